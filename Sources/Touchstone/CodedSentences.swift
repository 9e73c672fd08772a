import DelimitedText
import Lexicons

/// Sentences that people coded by hand, read from CSV: `sentence`, a column for each pole or category with
/// 0 or 1, and `id`, `stratum`, spans and columns of single coders where there are any.
struct CodedSentences {
  /// What the cells of one row say about one pole or category.
  struct Code {
    /// The label that was settled on, from the column of that very name.
    var settled: Bool?
    /// The stretches of that column's spans; nil where the file has no such column.
    var spans: [String]?
    /// The labels of single coders.
    var byCoder: [String: Bool] = [:]
    /// The stretches of single coders.
    var spansByCoder: [String: [String]] = [:]
  }

  /// One row.
  struct Row {
    /// Its name; the number of the line where the file gives none.
    var id: String
    /// The file and line, for messages.
    var place: String
    /// The sentence.
    var sentence: String
    /// How the row was drawn; empty where the file does not say.
    var stratum = ""
    /// What the lexicon had found when the sentence was drawn, and how many such sentences there are.
    var stock: SampleKey.Stock?
    /// What is said about each pole or category that has a column.
    var codes: [String: Code] = [:]
  }

  /// The rows, in the order of the file, those without any label included.
  var rows: [Row] = []
  /// The poles and categories for which there is a column.
  var labels: Set<String> = []
  /// Those for which there is a column of labels, and not of spans alone.
  var judged: Set<String> = []
  /// Those for which there is a column of spans.
  var spanLabels: Set<String> = []
  /// The coders of each pole or category, in the order of the columns.
  var coders: [String: [String]] = [:]
  /// Whether the file names its rows.
  let hasIDs: Bool

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: its name, for messages.
  ///   - known: the names of poles and categories, which may be columns.
  ///   - coder: who filled in the columns that name no coder, where several files are compared.
  /// - Throws: ``ScanError`` with file and line.
  init(_ text: String, file: String, known: [String], coder: String? = nil) throws {
    let table = try CodedSentences.table(text, file: file)
    let columns = try CodingColumns(table.first?.cells ?? [], known: known, file: file)
    hasIDs = columns.roles.contains(.id)
    let roles = columns.roles.map { $0.by(coder) }
    note(roles)
    for row in table.dropFirst() {
      rows.append(try CodedRowReader(columns: columns, roles: roles, file: file).row(row))
    }
  }

  private mutating func note(_ roles: [CodingColumns.Role]) {
    for role in roles {
      guard let label = role.label else { continue }
      labels.insert(label)
      switch role {
      case .spans, .coderSpans: spanLabels.insert(label)
      default: judged.insert(label)
      }
      switch role {
      case .coder(_, let name), .coderSpans(_, let name):
        if coders[label]?.contains(name) != true { coders[label, default: []].append(name) }
      default: break
      }
    }
  }
}

extension CodingColumns.Role {
  /// The role where a file as a whole is the work of one coder.
  fileprivate func by(_ coder: String?) -> CodingColumns.Role {
    guard let coder else { return self }
    switch self {
    case .label(let label): return .coder(label, name: coder)
    case .spans(let label): return .coderSpans(label, name: coder)
    default: return self
    }
  }
}

/// Reads the rows of one table.
private struct CodedRowReader {
  let columns: CodingColumns
  let roles: [CodingColumns.Role]
  let file: String

  func row(_ row: DelimitedTable.Row) throws -> CodedSentences.Row {
    let place = "\(file):\(row.line)"
    let count = row.cells.count
    guard
      count >= columns.names.count,
      row.cells[columns.names.count...].allSatisfy(\.trimmed.isEmpty)
    else {
      throw ScanError(
        "\(place): \(count) cells, but the header has \(columns.names.count); a cell with a "
          + "separator in it needs quotation marks around it", isUsage: true)
    }
    var result = CodedSentences.Row(id: "\(row.line)", place: place, sentence: "")
    for (index, role) in roles.enumerated() {
      try take(row.cells[index], role, column: columns.names[index], into: &result)
    }
    guard !result.sentence.trimmed.isEmpty else {
      throw ScanError(
        "\(place): the sentence is empty; fill it in or delete the row", isUsage: true)
    }
    return result
  }

  private func take(
    _ cell: String, _ role: CodingColumns.Role, column: String, into row: inout CodedSentences.Row
  ) throws {
    switch role {
    case .id: if !cell.trimmed.isEmpty { row.id = cell.trimmed }
    case .sentence: row.sentence = CodedSentences.unguarded(cell)
    case .stratum: row.stratum = cell.trimmed
    case .label(let label):
      row.codes[label, default: .init()].settled = try judgement(cell, column, row.place)
    case .coder(let label, let name):
      row.codes[label, default: .init()].byCoder[name] = try judgement(cell, column, row.place)
    case .spans(let label): row.codes[label, default: .init()].spans = stretches(cell)
    case .coderSpans(let label, let name):
      row.codes[label, default: .init()].spansByCoder[name] = stretches(cell)
    case .other: break
    }
  }

  private func judgement(_ cell: String, _ column: String, _ place: String) throws -> Bool? {
    switch cell.trimmed.lowercased() {
    case "1", "yes", "true", "y", "x": return true
    case "0", "no", "false", "n": return false
    case "": return nil
    default:
      throw ScanError("\(place): '\(column)' must be 0 or 1, found '\(cell)'", isUsage: true)
    }
  }

  /// The stretches of a cell, with ` | ` between them.
  private func stretches(_ cell: String) -> [String] {
    cell.split(separator: "|").map { CodedSentences.unguarded($0.trimmed) }.filter { !$0.isEmpty }
  }
}

extension CodedSentences {
  /// The rows of a file that people filled in: blank ones, as spreadsheets leave them, are passed over.
  ///
  /// - Throws: ``ScanError`` where a quotation mark opens a cell that nothing closes.
  static func table(_ text: String, file: String) throws -> [DelimitedTable.Row] {
    let table = DelimitedTable(text, separator: DelimitedTable.separator(of: text))
    if let line = table.unclosedQuotationLine {
      throw ScanError(
        "\(file):\(line): a quotation mark opens a cell here and nothing closes it; close it, or double "
          + "it where it belongs to the text", isUsage: true)
    }
    return table.rows.filter { !$0.cells.allSatisfy(\.trimmed.isEmpty) }
  }

  /// A cell without the apostrophe that keeps a spreadsheet from running it as a formula.
  static func unguarded(_ cell: String) -> String {
    let signs: Set<Character> = ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"]
    guard cell.first == "'", let second = cell.dropFirst().first, signs.contains(second) else {
      return cell
    }
    return String(cell.dropFirst())
  }
}
