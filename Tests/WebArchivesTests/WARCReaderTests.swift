import Archives
import Testing

@testable import WebArchives

/// Walks over archives, whole and damaged.
@Suite struct WARCReaderTests {
  static let date = "2026-01-31T12:00:00Z"
  static let records = (0..<5).map { index in
    WARCRecord.response(
      uri: "https://a.example/\(index)", date: date,
      http: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".utf8)
        + Array(String(repeating: "<p>We trust people. ", count: index * 90).utf8))
  }
  static let plain = records.map(WARCEncoder.bytes)
  static let members = records.map(WARCEncoder.member)

  static let shapes: [(String, [UInt8])] = [
    ("plain", Array(plain.joined())), ("packed", Array(members.joined())),
    ("one member", Gzip.pack(Array(plain.joined()))),
    ("two in a member", Gzip.pack(plain[0] + plain[1]) + Gzip.pack(Array(plain[2...].joined()))),
    ("members that know of no records", packedInPieces(of: 700)),
    ("zeros behind", Array(members.joined()) + [UInt8](repeating: 0, count: 5_000)),
    ("zeros behind, plain", Array(plain.joined()) + [UInt8](repeating: 0, count: 5_000)),
    ("zeros between", Array(members.joined(separator: [0, 0, 0]))),
    ("line ends of LF", Array(plain.joined().filter { $0 != 0x0D })),
    ("line ends before", [0x0D, 0x0A] + Array(plain.joined())),
    ("zeros before", [0, 0, 0] + Array(plain.joined())),
    ("no line ends behind", Array(plain.map { $0.dropLast(4) }.joined())),
  ]

  private static func packedInPieces(of size: Int) -> [UInt8] {
    let bytes = Array(plain.joined())
    return stride(from: 0, to: bytes.count, by: size).flatMap {
      Gzip.pack(Array(bytes[$0..<min(bytes.count, $0 + size)]))
    }
  }

  @Test(arguments: shapes)
  func everyShapeHasTheSameRecords(name: String, bytes: [UInt8]) {
    let walk = Walk(bytes)
    if name == "line ends of LF" {
      // What the lengths count is gone with the line ends.
      #expect(walk.records.map(\.targetURI) == Self.records.map(\.targetURI))
      return
    }
    #expect(walk.faults == [])
    #expect(walk.records == Self.records)
  }

  @Test func placesSayWhereARecordAloneIs() {
    let bytes = Array(Self.members.joined())
    var offset = 0
    for (place, member) in zip(Walk(bytes).places, Self.members) {
      #expect(place.offset == offset)
      #expect(place.end == offset + member.count)
      #expect(place.skipped == 0)
      offset += member.count
    }
    let plain = Walk(Array(Self.plain.joined())).places
    #expect(plain[1].offset == Self.plain[0].count)
    #expect(plain[1].end == Self.plain[0].count + Self.plain[1].count)
    let shared = Walk(Gzip.pack(Array(Self.plain.joined()))).places
    #expect(shared[1].offset == 0)
    #expect(shared[1].skipped == Self.plain[0].count)
    #expect(shared.map { $0.end != nil } == [false, false, false, false, true])
  }

  @Test func membersOfAFewBytesGiveNothingWrong() {
    for size in [1, 3, 20, 100] {
      let walk = Walk(Self.packedInPieces(of: size))
      #expect(!walk.faults.isEmpty, "a head goes on over eight members at most")
      for (record, place) in zip(walk.records, walk.places) where place.isWhole {
        #expect(Self.records.contains(record))
      }
    }
  }

  @Test(arguments: ["WARC/1.\u{89}0\r\nA: b\r\n\r\n", "WARC/1.0\r\nno end", "WARC/1.0"])
  func whatOnlyLooksLikeARecordIsToldOnce(text: String) {
    let bytes = Array(text.utf8)
    for shape in [bytes, Gzip.pack(bytes)] {
      #expect(Walk(shape).faults.count == 1)
      let more = Walk(shape + (shape == bytes ? Self.plain[0] : Self.members[0]))
      #expect(more.faults.count <= 1)
    }
  }

  // MARK: Damage

  /// Whatever is cut off an archive, the records before are there, and it is known where they end.
  @Test(arguments: [("packed", members), ("plain", plain)])
  func whatIsCutOffCostsOneRecord(name: String, parts: [[UInt8]]) {
    let bytes = Array(parts.joined())
    let ends = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    for cut in stride(from: 0, to: bytes.count, by: bytes.count / 300) {
      let walk = Walk(Array(bytes.prefix(cut)))
      let whole = ends.lastIndex { $0 <= cut } ?? 0
      #expect(walk.records.prefix(whole) == Self.records.prefix(whole), "cut at \(cut)")
      #expect(walk.records.count <= whole + 1)
      let integrity = WARCIntegrity(read: Walk.source(Array(bytes.prefix(cut))))
      #expect(integrity.wholeLength == ends[whole], "cut at \(cut)")
      #expect(integrity.records == whole)
      #expect(integrity.laterRecords == 0)
      if cut != ends[whole], name == "packed", cut > ends[whole] + 1 {
        #expect(integrity.fault != nil, "cut at \(cut)")
      }
    }
  }

