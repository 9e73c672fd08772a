import DelimitedText

/// Sentences that people coded by hand, read from CSV: `sentence`, a column for each pole or category with
/// 0 or 1, and `id`, `stratum` and columns of single coders where there are any.
struct CodedSentences {
  /// One coded sentence.
  struct Row {
    /// Its name; the number of the line where the file gives none.
    var id: String
    /// The sentence.
    var sentence: String
    /// How the row was drawn; empty where the file does not say.
    var stratum: String
    /// The labels by column, where the cell holds one.
    var labels: [String: Bool]
  }

  /// The rows, in the order of the file.
  private(set) var rows: [Row] = []
  /// The columns that hold labels, in the order of the file.
  private(set) var labelColumns: [String] = []

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: its name, for messages.
  ///   - known: the names of poles and categories, which may be columns.
  /// - Throws: ``ScanError`` with file and line.
  init(_ text: String, file: String, known: [String]) throws {
    let separator = DelimitedTable.separator(of: text)
    let table = DelimitedTable(text, separator: separator).rows
    let header = (table.first?.cells ?? []).map { $0.trimmingPrefix("\u{FEFF}").lowercased() }
    guard let sentence = header.firstIndex(of: "sentence") else {
      throw ScanError(
        "\(file):1: the column 'sentence' is missing; the columns found are "
          + (header.isEmpty ? "none" : header.joined(separator: ", ")), isUsage: true)
    }
    labelColumns = header.filter { CodedSentences.isLabel($0, known) }
    guard labelColumns.contains(where: known.contains) else {
      throw ScanError(
        "\(file):1: no column is named for a pole or category of the lexicon; expected one of "
          + known.prefix(6).joined(separator: ", "), isUsage: true)
    }
    for row in table.dropFirst() {
      rows.append(try CodedSentences.row(row, header, sentence: sentence, labelColumns, file))
    }
    if rows.isEmpty { throw ScanError("\(file): holds no coded sentence", isUsage: true) }
  }

  /// Whether a column holds labels: a pole, a category, or one of them with a coder's name behind `_`.
  private static func isLabel(_ name: String, _ known: [String]) -> Bool {
    if known.contains(name) { return true }
    return ["pass", "coder"].contains { kind in
      known.contains { name.hasPrefix("\($0)_\(kind)") }
    }
  }

  private static func row(
    _ row: DelimitedTable.Row, _ header: [String], sentence: Int, _ columns: [String],
    _ file: String
  ) throws -> Row {
    guard row.cells.count > sentence else {
      throw ScanError(
        "\(file):\(row.line): \(row.cells.count) cells, expected \(header.count)", isUsage: true)
    }
    var result = Row(
      id: "\(row.line)", sentence: row.cells[sentence], stratum: "", labels: [:])
    for (name, cell) in zip(header, row.cells) {
      if name == "id" { result.id = cell }
      if name == "stratum" { result.stratum = cell }
      if columns.contains(name) {
        result.labels[name] = try label(cell, column: name, "\(file):\(row.line)")
      }
    }
    return result
  }

  private static func label(_ cell: String, column: String, _ place: String) throws -> Bool? {
    switch cell.lowercased().filter({ !$0.isWhitespace }) {
    case "1", "yes", "true", "y", "x": return true
    case "0", "no", "false", "n": return false
    case "": return nil
    default:
      throw ScanError("\(place): '\(column)' must be 0 or 1, found '\(cell)'", isUsage: true)
    }
  }
}
