import CorpusModel
import Digests
import Files
import Foundation
import Measures
import Testing

@testable import Reporting

/// Copies of a run's tables get the rows of the CSV files, exact, and are part of the run.
struct TableCopyTests {
  /// A copy that keeps its rows and writes a line.
  private final class Keeper: TableCopy {
    let plan: CopyPlan
    var rows: [[[Cell]]]
    var isFinished = false

    init(_ plan: CopyPlan) {
      self.plan = plan
      rows = Array(repeating: [], count: plan.tables.count)
    }

    func append(_ row: [Cell], to table: Int) throws(FileError) { rows[table].append(row) }

    func finish() throws(FileError) {
      let file = try OutputFile(
        plan.path.split(separator: "/").last.map(String.init) ?? "",
        in: String(plan.path.prefix(upTo: plan.path.lastIndex(of: "/") ?? plan.path.startIndex)))
      try file.append(Array("copy".utf8))
      _ = try file.finish()
      isFinished = true
    }
  }

  /// A copy that fails: at the first row, or at the end.
  private final class Failer: TableCopy {
    let plan: CopyPlan
    let atEnd: Bool

    init(_ plan: CopyPlan, atEnd: Bool) {
      self.plan = plan
      self.atEnd = atEnd
    }

    func append(_ row: [Cell], to table: Int) throws(FileError) { if !atEnd { try finish() } }
    func finish() throws(FileError) { throw .system(.write, path: plan.path, code: ENOSPC) }
  }

  /// What was opened while a run was written.
  private final class Opened {
    var copies: [Keeper] = []

    func make(_ plan: CopyPlan) throws(FileError) -> any TableCopy {
      let copy = Keeper(plan)
      copies.append(copy)
      return copy
    }
  }

  private func run(
    at path: String, tables: Set<Table> = Set(Table.allCases),
    copies: [CopyFormat: CopyMaker]
  ) throws {
    let writer = try RunWriter(
      folder: RunFolder(destination: path), outline: Samples.outline, tables: tables,
      record: Samples.record, copies: copies)
    for document in RunWriterTests.documents { try writer.write(document) }
    try writer.write(Samples.problem)
    _ = try writer.finish(at: Timestamp(seconds: 0))
  }

  /// The text of a cell without its guard, which the encoder's own tests look at.
  private func text(_ cell: Cell) -> String {
    let line = CSVEncoderTests.line([cell, .text("x")])
    return CSVReader.rows(Array(line.utf8))[0][0]
  }

  @Test func copiesGetTheRowsOfTheCSVFiles() throws {
    try Samples.withFolder { folder in
      let opened = Opened()
      try run(
        at: folder + "/a", copies: [.excel: opened.make])
      let copy = try #require(opened.copies.first)
      #expect(opened.copies.count == 1 && copy.isFinished)
      #expect(
        copy.plan.tables.map(\.name) == [
          "summary", "documents", "findings", "relations", "counts", "dropped", "problems",
          "columns",
        ])
      for (table, rows) in zip(copy.plan.tables, copy.rows).dropLast() {
        let csv = CSVReader.rows(try Samples.bytes(folder + "/a/\(table.name).csv"))
        #expect(table.columns.map(\.name) == csv[0])
        #expect(rows.map { $0.map(text) } == Array(csv.dropFirst()), "\(table.name)")
      }
      // The CSV files have a guard where the copy has the text itself.
      let title = try #require(copy.plan.tables[1].columns.firstIndex { $0.name == "title" })
      #expect(copy.rows[1].allSatisfy { $0[title] == .text("=Our values") })
      let columns = copy.plan.tables.dropLast().map(\.columns.count).reduce(0, +)
      #expect(copy.rows.last?.count == columns)
    }
  }

  @Test func copiesAreFilesOfTheRun() throws {
    try Samples.withFolder { folder in
      let opened = Opened()
      let make: CopyMaker = opened.make
      for _ in 0..<2 { try run(at: folder + "/a", copies: [.sqlite: make, .excel: make]) }
      let names = try Samples.names(folder + "/a")
      #expect(names.contains("touchstone.sqlite") && names.contains("touchstone.xlsx"))
      let manifest = try Samples.object(Samples.bytes(folder + "/a/manifest.json"))
      let outputs = try #require(manifest["outputs"] as? [[String: Any]])
      #expect(
        outputs.compactMap { $0["file"] as? String }.sorted()
          == names.filter { $0 != "manifest.json" })
      for name in ["touchstone.sqlite", "touchstone.xlsx", "datasette.json"] {
        let output = try #require(outputs.first { $0["file"] as? String == name })
        let bytes = try Samples.bytes(folder + "/a/" + name)
        #expect(output["sha256"] as? String == SHA256Digest.hexDigest(of: bytes.span))
        #expect(output["bytes"] as? Int == bytes.count)
      }
    }
  }

  @Test func withoutCopiesTheSameTablesAreWritten() throws {
    try Samples.withFolder { folder in
      let opened = Opened()
      try run(
        at: folder + "/a", copies: [.sqlite: opened.make])
      try run(at: folder + "/b", copies: [:])
      let names = try Samples.names(folder + "/b")
      #expect(!names.contains("datasette.json"))
      for name in names where name != "manifest.json" {
        #expect(try Samples.bytes(folder + "/a/" + name) == Samples.bytes(folder + "/b/" + name))
      }
    }
  }

  @Test(arguments: [false, true])
  func aCopyThatFailsEndsTheRunWithoutARest(atEnd: Bool) throws {
    try Samples.withFolder { folder throws in
      let make: CopyMaker = { plan in Failer(plan, atEnd: atEnd) }
      let error = #expect(throws: FileError.self) {
        try run(at: folder + "/a", copies: [.sqlite: make])
      }
      #expect(error?.path.hasSuffix("/touchstone.sqlite") == true)
      #expect(try Samples.names(folder).isEmpty)
    }
  }

  @Test func whatIsNotWrittenIsNotReferredTo() throws {
    try Samples.withFolder { folder in
      let opened = Opened()
      try run(
        at: folder + "/a", tables: [.findings, .counts],
        copies: [.sqlite: opened.make])
      let plan = try #require(opened.copies.first).plan
      #expect(plan.tables.map(\.name) == ["findings", "counts", "problems", "columns"])
      #expect(plan.tables.flatMap(\.references).isEmpty)
      let sql = plan.statements.joined(separator: "\n")
      #expect(!sql.contains("documents (doc_id)") && !sql.contains("FROM relations"))
      #expect(sql.contains("CREATE VIEW terms"))
    }
  }

  @Test func theDatabaseSaysWhatItsTablesAndViewsAre() throws {
    try Samples.withFolder { folder in
      let opened = Opened()
      try run(
        at: folder + "/a", copies: [.sqlite: opened.make])
      let plan = try #require(opened.copies.first).plan
      #expect(plan.remarks.first?.text == Summary.statement)
      #expect(plan.remarks.contains { $0.topic == "view hits" })
      #expect(plan.remarks.contains { $0.topic == "table sentences" })
      let metadata = try Samples.object(Samples.bytes(folder + "/a/datasette.json"))
      let databases = try #require(metadata["databases"] as? [String: Any])
      let database = try #require(databases["touchstone"] as? [String: Any])
      let tables = try #require(database["tables"] as? [String: [String: Any]])
      #expect(tables["hits"]?["fts_table"] as? String == "sentences_fts")
      #expect(tables["terms"]?["fts_table"] == nil)
      let columns = try #require(tables["findings"]?["columns"] as? [String: String])
      #expect(columns.keys.sorted() == TableLayout.findings.columns.map(\.name).sorted())
    }
  }
}
