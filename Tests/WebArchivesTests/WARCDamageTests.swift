import Testing

@testable import WebArchives

/// Archives in which one byte is not as it was written.
struct WARCDamageTests {
  private static let date = "2026-01-31T12:00:00Z"

  private static func record(_ number: Int) -> WARCRecord {
    .response(
      uri: "https://a.example/\(number)", date: date,
      http: Array("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nPage \(number)".utf8))
  }

  /// The identifiers of the records that a walk comes to, in its order; nil where it does not end.
  private func walk(_ bytes: [UInt8]) -> [String]? {
    var reader = WARCReader<Never> { offset, count in
      offset < bytes.count ? Array(bytes[offset..<min(offset + count, bytes.count)]) : []
    }
    var found: [String] = []
    for _ in 0..<100 {
      guard let item = reader.next() else { return found }
      if case .record(let record, _) = item, let id = record.recordID { found.append(id) }
    }
    return nil
  }

  @Test("a walk ends, and loses no record but the damaged one", arguments: [true, false])
  func everyByte(isPacked: Bool) throws {
    let records = (1...3).map(WARCDamageTests.record)
    let members = records.map { isPacked ? WARCEncoder.member(of: $0) : WARCEncoder.bytes(of: $0) }
    let whole = Array(members.joined())
    let ids = records.compactMap(\.recordID)
    #expect(walk(whole) == ids)
    let damaged = members[0].count..<members[0].count + members[1].count
    for position in damaged {
      for mask in [0x01, 0x20, 0x55, 0xFF] as [UInt8] {
        var bytes = whole
        bytes[position] ^= mask
        let found = try #require(walk(bytes), "byte \(position), mask \(mask)")
        #expect(found.first == ids[0], "byte \(position), mask \(mask)")
        if isPacked { #expect(found.last == ids[2], "byte \(position), mask \(mask)") }
      }
    }
  }
}
