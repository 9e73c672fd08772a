import Archives
import CorpusModel
import Testing
import WebArchives

@testable import Acquisition

struct PackedListTests {
  private static func entry(_ number: Int) -> CorpusListing.Entry {
    var metadata = Metadata()
    metadata.set(.group, to: "group \(number % 7)", from: .manifest)
    metadata.set(.title, to: "The title of number \(number)", from: .manifest)
    return CorpusListing.Entry(
      id: "folder \(number % 100)/document \(number).html",
      place: .file(Array("/somewhere/folder \(number % 100)/document \(number).html".utf8)),
      size: number * 1000, ending: .document(.html), metadata: metadata,
      expectedSHA256: number % 3 == 0 ? "ab\(number)" : nil)
  }

  @Test func theListOfManyDocumentsTakesFewBytesForEach() {
    let count = 20_000
    var list = PackedList<CorpusListing.Entry>()
    for number in 0..<count { list.append(PackedListTests.entry(number)) }
    #expect(list.count == count)
    // Their places, and a piece that is not yet in the file.
    #expect(list.footprint < count * 16 + 300_000)
    var cursor = PackedList.Cursor(list)
    for number in stride(from: 0, to: count, by: 321) {
      let (found, wanted) = (list[number], PackedListTests.entry(number))
      #expect(found.id == wanted.id && found.size == wanted.size && found.ending == wanted.ending)
      #expect(found.metadata == wanted.metadata && found.expectedSHA256 == wanted.expectedSHA256)
      #expect(cursor.firstNumber(at: number) == wanted.size)
    }
    for number in [0, 1, 2, 19_999, 19_998, 40, 7_000, 7_001] {
      #expect(cursor.element(at: number).id == PackedListTests.entry(number).id)
      #expect(cursor.firstNumber(at: number) == number * 1000)
    }
    #expect(list.enumerated().allSatisfy { $0.element.size == $0.offset * 1000 })
  }

  @Test func documentsComeInTheOrderOfTheirNamesBytes() {
    var listing = CorpusListing()
    for number in 0..<5_000 { listing.append(PackedListTests.entry(number * 7919 % 5_000)) }
    for row in [3, 1, 2] {
      var entry = PackedListTests.entry(0)
      (entry.id, entry.row) = ("a.csv#\(9 - row)", ("a.csv", row))
      listing.append(entry)
    }
    let ids = listing.entries.map(\.id)
    listing.sort()
    let expected =
      ["a.csv#8", "a.csv#7", "a.csv#6"]
      + ids.dropLast(3).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(listing.entries.map(\.id) == expected)
  }

  @Test func twoProblemsOfOnePathStayInTheirOrder() {
    var listing = CorpusListing()
    for (path, code) in [("b", "1"), ("a", "2"), ("b", "0"), ("a", "1")] {
      listing.problems.append(
        Problem(path: path, severity: .warning, code: code, message: "m", advice: "a", sha256: code)
      )
    }
    listing.sort()
    #expect(listing.problems.map { $0.path + $0.code } == ["a2", "a1", "b1", "b0"])
    #expect(listing.problems[0].severity == .warning && listing.problems[0].sha256 == "2")
  }

  @Test func copiesOfAListGoTheirOwnWays() {
    var list = PackedList<CorpusListing.Entry>()
    for number in 0..<3_000 { list.append(PackedListTests.entry(number)) }
    var other = list
    for number in 3_000..<9_000 {
      list.append(PackedListTests.entry(number))
      other.append(PackedListTests.entry(number + 100_000))
    }
    #expect((list.count, other.count) == (9_000, 9_000))
    for number in stride(from: 0, to: 9_000, by: 111) {
      #expect(list[number].id == PackedListTests.entry(number).id)
      let expected = PackedListTests.entry(number < 3_000 ? number : number + 100_000)
      #expect(other[number].id == expected.id)
    }
  }

  @Test func anElementIsFoundByItsName() {
    var list = PackedList<CorpusListing.Entry>()
    for number in 0..<2_000 { list.append(PackedListTests.entry(number)) }
    list.append(PackedListTests.entry(17))
    let index = PackedList.NameIndex(list) { $0.id }
    #expect(index.place(of: PackedListTests.entry(1_234).id, in: list) == 1_234)
    #expect(index.place(of: PackedListTests.entry(17).id, in: list) == 2_000)
    #expect(index.place(of: "nothing", in: list) == nil)
  }

  @Test func whatIsLargerThanAPieceIsReadWhole() throws {
    var list = PackedList<CorpusListing.Entry>()
    let text = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    for number in 0..<4 {
      var entry = PackedListTests.entry(number)
      entry.place = .row(text: text + [UInt8(number)], format: .markdown, sha256: "cd")
      list.append(entry)
    }
    for number in 0..<4 {
      guard case .row(let found, .markdown, "cd") = list[number].place else {
        Issue.record("it is no row")
        continue
      }
      #expect(found == text + [UInt8(number)])
    }
  }

  @Test func recordsKeepWhereTheyAre() throws {
    var list = PackedList<CorpusListing.Entry>()
    let place = WARCPlace(isPacked: true, offset: 1 << 40, skipped: 3, length: 99, isWhole: false)
    let record = WARCRecord(
      kind: .other("odd"), fields: FieldList([("A", "1"), ("a", "2")]), block: [0, 255])
    for source in [ArchivedRecord.Source.file([1, 2], size: 7), .memory(record)] {
      var entry = PackedListTests.entry(1)
      entry.place = .record(ArchivedRecord(source: source, place: place, format: .pdf))
      list.append(entry)
    }
    guard case .record(let file) = list[0].place, case .file([1, 2], size: 7) = file.source,
      case .record(let memory) = list[1].place, case .memory(let found) = memory.source
    else {
      Issue.record("they are no records")
      return
    }
    #expect(file.place == place && file.format == .pdf && memory.place == place)
    #expect(found == record)
  }
}
