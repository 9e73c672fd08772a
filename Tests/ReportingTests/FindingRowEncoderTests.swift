import BinaryRecords
import CorpusModel
import Testing

@testable import Reporting

/// Rows of hits that are put together from stretches, against those of the tables' columns.
struct FindingRowEncoderTests {
  /// Texts that need quotation marks, escapes or a guard, and such that need none.
  private static let texts = [
    "Trust", "", "=1+1", "a,b", "\"quoted\"", "line\r\nend", "tab\there", "＝wide", "“curly” – é",
    "back\\slash",
    "\u{1}", "'single'",
  ]

  /// Hits that change one thing at a time, or several.
  private static func findings(isDropped: Bool) -> Findings {
    var result: Findings = []
    for (number, text) in texts.enumerated() {
      for turn in 0..<3 {
        var finding = Samples.finding(text, category: (number + turn) % 4)
        finding.section = turn == 2 ? texts[(number + 5) % texts.count] : "A heading"
        finding.page = number % 3 == 0 ? nil : number
        finding.block = number
        finding.sentence = number * 2 + turn / 2
        finding.charStart = 1000 - number * 7 + turn
        finding.charEnd = finding.charStart + number
        finding.term = texts[(number + turn) % texts.count]
        finding.marks = Marks(rawValue: UInt8(number))
        finding.sentenceText = "In \(texts[(number + 3) % texts.count])"
        finding.sentenceOffset = number * 100
        if number % 2 == 0 { finding.fileSpan = TextSpan(start: number, end: number + turn) }
        if number % 4 == 1 {
          finding.relation = Finding.Part(
            contrast: turn == 0 ? nil : turn, role: turn == 1 ? nil : "rejected",
            stance: turn == 2 ? nil : texts[number])
        }
        if isDropped { finding.dropped = turn == 0 ? .name : .outOfContext(texts[number]) }
        result.append(finding)
      }
    }
    return result
  }

  private static func sample(_ id: String) -> ScannedDocument {
    var document = Samples.document(id)
    document.findings = findings(isDropped: false)
    document.dropped = findings(isDropped: true)
    return document
  }

  /// What the list of columns makes of the same hits.
  private static func expected(_ table: Table, _ document: ScannedDocument) -> String {
    let isDropped = table == .dropped
    var rows = CSVEncoder()
    var lines: [UInt8] = []
    for (index, finding) in (isDropped ? document.dropped : document.findings).enumerated() {
      let row = FindingRow(
        documentID: document.id, sha256: document.sha256, number: index + 1, finding: finding,
        category: Samples.outline.categories[finding.category.index], lexiconVersion: "1.2")
      let layout: TableLayout<FindingRow> = isDropped ? .dropped : .findings
      layout.append(row, to: &rows)
      TableLayout.findings.append(row, toLines: &lines)
    }
    return String(decoding: table == .jsonl ? lines : rows.bytes, as: UTF8.self)
  }

  @Test(
    arguments: [Table.findings, .jsonl, .dropped],
    ["b/one.md", "a,\"b\".md", "=sum.md", "＝", "-", "ünï.txt", ""])
  func rowsAreThoseOfTheirColumns(table: Table, id: String) {
    let document = Self.sample(id)
    #expect(DocumentEncoderTests.text(table, document) == Self.expected(table, document))
  }

  @Test
  func sentencesArePackedOnce() {
    var finding = Samples.finding("Trust", category: 0)
    finding.sentenceText = String(repeating: "We trust. ", count: 50)
    let few = PackedFindings(Findings(repeatElement(finding, count: 10))).bytes.count
    let many = PackedFindings(Findings(repeatElement(finding, count: 1000))).bytes.count
    #expect(few > finding.sentenceText.utf8.count)
    #expect(many - few < 990 * 25)
  }

  @Test
  func recordsComeBack() throws {
    let packed = PackedFindings(Self.findings(isDropped: true))
    var record = RecordWriter()
    packed.write(to: &record)
    var reader = RecordReader(record.bytes)
    let again = try PackedFindings(from: &reader, categories: 4)
    #expect(again.bytes == packed.bytes)
    #expect(again.count == packed.count)
    #expect(reader.isAtEnd)
  }

  /// No damage to the bytes is more than an error, or another text.
  @Test
  func damageIsAnError() {
    let packed = PackedFindings(Self.findings(isDropped: false))
    var record = RecordWriter()
    packed.write(to: &record)
    var errors = 0
    for place in record.bytes.indices {
      for bit in [0x01, 0x10, 0x80] as [UInt8] {
        var bytes = record.bytes
        bytes[place] ^= bit
        var reader = RecordReader(bytes)
        if (try? PackedFindings(from: &reader, categories: 4)) == nil { errors += 1 }
      }
    }
    #expect(errors > 0)
    // Two of the largest number side by side, such as a place and a length, with nothing of them lost to the record around.
    var largest = RecordWriter()
    for _ in 0..<2 { largest.write(Int.max) }
    for place in packed.bytes.indices.dropLast() {
      var bytes = packed.bytes
      bytes.replaceSubrange(place...place + 1, with: largest.bytes)
      var damaged = RecordWriter()
      damaged.write(packed.count)
      damaged.write(bytes)
      var reader = RecordReader(damaged.bytes)
      if (try? PackedFindings(from: &reader, categories: 4)) == nil { errors += 1 }
    }
    var fewer = RecordReader(record.bytes)
    #expect(throws: RecordReader.Damage.self) {
      try PackedFindings(from: &fewer, categories: 3)
    }
    for end in 0..<record.bytes.count {
      var reader = RecordReader(Array(record.bytes.prefix(end)))
      #expect(throws: RecordReader.Damage.self) { try PackedFindings(from: &reader, categories: 4) }
    }
  }
}
