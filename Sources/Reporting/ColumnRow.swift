internal import CorpusModel

/// One column of one table as a row: what the columns say, for copies that stand without the documentation.
struct ColumnRow {
  /// The name of the table.
  let table: String
  /// The column.
  let column: ColumnDescription

  /// The columns of some tables.
  static func all(_ tables: some Sequence<TableDescription>) -> [ColumnRow] {
    tables.flatMap { table in table.columns.map { ColumnRow(table: table.name, column: $0) } }
  }

  /// What the table of columns is.
  static let description = TableDescription(
    name: "columns", text: "One row is a column of a table, and what it says.",
    columns: TableLayout.columns.descriptions, key: ["table", "column"])
}

extension TableLayout<ColumnRow> {
  /// The table of columns.
  static let columns = TableLayout([
    Column("table", .string, "The table.") { .text($0.table) },
    Column("column", .string, "The column.") { .text($0.column.name) },
    Column("type", .string, "What its cells hold: string, integer or number.") {
      .text($0.column.kind.rawValue)
    },
    Column("description", .string, "What it says.") { .text($0.column.text) },
  ])
}
