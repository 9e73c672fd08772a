import Testing

@testable import Touchstone

@Suite struct SealedRecordTests {
  @Test func whatIsSealedComesBack() {
    for record in [[], [0], Array(0...255)] as [[UInt8]] {
      #expect(SealedRecord.open(SealedRecord.seal(record)) == record)
    }
  }

  @Test func whatHasChangedDoesNot() {
    let sealed = SealedRecord.seal(Array("We trust people.".utf8))
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(SealedRecord.open(changed) == nil)
      #expect(SealedRecord.open(Array(sealed[..<index])) == nil)
    }
  }
}
