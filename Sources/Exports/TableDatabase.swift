package import CorpusModel
internal import GRDB

/// Tables as an SQLite database, typed by their columns; rows are written in batches of one transaction.
///
/// The same rows give the same bytes with the same version of SQLite.
package final class TableDatabase: TableExport {
  /// Rows that wait until they are written together.
  private static let batch = 512

  private let path: String
  private let queue: DatabaseQueue
  private let closing: [String]
  private let inserts: [String]
  private var waiting: [(table: Int, row: [Cell])] = []

  /// Makes the file with empty tables.
  ///
  /// - Parameters:
  ///   - path: a file that is not there yet.
  ///   - tables: the tables; those to which one refers must be among them.
  ///   - remarks: what the table `about` says, by topic.
  ///   - closing: SQL statements to run once all rows are in.
  /// - Throws: ``ExportError`` where the file cannot be made.
  package init(
    path: String, tables: [TableDescription], remarks: [(topic: String, text: String)],
    closing: [String]
  ) throws(ExportError) {
    self.path = path
    self.closing = closing
    inserts = tables.map(DatabaseSchema.insert)
    queue = try TableDatabase.reporting(path) {
      let queue = try DatabaseQueue(path: path, configuration: TableDatabase.configuration)
      try queue.writeWithoutTransaction { database in
        try database.beginTransaction()
        for table in tables {
          for statement in DatabaseSchema.statements(table) { try database.execute(sql: statement) }
        }
        try DatabaseSchema.write(remarks, to: database)
      }
      return queue
    }
  }

  package func append(_ row: [Cell], to table: Int) throws(ExportError) {
    waiting.append((table, row))
    if waiting.count >= TableDatabase.batch { try flush() }
  }

  package func finish() throws(ExportError) {
    try flush()
    try TableDatabase.reporting(path) {
      try queue.writeWithoutTransaction { database in
        for statement in closing { try database.execute(sql: statement) }
        try database.commit()
        // Rows of many tables came by turns; each table is put into pages of its own.
        try database.execute(sql: "VACUUM")
      }
      try queue.close()
    }
  }

  private func flush() throws(ExportError) {
    try TableDatabase.reporting(path) {
      try queue.writeWithoutTransaction { database in
        for (table, row) in waiting {
          let statement = try database.cachedStatement(sql: inserts[table])
          try statement.execute(arguments: StatementArguments(row.map(\.databaseValue)))
        }
      }
    }
    waiting.removeAll(keepingCapacity: true)
  }

  // MARK: Settings

  /// A file that goes with its folder when something fails needs no journal, and its finder waits until it is on the disk.
  private static var configuration: Configuration {
    var configuration = Configuration()
    // One transaction goes through all batches.
    configuration.allowsUnsafeTransactions = true
    // Rows come before those to which they refer.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = OFF")
      try database.execute(sql: "PRAGMA synchronous = OFF")
      try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
    }
    return configuration
  }

  /// Runs a body and says what its errors mean for the file.
  private static func reporting<Result>(
    _ path: String, _ body: () throws -> Result
  ) throws(ExportError) -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      if error.resultCode == .SQLITE_FULL { throw .system(path: path, code: noSpace) }
      throw .refused(path: path, reason: error.message ?? error.resultCode.description)
    } catch {
      throw .refused(path: path, reason: "\(error)")
    }
  }

  /// `ENOSPC`, the same on every Unix.
  private static let noSpace: Int32 = 28
}

extension Cell {
  /// The value as SQLite keeps it.
  ///
  /// A NUL would end the text there, so it is shown as a character of its own.
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .missing: .null
    case .text(let text): text.isEmpty ? .null : text.withoutNUL.databaseValue
    case .integer(let integer): integer.databaseValue
    case .number(let number): number.isFinite ? number.databaseValue : .null
    case .list(let names): names.isEmpty ? .null : names.joined(separator: " ").databaseValue
    }
  }
}

extension String {
  /// The text with U+FFFD for every NUL.
  fileprivate var withoutNUL: String {
    utf8.contains(0)
      ? String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })) : self
  }
}