  @Test func aDamagedMemberCostsItsRecord() {
    for position in stride(from: 20, to: Self.members[2].count - 9, by: 13) {
      var parts = Self.members
      parts[2][position] ^= 0x55
      let walk = Walk(Array(parts.joined()))
      let others = [0, 1, 3, 4].map { Self.records[$0] }
      #expect(walk.records == others, "at \(position)")
      let offset = Self.members[0].count + Self.members[1].count
      #expect(walk.faults.map(\.offset) == [offset])
      let integrity = WARCIntegrity(read: Walk.source(Array(parts.joined())))
      #expect(integrity.records == 2)
      #expect(integrity.wholeLength == offset)
      #expect(integrity.laterRecords == 2)
    }
  }

  @Test func whatIsNoMemberIsPassedOver() {
    let bytes = Self.members[0] + Array("garbage".utf8) + Self.members[1]
    let walk = Walk(bytes)
    #expect(walk.records == Array(Self.records[..<2]))
    #expect(walk.faults.map(\.kind) == [.noMember])
    #expect(walk.faults.map(\.offset) == [Self.members[0].count])
  }

  private static func restated(_ record: Int, _ length: String) -> [UInt8] {
    let text = String(decoding: plain[record], as: UTF8.self)
    let stated = "Content-Length: \(records[record].block.count)"
    return Array(text.replacing(stated, with: "Content-Length: " + length).utf8)
  }

  @Test(arguments: ["99999999", "10", "3000", "-1", "x", "", "99999999999999999999", "+5", "0x10"])
  func lengthsThatLieCostNoOtherRecord(length: String) {
    let parts = [Self.plain[0], Self.restated(1, length), Self.plain[2], Self.plain[3]]
    for bytes in [Array(parts.joined()), parts.flatMap(Gzip.pack)] {
      let walk = Walk(bytes)
      #expect(!walk.faults.isEmpty)
      let addresses = walk.records.compactMap(\.targetURI)
      #expect(
        addresses.filter { !$0.hasSuffix("/1") }
          == ["https://a.example/0", "https://a.example/2", "https://a.example/3"])
    }
  }

  @Test func aLengthThatIsTooLargeEndsWhereTheNextRecordBegins() {
    let bytes = Self.plain[0] + Self.restated(1, "3000") + Self.plain[2]
    let walk = Walk(bytes)
    #expect(walk.records == Array(Self.records[..<3]))
    #expect(walk.places.map(\.isWhole) == [true, false, true])
    #expect(walk.faults.map(\.kind).count == 1)
  }

  // MARK: Limits

  @Test func recordsBeyondTheLimitArePassedOver() {
    var limits = WARCLimits()
    limits.blockSize = 5_000
    for (_, bytes) in Self.shapes.prefix(3) {
      let walk = Walk(bytes, limits: limits)
      #expect(walk.records == Array(Self.records.filter { $0.block.count <= 5_000 }))
      let sizes = Self.records.map(\.block.count).filter { $0 > 5_000 }
      #expect(walk.faults.map(\.kind) == sizes.map { .tooLarge(size: $0, limit: 5_000) })
      #expect(walk.faults.allSatisfy { $0.record?.targetURI != nil })
    }
  }

  @Test func whatSwellsIsPassedOver() {
    let bomb = WARCRecord.response(
      uri: "https://a.example/bomb", date: Self.date,
      http: [UInt8](repeating: 0x61, count: 20_000_000))
    let walk = Walk(Self.members[0] + WARCEncoder.member(of: bomb) + Self.members[1])
    #expect(walk.records == Array(Self.records[..<2]))
    #expect(walk.faults.map(\.kind) == [.swelling(limit: 400)])
    #expect(walk.faults[0].record?.targetURI == "https://a.example/bomb")
  }

  @Test func onlyWhatIsAskedForIsKept() {
    var limits = WARCLimits()
    limits.kept = 30
    var reader = WARCReader(limits: limits, read: Walk.source(Array(Self.members.joined())))
    var count = 0
    while case .record(let record, let place)? = reader.next() {
      #expect(record.block == Array(Self.records[count].block.prefix(30)))
      #expect(place.length >= Self.records[count].block.count)
      count += 1
    }
    #expect(count == 5)
  }

  @Test(
    arguments: [
      ("", .empty), ("<!doctype html>", .noArchive), ("filedesc://x.arc 0.0.0.0", .refused(.arc)),
      ("\u{4}\"M\u{18}", .refused(.lz4)), ("PK\u{3}\u{4}", .noArchive),
    ] as [(String, WARCFault.Kind)])
  func whatIsNoArchiveIsRefusedByName(text: String, kind: WARCFault.Kind) {
    #expect(Walk(Array(text.utf8)).faults.map(\.kind) == [kind])
    guard !text.isEmpty else { return }
    #expect(Walk(Gzip.pack(Array(text.utf8))).faults.map(\.kind) == [kind])
  }

  @Test func manyThatLookLikeMembersEndTheSearch() {
    let bytes = Self.members[0] + (0..<20_000).flatMap { _ in [0x1F, 0x8B, 0x08, 0xFF] as [UInt8] }
    let walk = Walk(bytes)
    #expect(walk.records.count == 1)
    #expect(walk.faults.last?.kind == .searchGivenUp)
  }
}
