import Foundation
import GRDB
import TestSupport
import Testing

@testable import Touchstone

/// The tables of a run as a database and workbook, made from real documents.
struct RunCopiesTests {
  private static let example = SharedData.projectFolder.appendingPathComponent("corpora/example")
    .path

  private func run(jobs: Int = 2) async throws -> TestRun {
    var options = ScanOptions.projectLexicon()
    options.writesDatabase = true
    options.writesWorkbook = true
    options.jobs = jobs
    return try await TestRun([Self.example], options: options)
  }

  private func read<Value>(_ run: TestRun, _ body: (Database) throws -> Value) throws -> Value {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(
      path: run.path + "/touchstone.sqlite", configuration: configuration
    ).read(body)
  }

  @Test func theDatabaseSaysWhatTheCSVFilesSay() async throws {
    let run = try await run()
    let tables = ["summary", "documents", "findings", "relations", "counts", "dropped", "problems"]
    try read(run) { database throws in
      for name in tables {
        let csv = try run.table(name + ".csv").rows
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(name) ORDER BY rowid")
        #expect(rows.count == csv.count && !rows.isEmpty, "\(name)")
        for (row, cells) in zip(rows, csv) {
          for (column, value) in row where !Self.isSame(value, cells[column] ?? "") {
            Issue.record("\(name).\(column): \(value) and \(cells[column] ?? "")")
          }
        }
      }
      try database.checkForeignKeys()
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
    }
  }

  /// Whether a value and the cell of a CSV file say the same; text may have a guard there.
  private static func isSame(_ value: DatabaseValue, _ cell: String) -> Bool {
    switch value.storage {
    case .null: cell.isEmpty
    case .int64(let integer): cell == String(integer)
    case .double(let number): Double(cell) == number
    case .string(let text): cell == text || cell == "'" + text
    case .blob: false
    }
  }

  @Test func viewsAnswerAndAddUp() async throws {
    let run = try await run()
    try read(run) { database throws in
      func number(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? -1 }
      let hits = try number("SELECT count(*) FROM findings")
      #expect(hits > 400)
      #expect(try number("SELECT count(*) FROM hits") == hits)
      #expect(try number("SELECT sum(hits) FROM category_rates") == hits)
      #expect(try number("SELECT sum(hits) FROM terms") == hits)
      #expect(try number("SELECT sum(hits) FROM sentences") == hits)
      #expect(
        try number("SELECT sum(hits) FROM removals") == number("SELECT count(*) FROM dropped"))
      #expect(
        try number("SELECT count(*) FROM contrasts")
          == number("SELECT count(*) FROM relations WHERE kind = 'contrast'"))
      #expect(
        try number("SELECT count(*) FROM balances")
          == number("SELECT count(*) FROM documents WHERE reliability IN ('ok', 'low')"))
      // The rate of a category in a group is that of the summary.
      let differing = try number(
        """
        SELECT count(*) FROM category_rates AS r
        JOIN summary AS s ON s."group" = r."group" AND s.measure = 'rate:' || r.category
        WHERE s.value <> r.per_thousand
        """)
      #expect(differing == 0)
    }
  }

  @Test func sentencesAreFoundByTheirWords() async throws {
    let run = try await run()
    try read(run) { database throws in
      // A sentence with two hits is found once, and a word also by its other forms.
      let sql = """
        SELECT s.sentence_text FROM sentences_fts AS f
        JOIN sentences AS s ON s.sentence_id = f.rowid
        WHERE sentences_fts MATCH ? ORDER BY f.rowid
        """
      let found = try String.fetchAll(database, sql: sql, arguments: ["relationship"])
      #expect(found.count > 3)
      #expect(found.contains { $0.contains("relationships") && !$0.contains("relationship ") })
      let ids = "SELECT count(*) - count(DISTINCT doc_id || ' ' || sentence) FROM sentences"
      #expect(try Int.fetchOne(database, sql: ids) == 0)
    }
  }

  @Test func sameInputSameBytes() async throws {
    let (one, many) = (try await run(jobs: 1), try await run(jobs: 5))
    #expect(try one.files == many.files)
    for name in ["touchstone.sqlite", "touchstone.xlsx", "datasette.json"] {
      #expect(try one.bytes(name) == many.bytes(name), "\(name)")
    }
  }

  @Test func aLexiconWithoutPolesHasNoBalances() async throws {
    let folder = try TemporaryFolder()
    let lexicon = try folder.write("care: [kind*, care]\n", to: "lexicon.yaml")
    let page = try folder.write("We care. =1+1 is kind.\n", to: "page.txt")
    var options = ScanOptions()
    options.lexicon = .file(lexicon)
    options.writesDatabase = true
    let run = try await TestRun([page], options: options)
    let texts = try read(run) { try String.fetchAll($0, sql: "SELECT sentence_text FROM hits") }
    #expect(texts == ["We care.", "=1+1 is kind."])
    #expect(try !read(run) { try $0.viewExists("balances") })
  }

  @Test func otherToolsRulesGiveCountsOnly() async throws {
    var options = ScanOptions.projectLexicon()
    options.counting = .liwc
    options.writesDatabase = true
    let run = try await TestRun([Self.example], options: options)
    let rates = try read(run) {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM category_rates")
    }
    #expect(rates ?? 0 > 10)
    let missing = try read(run) { database throws in
      try ["findings", "sentences"].filter { try !database.tableExists($0) }
    }
    #expect(missing.count == 2)
  }
}
