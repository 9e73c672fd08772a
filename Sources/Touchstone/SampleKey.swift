import CorpusModel
import DelimitedText
import Lexicons
import Reporting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a blind coding sheet does not tell its coder: how each row was drawn, and from where.
struct SampleKey {
  /// The sentences of a corpus in which the lexicon found the same: a part of the corpus.
  struct Stock: Hashable {
    /// What was found: `none`, a pole, `both` or `contrast`.
    var name: String
    /// How many sentences of the corpus belong to it.
    var population: Int
  }

  /// One row.
  struct Row {
    /// The name of the row in the sheet.
    var id: String
    /// How it was drawn.
    var stratum: String
    /// How many sentences that stratum was drawn from, and how many were drawn.
    var population, sampled: Int
    /// What the lexicon found in it.
    var stock: Stock
    /// The document, its group and digest, and the number of the sentence in it.
    var document, group, sha256: String
    var sentenceNumber: Int
    /// The sentence, so that a spreadsheet's liberties with the sheet do no harm.
    var sentence: String
  }

  static let columns = [
    "id", "stratum", "stratum_population", "stratum_sampled", "found", "found_population",
    "document", "group", "sentence_no", "source_sha256", "sentence",
  ]

  /// The rows.
  var rows: [Row]

  /// The key that belongs to a sheet: `sheet.key.csv` beside `sheet.csv`.
  static func path(besideSheet path: String) -> String {
    FileName.path(path, endingIn: ".key.csv")
  }

  /// Whether a file stands at a path.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The file.
  var bytes: [UInt8] {
    var encoder = CSVEncoder()
    encoder.append(row: SampleKey.columns.map(Cell.text))
    for row in rows {
      encoder.append(row: [
        .text(row.id), .text(row.stratum), .integer(row.population), .integer(row.sampled),
        .text(row.stock.name), .integer(row.stock.population), .text(row.document),
        .text(row.group), .integer(row.sentenceNumber), .text(row.sha256), .text(row.sentence),
      ])
    }
    return encoder.bytes
  }
}

extension SampleKey {
  /// Reads a key.
  ///
  /// - Throws: ``ScanError`` with file and line where it is none.
  init(_ text: String, file: String) throws {
    let table = DelimitedTable(text, separator: DelimitedTable.separator(of: text)).rows
    guard table.first?.cells == SampleKey.columns else {
      throw ScanError(
        "\(file):1: this is no key of a coding sheet, whose columns are "
          + SampleKey.columns.joined(separator: ", ") + "; name another with --key",
        isUsage: true)
    }
    rows = try table.dropFirst().map { row in
      let cells = row.cells
      guard cells.count == SampleKey.columns.count, let population = Int(cells[2]),
        let sampled = Int(cells[3]), let stock = Int(cells[5]), let number = Int(cells[8])
      else {
        throw ScanError(
          "\(file):\(row.line): the row is damaged; draw the sheet again with the same seed to get "
            + "the key anew", isUsage: true)
      }
      return Row(
        id: cells[0], stratum: cells[1], population: population, sampled: sampled,
        stock: Stock(name: cells[4], population: stock), document: cells[6], group: cells[7],
        sha256: cells[9], sentenceNumber: number, sentence: CodedSentences.unguarded(cells[10]))
    }
  }
}

extension CodedSentences {
  /// Adds what a key says about the rows.
  ///
  /// - Throws: ``ScanError`` where a row is not in the key.
  mutating func apply(_ key: SampleKey, file: String) throws {
    try checkIDs()
    let known = Dictionary(key.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for index in rows.indices {
      guard let row = known[rows[index].id] else {
        throw ScanError(
          "\(rows[index].place): the id '\(rows[index].id)' is not in the key \(file); "
            + "name the key of this sheet with --key", isUsage: true)
      }
      rows[index].stratum = row.stratum
      rows[index].stock = row.stock
      rows[index].sentence = row.sentence
    }
  }
}
