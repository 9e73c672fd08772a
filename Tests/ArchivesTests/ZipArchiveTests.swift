import Archives
import TestSupport
import Testing

/// What is read of archives, and what is refused.
@Suite struct ZipArchiveTests {
  typealias Entry = ZipWriter.Entry

  static let integrity = Entry("a/text.xml", "integrity")

  static func text(_ archive: [UInt8], _ name: String = "a/text.xml") throws(ZipError) -> String? {
    var archive = try ZipArchive(archive)
    return try archive.part(name).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("stored", ZipWriter.archive([integrity])),
    ("deflated", ZipWriter.archive([integrity.deflated])),
    ("bytes before the archive", Array(repeating: 7, count: 400) + ZipWriter.archive([integrity])),
    ("bytes behind the archive", ZipWriter.archive([integrity]) + Array(repeating: 0, count: 99)),
    (
      "a comment with the mark of an end",
      ZipWriter.archive([integrity], comment: "PK\u{5}\u{6}" + String(repeating: "x", count: 60))
    ),
    ("a name with backslashes", ZipWriter.archive([integrity.with { $0.name = "a\\text.xml" }])),
    ("a name in capitals", ZipWriter.archive([integrity.with { $0.name = "A/Text.XML" }])),
    ("a part that claims nothing else", ZipWriter.archive([Entry("../../x", "no"), integrity])),
    (
      "a damaged part that nobody asks for",
      ZipWriter.archive([Entry("b", "x").with { $0.checksum = 1 }, integrity])
    ),
  ])
  func readsAPart(what: String, archive: [UInt8]) throws {
    #expect(try Self.text(archive) == "integrity")
  }

  @Test func namesComeInTheOrderOfTheDirectory() throws {
    let archive = try ZipArchive(
      ZipWriter.archive([Entry("b", "1"), Entry("folder/", ""), Entry("a", "2")]))
    #expect(archive.names == ["b", "folder/", "a"])
    #expect(archive.contains("folder/"))
    #expect(!archive.contains("../b"))
  }

  @Test func aPartThatIsNotThereIsNoError() throws {
    #expect(try Self.text(ZipWriter.archive([Self.integrity]), "c") == nil)
    #expect(try Self.text(ZipWriter.archive([Entry]()), "c") == nil)
    #expect(try Self.text(ZipWriter.archive([Entry("empty", "")]), "empty") == "")
    #expect(try Self.text(ZipWriter.archive([Entry("empty", "").deflated]), "empty") == "")
  }

  @Test(arguments: [
    (integrity.with { $0.flags = 1 }, ZipError.encrypted("a/text.xml")),
    (integrity.with { $0.method = 12 }, .unknownMethod("a/text.xml", method: 12)),
    (integrity.with { $0.checksum ^= 1 }, .damagedPart("a/text.xml")),
    (integrity.with { $0.size += 1 }, .damagedPart("a/text.xml")),
    (integrity.deflated.with { $0.size += 1 }, .damagedPart("a/text.xml")),
    (integrity.deflated.with { $0.size -= 1 }, .damagedPart("a/text.xml")),
    (integrity.deflated.with { $0.packed[1] ^= 1 }, .damagedPart("a/text.xml")),
    (
      integrity.with { $0.size = 300_000_000 },
      .partTooLarge("a/text.xml", size: 300_000_000, limit: 128_000_000)
    ),
    (
      integrity.with { $0.size = 100_000_000 },
      .swelling("a/text.xml", ratio: 11_111_111, limit: 400)
    ),
  ])
  func refusesAPart(entry: Entry, error: ZipError) throws {
    var archive = try ZipArchive(ZipWriter.archive([entry]))
    #expect(throws: error) { try archive.part("a/text.xml") }
  }

  @Test func twoPartsOfOneNameAreRefused() {
    let twice = ZipWriter.archive([Self.integrity, Entry("a/text.xml", "other")])
    #expect(throws: ZipError.duplicate("a/text.xml")) { try Self.text(twice) }
  }

  @Test func ofTwoNamesThatDifferInCapitalsTheExactOneCounts() throws {
    let archive = ZipWriter.archive([Entry("A/text.xml", "other"), Self.integrity])
    #expect(try Self.text(archive) == "integrity")
    #expect(throws: ZipError.duplicate("a/TEXT.xml")) { try Self.text(archive, "a/TEXT.xml") }
  }

  @Test func limitsHold() throws {
    let packed: [UInt8] = [
      237, 193, 49, 1, 0, 0, 0, 194, 160, 172, 235, 95, 194, 20, 126, 64, 1, 0, 0, 0, 0, 111, 3,
    ]
    let entry = Entry("a", "").with {
      $0.packed = packed
      $0.method = 8
      $0.size = 5000
      $0.checksum = 1_291_082_102
    }
    let bytes = ZipWriter.archive([entry, entry.with { $0.name = "b" }])
    #expect(try Self.text(bytes, "a") == String(repeating: "a", count: 5000))

    var limits = ZipLimits()
    limits.totalSize = 9000
    var archive = try ZipArchive(bytes, limits: limits)
    #expect(try archive.part("a")?.count == 5000)
    #expect(throws: ZipError.totalTooLarge(limit: 9000)) { try archive.part("b") }

    limits = ZipLimits()
    (limits.freeSize, limits.ratio) = (1000, 200)
    archive = try ZipArchive(bytes, limits: limits)
    #expect(throws: ZipError.swelling("a", ratio: 217, limit: 200)) { try archive.part("a") }

    limits = ZipLimits()
    limits.entries = 1
    #expect(throws: ZipError.tooManyEntries(count: 2, limit: 1)) {
      try ZipArchive(bytes, limits: limits)
    }
  }

  @Test func entriesThatShareBytesAreRefused() {
    var bytes = ZipWriter.archive([Entry("a", "xyz"), Entry("b", "xyz")])
    // The second entry of the directory points at the first one's header.
    let second = bytes.count - 22 - 47 + 42
    for offset in 0..<4 { bytes[second + offset] = 0 }
    #expect(throws: ZipError.overlap("a", "b")) { try ZipArchive(bytes) }
  }

  @Test func whatIsCutOffIsRefused() {
    let bytes = ZipWriter.archive([Self.integrity, Entry("b", "more")])
    for count in 0..<bytes.count {
      #expect(throws: ZipError.self) { try ZipArchive(Array(bytes[..<count])) }
    }
  }

  @Test func anyChangedByteIsReadOrRefusedButNothingElseIsRead() throws {
    let bytes = ZipWriter.archive([Self.integrity.deflated])
    for position in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[position] ^= 1 << UInt8(bit)
        let text = try? Self.text(changed)
        #expect(text == nil || text == "integrity", "byte \(position), bit \(bit)")
      }
    }
  }

  @Test func sizesOfEightBytesAreRead() throws {
    // What .NET writes for small files too: all sizes are in the extra field, and the end has a wide twin.
    let name = Array("a".utf8)
    func short(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
    func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16) }
    func wide(_ number: Int) -> [UInt8] { long(number) + long(0) }
    let sum = long(Int(ZipWriter.checksum(Array("trust".utf8))))
    let start =
      short(45) + short(0) + short(0) + long(0) + sum + long(0xFFFF_FFFF)
      + long(0xFFFF_FFFF) + short(1)
    let local = long(0x0403_4B50) + start + short(0) + name + Array("trust".utf8)
    let directory =
      long(0x0201_4B50) + short(45) + start + short(28) + short(0) + short(0) + short(0) + long(0)
      + long(0xFFFF_FFFF) + name + short(1) + short(24) + wide(5) + wide(5) + wide(0)
    let record =
      long(0x0606_4B50) + wide(44) + short(45) + short(45) + long(0) + long(0) + wide(1) + wide(1)
      + wide(directory.count) + wide(local.count)
    let locator = long(0x0706_4B50) + long(0) + wide(local.count + directory.count) + long(1)
    let end =
      long(0x0605_4B50) + long(0) + short(0xFFFF) + short(0xFFFF) + long(0xFFFF_FFFF)
      + long(0xFFFF_FFFF) + short(0)
    let bytes = local + directory + record + locator + end
    #expect(try Self.text(bytes, "a") == "trust")
    #expect(try Self.text([1, 2, 3] + bytes, "a") == "trust")
  }
}
