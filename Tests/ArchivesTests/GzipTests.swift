import Archives
import TestSupport
import Testing

/// What is read of gzip files, and what is refused.
@Suite struct GzipTests {
  static let trust = GzipWriter.file("We trust people.")

  /// As `gzip -9` packs forty thousand times the letter a.
  static let swelling: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 49, 1, 0, 0, 0, 194, 160, 172, 235, 95, 194, 203,
    22, 64, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 55, 247, 184, 221, 243, 64, 156,
    0, 0,
  ]

  static func text(_ file: [UInt8], limit: Int = 1_000_000) throws(GzipError) -> String {
    String(decoding: try Gzip.unpack(file, limit: limit), as: UTF8.self)
  }

  @Test(arguments: [
    ("one member", trust, "We trust people."),
    ("a name in the header", GzipWriter.file(Array("x".utf8), name: "page.html"), "x"),
    ("nothing", GzipWriter.file(""), ""),
    ("two members", GzipWriter.file("We trust ") + GzipWriter.file("people."), "We trust people."),
    (
      "an empty member between", trust + GzipWriter.file("") + GzipWriter.file("!"),
      "We trust people.!"
    ),
    ("zeros behind", trust + [0, 0, 0], "We trust people."),
  ])
  func unpacks(what: String, file: [UInt8], text: String) throws {
    #expect(Gzip.isPacked(file))
    #expect(try Self.text(file) == text)
  }

  @Test func aLongTextIsUnpackedWhole() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }
    #expect(try Gzip.unpack(GzipWriter.file(bytes), limit: bytes.count) == bytes)
  }

  @Test(arguments: 10..<trust.count)
  func whatIsCutOffIsRefused(length: Int) {
    #expect(throws: GzipError.cutOff) { try Self.text(Array(Self.trust.prefix(length))) }
  }

  @Test(arguments: [0, 1, 2, 12, 20, trust.count - 8, trust.count - 1])
  func aChangedByteIsFound(place: Int) {
    var file = Self.trust
    file[place] ^= 0x10
    #expect(throws: GzipError.damaged(offset: 0)) { try Self.text(file) }
  }

  @Test func whatStandsBehindMustBeAMember() {
    #expect(throws: GzipError.damaged(offset: Self.trust.count)) {
      try Self.text(Self.trust + Array("<p>".utf8))
    }
  }

  @Test func theLimitHoldsForAllMembersTogether() throws {
    #expect(try Self.text(Self.trust, limit: 16) == "We trust people.")
    #expect(throws: GzipError.tooLarge(limit: 15)) { try Self.text(Self.trust, limit: 15) }
    #expect(throws: GzipError.tooLarge(limit: 20)) {
      try Self.text(Self.trust + Self.trust, limit: 20)
    }
    #expect(try Self.text(Self.trust + Self.trust, limit: 32).count == 32)
  }

  @Test func aFileThatSwellsIsRefused() throws {
    #expect(try Self.text(Self.swelling).count == 40_000)
    #expect(throws: GzipError.tooLarge(limit: 10_000)) {
      try Self.text(Self.swelling, limit: 10_000)
    }
  }
}
