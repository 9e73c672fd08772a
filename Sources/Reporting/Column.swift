internal import CorpusModel

/// One column of a table: its description, and how its cells follow from a row.
struct Column<Row>: Sendable {
  /// Its name and what it says.
  let description: ColumnDescription
  /// The cell of a row.
  let cell: @Sendable (Row) -> Cell

  /// Makes a column.
  init(
    _ name: String, _ kind: ColumnDescription.Kind, _ text: String,
    cell: @escaping @Sendable (Row) -> Cell
  ) {
    description = ColumnDescription(name: name, kind: kind, text: text)
    self.cell = cell
  }

  /// The name in the header.
  var name: String { description.name }
}

/// The columns of one table; header, rows, JSON Lines and schema all come from this list.
struct TableLayout<Row>: Sendable {
  /// The columns, in order.
  let columns: [Column<Row>]
  private let jsonKeys: [[UInt8]]

  /// Makes a layout.
  init(_ columns: [Column<Row>]) {
    self.columns = columns
    jsonKeys = columns.enumerated().map { index, column in
      var key = Array((index == 0 ? "{" : ",").utf8)
      key.append(jsonString: column.name)
      key.append(UInt8(ascii: ":"))
      return key
    }
  }

  /// Appends the header.
  func appendHeader(to encoder: inout CSVEncoder) {
    for column in columns { encoder.append(.text(column.name)) }
    encoder.endRow()
  }

  /// Appends a row as CSV.
  func append(_ row: Row, to encoder: inout CSVEncoder) {
    for column in columns { encoder.append(column.cell(row)) }
    encoder.endRow()
  }

  /// The cells of a row.
  func cells(_ row: Row) -> [Cell] { columns.map { $0.cell(row) } }

  /// Appends a row as one line of JSON Lines, exact: without the guard against formulas.
  func append(_ row: Row, toLines bytes: inout [UInt8]) {
    for (column, key) in zip(columns, jsonKeys) {
      bytes.append(contentsOf: key)
      bytes.append(json: JSONValue(column.cell(row)))
    }
    bytes.append(text: "}\n")
  }

  /// The descriptions of the columns.
  var descriptions: [ColumnDescription] { columns.map(\.description) }
}
