import CorpusModel
import Foundation
import GRDB
import Testing

@testable import Exports

/// Tables as a database, read back with SQLite.
struct TableDatabaseTests {
  static func write(
    to path: String, rows: [(table: Int, row: [Cell])] = ExportSamples.rows, closing: [String] = []
  ) throws {
    let database = try TableDatabase(
      path: path, tables: ExportSamples.tables, remarks: ExportSamples.remarks, closing: closing)
    for (table, row) in rows { try database.append(row, to: table) }
    try database.finish()
  }

  static func read<Value>(
    _ path: String, _ body: (Database) throws -> Value
  ) throws -> Value {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration).read(body)
  }

  @Test func cellsKeepTheirKindsAndTexts() throws {
    let folder = try TemporaryFolder()
    try Self.write(to: folder.path + "/t.sqlite")
    try Self.read(folder.path + "/t.sqlite") { database in
      let people = try Row.fetchAll(database, sql: "SELECT * FROM people ORDER BY rowid")
      #expect(
        people == [
          ["id": "a", "group": "north south", "age": 41, "share_done": 0.125],
          ["id": "b", "group": nil, "age": -7, "share_done": nil],
        ])
      let kinds = try Row.fetchAll(
        database, sql: "SELECT typeof(id) a, typeof(age) b, typeof(share_done) c FROM people")
      #expect(
        kinds == [
          ["a": "text", "b": "integer", "c": "real"], ["a": "text", "b": "integer", "c": "null"],
        ])
      let notes = try String.fetchAll(database, sql: "SELECT note FROM notes ORDER BY rowid")
      #expect(notes == ["=1+1", "'=1+1, \"so\"\r\nhe & <she> said _x0041_\u{1}", "007"])
      let about = try Row.fetchAll(database, sql: "SELECT * FROM about")
      #expect(about == [["topic": "what it measures", "text": "References, not values."]])
    }
  }

  @Test func keysAndIndexesAreDeclared() throws {
    let folder = try TemporaryFolder()
    try Self.write(to: folder.path + "/t.sqlite")
    try Self.read(folder.path + "/t.sqlite") { database in
      #expect(try database.primaryKey("people").columns == ["id"])
      let keys = try database.foreignKeys(on: "notes")
      #expect(keys.map(\.destinationTable) == ["people"])
      #expect(keys.flatMap(\.originColumns) == ["person"])
      #expect(try database.indexes(on: "notes").map(\.columns) == [["person"]])
      try database.checkForeignKeys()
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
    }
  }

  @Test func aReferenceThatLeadsNowhereWouldBeSeen() throws {
    let folder = try TemporaryFolder()
    try Self.write(to: folder.path + "/t.sqlite", rows: [(1, [.text("nobody"), .text("x")])])
    try Self.read(folder.path + "/t.sqlite") { database in
      _ = #expect(throws: DatabaseError.self) { try database.checkForeignKeys() }
    }
  }

  /// A person, or a note on the person before.
  static func row(_ number: Int) -> (table: Int, row: [Cell]) {
    let id = Cell.text("id\(number / 3 * 3)")
    if number % 3 > 0 { return (1, [id, .text("note \(number) on trust and targets")]) }
    return (0, [id, .text("g"), .integer(number), .number(Double(number) / 7)])
  }

  @Test func manyRowsOfTablesInTurnsGiveTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<3000).map(Self.row)
    let closing = [
      "CREATE VIRTUAL TABLE words USING fts5 (note, content=\"notes\", tokenize=\"porter\")",
      "INSERT INTO words (words) VALUES ('rebuild')",
    ]
    for name in ["a", "b"] {
      try Self.write(to: folder.path + "/\(name).sqlite", rows: rows, closing: closing)
    }
    #expect(try folder.bytes("a.sqlite") == folder.bytes("b.sqlite"))
    #expect(try folder.names == ["a.sqlite", "b.sqlite"])
    try Self.read(folder.path + "/a.sqlite") { database in
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM people") == 1000)
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM notes") == 2000)
      let found = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM words WHERE words MATCH 'target'")
      #expect(found == 2000)
      try database.checkForeignKeys()
    }
  }

  @Test func aNULDoesNotEndAText() throws {
    let folder = try TemporaryFolder()
    try Self.write(
      to: folder.path + "/t.sqlite", rows: [(1, [.text("a"), .text("one\0two")])])
    let note = try Self.read(folder.path + "/t.sqlite") { database in
      try String.fetchOne(database, sql: "SELECT note FROM notes")
    }
    #expect(note == "one\u{FFFD}two")
  }

  @Test func aFullDiskIsReported() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/t.sqlite"
    // SQLite says the same of a database that may not grow as of a full disk.
    let closing = ["PRAGMA max_page_count = 1", "CREATE TABLE more (a)"]
    #expect(throws: ExportError.system(path: path, code: ENOSPC)) {
      try Self.write(to: path, closing: closing)
    }
  }

  @Test func whatSQLiteRefusesIsReported() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path + "/none/t.sqlite"
    #expect(
      throws: ExportError.refused(path: missing, reason: "unable to open database file")
    ) { try Self.write(to: missing) }
    let twice = folder.path + "/t.sqlite"
    let row: [Cell] = [.text("a"), .missing, .missing, .missing]
    #expect(
      throws: ExportError.refused(path: twice, reason: "UNIQUE constraint failed: people.id")
    ) { try Self.write(to: twice, rows: [(0, row), (0, row)]) }
  }
}
