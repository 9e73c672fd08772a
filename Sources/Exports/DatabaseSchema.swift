internal import CorpusModel
internal import GRDB

/// The SQL that makes a table as its description says.
enum DatabaseSchema {
  /// Makes a table, and an index for each column that refers to another table.
  static func statements(_ table: TableDescription) -> [String] {
    var lines = table.columns.map { column in
      let reference = table.references.first { $0.column == column.name }
      return "\(quoted(column.name)) \(type(of: column))"
        + (reference.map { " REFERENCES \(quoted($0.table)) (\(quoted($0.key)))" } ?? "")
    }
    if !table.key.isEmpty {
      lines.append("PRIMARY KEY (\(table.key.map(quoted).joined(separator: ", ")))")
    }
    let create = "CREATE TABLE \(quoted(table.name)) (\n  \(lines.joined(separator: ",\n  "))\n)"
    // A key that begins with the column has an index already.
    return [create]
      + table.references.filter { $0.column != table.key.first }.map { reference in
        "CREATE INDEX \(quoted("\(table.name)_\(reference.column)")) "
          + "ON \(quoted(table.name)) (\(quoted(reference.column)))"
      }
  }

  /// Adds a row to a table.
  static func insert(_ table: TableDescription) -> String {
    let places = table.columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(quoted(table.name)) VALUES (\(places))"
  }

  /// Writes the table `about`.
  static func write(_ remarks: [(topic: String, text: String)], to database: Database) throws {
    try database.execute(sql: "CREATE TABLE about (\n  topic TEXT,\n  text TEXT\n)")
    for remark in remarks {
      try database.execute(
        sql: "INSERT INTO about VALUES (?, ?)", arguments: [remark.topic, remark.text])
    }
  }

  private static func type(of column: ColumnDescription) -> String {
    switch column.kind {
    case .string: "TEXT"
    case .integer: "INTEGER"
    case .number: "REAL"
    }
  }

  /// A name as SQL takes any.
  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
