import CorpusModel
import Foundation
import Testing

@testable import Reporting

/// The rows of one document in each table.
struct DocumentEncoderTests {
  static func text(_ table: Table, _ document: ScannedDocument = Samples.document()) -> String {
    let encoded = DocumentEncoder(outline: Samples.outline, tables: [table]).encode(document)
    guard encoded.chunks.isEmpty else {
      return String(decoding: encoded.chunks[0].bytes, as: UTF8.self)
    }
    let isDropped = table == .dropped
    var hits = FindingRowEncoder(
      isDropped ? encoded.dropped : encoded.findings, isDropped ? .dropped : .counted, of: encoded,
      FindingCells(Samples.outline))
    var bytes: [UInt8] = []
    while hits.advance() {
      if table == .jsonl { hits.appendLine(to: &bytes) } else { hits.appendRow(to: &bytes) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test
  func findings() {
    let rows = Self.text(.findings).split(separator: "\r\n")
    #expect(rows.count == 3)
    #expect(
      rows[0] == """
        b/one.md#1,b/one.md,\(String(repeating: "a", count: 64)),"Aims, and means",,2,3,10,15,Trust,\
        trust*,values.trust,values,heading negated,,,,"'- We ""Trust"", always.",1.2,,,6
        """)
  }

  /// Rows that are put together from ready cells are those of the table's list of columns.
  @Test
  func countsAreThoseOfTheirColumns() {
    var document = Samples.document()
    for (id, group) in [("b/one.md", "b"), ("=a,\"b\".md", nil), ("c.md", "x,y")]
      as [(String, String?)]
    {
      document.id = id
      document.metadata = Metadata()
      document.metadata.set(.group, to: group, from: .folder)
      let cells = DocumentEncoder(outline: Samples.outline, tables: [.counts], keepsCells: true)
      let chunks = cells.encode(document).chunks
      #expect(Self.text(.counts, document) == String(decoding: chunks[0].bytes, as: UTF8.self))
      #expect(chunks[0].rows == Samples.outline.categories.count)
    }
  }

  @Test
  func linesAreExact() throws {
    let lines = Self.text(.jsonl).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[0] == #"""
        {"hit_id":"b/one.md#1","doc_id":"b/one.md","source_sha256":"\#(String(repeating: "a", count: 64))",\#
        "section":"Aims, and means","page":null,"block":2,"sentence":3,"char_start":10,"char_end":15,\#
        "text":"Trust","term":"trust*","category":"values.trust","pole":"values",\#
        "marks":["heading","negated"],"contrast_id":null,"contrast_role":null,"stance":null,\#
        "sentence_text":"- We \"Trust\", always.","lexicon_version":"1.2",\#
        "byte_start":null,"byte_end":null,"sentence_offset":6}
        """#)
  }

  @Test
  func linesAndRowsSayTheSame() throws {
    let header = TableLayout.findings.columns.map(\.name)
    let rows = CSVReader.rows(Array(Self.text(.findings).utf8))
    let lines = Self.text(.jsonl).split(separator: "\n")
    for (row, line) in zip(rows, lines) {
      let object = try Samples.object(Array(line.utf8))
      #expect(object.count == header.count)
      for (name, cell) in zip(header, row) where name != "sentence_text" {
        let value = object[name]
        let text = (value as? [String])?.joined(separator: " ") ?? (value as? String)
        #expect(cell == text ?? (value as? Int).map(String.init) ?? "", "\(name)")
      }
    }
  }

  @Test
  func dropped() {
    let rows = CSVReader.rows(Array(Self.text(.dropped).utf8))
    #expect(rows.count == 1)
    #expect(rows[0][0] == "b/one.md#d1")
    #expect(rows[0].suffix(7).prefix(2) == ["false_friend", "trust fund"])
    #expect(rows[0].count == TableLayout.dropped.columns.count)
  }

  @Test
  func documents() {
    let row = CSVReader.rows(Array(Self.text(.documents).utf8))[0]
    let names = TableLayout.documents(poles: Samples.outline.poles).columns.map(\.name)
    let cells = Dictionary(uniqueKeysWithValues: zip(names, row))
    #expect(row.count == names.count)
    #expect(cells["title"] == "'=Our values")
    #expect(cells["hits"] == "5")
    #expect(cells["values_hits"] == "3")
    #expect(cells["values_per_thousand"] == "5.2631578947368425")
    #expect(cells["targets_hits"] == "1")
    #expect(cells["share_values"] == "0.75")
    #expect(cells["balance_method"] == "cluster_robust")
    #expect(cells["reliability"] == "insufficient")
    #expect(cells["notes"] == "encoding_guessed: read as windows-1252")
    #expect(cells["url"] == "")
  }

  @Test
  func documentsWithoutWordsHaveNoFigures() {
    let row = CSVReader.rows(
      Array(Self.text(.documents, Samples.document(hits: [0, 0, 0, 0], words: 0)).utf8))[0]
    let names = TableLayout.documents(poles: Samples.outline.poles).columns.map(\.name)
    let cells = Dictionary(uniqueKeysWithValues: zip(names, row))
    for name in ["values_per_thousand", "share_values", "balance", "balance_low", "salience"] {
      #expect(cells[name] == "", "\(name)")
    }
    #expect(cells["balance_method"] == "none")
    #expect(cells["values_hits"] == "0")
  }

  @Test
  func withoutPolesTheirColumnsAreAbsent() {
    let names = TableLayout.documents(poles: nil).columns.map(\.name)
    #expect(names.suffix(3) == ["sentences", "hits", "notes"])
    var outline = Samples.outline
    outline.poles = nil
    let encoder = DocumentEncoder(outline: outline, tables: [.documents])
    let bytes = encoder.encode(Samples.document()).chunks[0].bytes
    #expect(CSVReader.rows(bytes)[0].count == names.count)
  }

  @Test
  func countsListEveryCategory() {
    let rows = CSVReader.rows(Array(Self.text(.counts, Samples.document(hits: [2, 0, 1, 0])).utf8))
    #expect(rows.map { $0[2] } == Samples.outline.categories.map(\.path))
    #expect(rows[0].suffix(5) == ["values", "2", "3.0", "570", "3.508771929824561"])
    #expect(rows[3].suffix(5) == ["", "0", "0.0", "570", "0.0"])
  }

  @Test(arguments: [
    ("Top Down", "targets", "top_down", "targets"), ("a b", "a_b", "first", "second"),
    ("", "x", "first", "second"), ("Ценности", "Цели", "ценности", "цели"),
  ])
  func polesNameColumns(first: String, second: String, left: String, right: String) {
    let names = PoleColumnNames(.init(first: first, second: second))
    #expect(names.first == left)
    #expect(names.second == right)
  }
}
