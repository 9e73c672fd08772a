package import CorpusModel

/// Tables as an Excel workbook: a first sheet that says what it is, then a sheet for each table.
///
/// The same rows give the same bytes with the same version of libxlsxwriter.
package final class TableWorkbook: TableExport {
  /// What a sheet can hold.
  package struct Limits: Sendable {
    /// Rows of a sheet, the header among them.
    package var rows = 1_048_576
    /// Characters of a cell, in UTF-16.
    package var characters = SheetText.limit

    /// The limits of Excel.
    package init() {}
  }

  /// A table and how far it has come.
  private struct Progress {
    let description: TableDescription
    /// The sheet that takes its rows, and the rows that it has.
    var sheet: Int
    var sheetRows = 0
    /// The names of its sheets.
    var names: [String]
    var rows = 0
    var cut = 0
    var changed = 0
    /// The longest cell of each column, in bytes.
    var longest: [Int]
  }

  private let file: XLSXFile
  private let title: String
  private let remarks: [(topic: String, text: String)]
  private let limits: Limits
  private let about: Int
  private var tables: [Progress] = []

  /// Opens a workbook; its file is written at the end, from temporary files in the same folder.
  ///
  /// - Parameters:
  ///   - path: the file to write.
  ///   - title: what the whole is.
  ///   - remarks: what the first sheet says, by topic.
  ///   - tables: the tables, in the order of their sheets.
  ///   - limits: what a sheet can hold.
  /// - Throws: ``ExportError`` where a temporary file cannot be made.
  package init(
    path: String, title: String, remarks: [(topic: String, text: String)],
    tables: [TableDescription], limits: Limits = Limits()
  ) throws(ExportError) {
    self.title = title
    self.remarks = remarks
    self.limits = limits
    file = try XLSXFile(path: path, title: title)
    about = try file.addSheet("About")
    for table in tables {
      let name = String(table.name.prefix(20))
      let columns = table.columns
      self.tables.append(
        Progress(
          description: table, sheet: try file.addSheet(name),
          names: [name], longest: Array(repeating: 0, count: columns.count)))
    }
    for number in tables.indices { try writeHeader(of: number) }
  }

  package func append(_ row: [Cell], to table: Int) throws(ExportError) {
    if tables[table].sheetRows == limits.rows { try continueOnNewSheet(table) }
    for (column, cell) in row.enumerated() { try write(cell, table: table, column: column) }
    tables[table].sheetRows += 1
    tables[table].rows += 1
  }

  package func finish() throws(ExportError) {
    for number in tables.indices { try finishSheet(of: number) }
    try writeAbout()
    try file.finish()
  }

  // MARK: Rows

  private func write(_ cell: Cell, table: Int, column: Int) throws(ExportError) {
    let (sheet, row) = (tables[table].sheet, tables[table].sheetRows)
    let description = tables[table].description.columns[column]
    switch cell {
    case .missing: break
    case .text(let text): try write(text, table: table, column: column)
    case .list(let names): try write(names.joined(separator: " "), table: table, column: column)
    case .integer(let integer):
      try file.write(Double(integer), sheet: sheet, row: row, column: column, .plain)
    case .number(let number) where number.isFinite:
      try file.write(
        number, sheet: sheet, row: row, column: column, SheetStyle.of(number, description))
    case .number: break
    }
  }

  private func write(_ text: String, table: Int, column: Int) throws(ExportError) {
    guard !text.isEmpty else { return }
    let fitted = SheetText(text, limit: limits.characters)
    if fitted.isCut { tables[table].cut += 1 }
    if fitted.isChanged { tables[table].changed += 1 }
    tables[table].longest[column] = max(tables[table].longest[column], text.utf8.count)
    try file.write(
      fitted.text, sheet: tables[table].sheet, row: tables[table].sheetRows, column: column, .plain)
  }

  private func writeHeader(of table: Int) throws(ExportError) {
    for (column, description) in tables[table].description.columns.enumerated() {
      try file.write(description.name, sheet: tables[table].sheet, row: 0, column: column, .header)
    }
    tables[table].sheetRows = 1
  }

  /// Sheets that continue others stand behind all of them, as they are made only when they are needed.
  private func continueOnNewSheet(_ table: Int) throws(ExportError) {
    try finishSheet(of: table)
    let name = "\(tables[table].names[0]) \(tables[table].names.count + 1)"
    tables[table].sheet = try file.addSheet(name)
    tables[table].names.append(name)
    try writeHeader(of: table)
  }

  private func finishSheet(of table: Int) throws(ExportError) {
    let progress = tables[table]
    for (column, description) in progress.description.columns.enumerated() {
      let width = SheetStyle.width(of: description, longest: progress.longest[column])
      try file.setWidth(width, sheet: progress.sheet, column: column)
    }
    try file.finishTable(
      sheet: progress.sheet, rows: progress.sheetRows, columns: progress.description.columns.count)
  }

  // MARK: The first sheet

  private func writeAbout() throws(ExportError) {
    try file.setWidth(24, sheet: about, column: 0)
    try file.setWidth(100, sheet: about, column: 1)
    file.fitToWidth(sheet: about)
    try file.write(title, sheet: about, row: 0, column: 0, .title)
    var row = 2
    for (topic, text) in remarks + tables.map(TableWorkbook.line) {
      try file.write(SheetText(topic).text, sheet: about, row: row, column: 0, .header)
      try file.write(SheetText(text).text, sheet: about, row: row, column: 1, .wrapped)
      row += 1
    }
  }

  /// What the first sheet says of a table.
  private static func line(_ table: Progress) -> (topic: String, text: String) {
    var text = "\(table.description.text) Rows: \(table.rows)."
    if table.names.count > 1 {
      text +=
        " A sheet holds no more, so that they go on in: "
        + table.names.dropFirst().joined(separator: ", ") + "."
    }
    if table.cut > 0 {
      text += " Cells that are cut and end in …, because a cell holds no more: \(table.cut)."
    }
    if table.changed > 0 {
      text += " Cells without control characters that a sheet cannot hold: \(table.changed)."
    }
    return ("sheet \(table.names[0])", text)
  }
}
