/// One column of a table: its description, and how its cells follow from a row.
struct Column<Row>: Sendable {
  /// What the cells of a column hold.
  enum Kind: String, Sendable {
    /// Text.
    case string
    /// Whole numbers.
    case integer
    /// Numbers.
    case number
  }

  /// The name in the header, in `snake_case`.
  let name: String
  /// What the cells hold.
  let kind: Kind
  /// What the column says, in a sentence.
  let description: String
  /// The cell of a row.
  let cell: @Sendable (Row) -> Cell

  /// Makes a column.
  init(
    _ name: String, _ kind: Kind, _ description: String, cell: @escaping @Sendable (Row) -> Cell
  ) {
    self.name = name
    self.kind = kind
    self.description = description
    self.cell = cell
  }
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

  /// Appends a row as one line of JSON Lines, exact: without the guard against formulas.
  func append(_ row: Row, toLines bytes: inout [UInt8]) {
    for (column, key) in zip(columns, jsonKeys) {
      bytes.append(contentsOf: key)
      bytes.append(json: JSONValue(column.cell(row)))
    }
    bytes.append(text: "}\n")
  }

  /// The Table Schema fields of the columns, as the data package states them.
  var fields: JSONValue {
    .array(
      columns.map { column in
        [
          "name": .string(column.name), "type": .string(column.kind.rawValue),
          "description": .string(column.description),
        ]
      })
  }
}
