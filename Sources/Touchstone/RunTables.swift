import CorpusModel
import DelimitedText
import Digests
import Measures
import Reporting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An earlier run, read back from its folder: what was counted in each document.
struct RunTables {
  /// One document of the run.
  struct Document {
    /// Its name.
    var id: String
    /// Its running words.
    var words: Int
    /// The cells of its row in `documents.csv`, by column.
    var fields: [String: String]
    /// Its hits in each category.
    var categoryHits: [Int]
    /// Its hits of each term, by category and term.
    var termHits: [Term: Int] = [:]
    /// How many of its hits stand in headings.
    var headingHits = 0
  }

  /// A term of the lexicon.
  struct Term: Hashable {
    /// The number of its category.
    var category: Int
    /// The term as the lexicon writes it.
    var text: String
  }

  /// The folder.
  let path: String
  /// The lexicon with which it was made.
  private(set) var outline: LexiconOutline
  /// Its documents, in the order of the run.
  private(set) var documents: [Document] = []
  /// The files that were read, for the manifest.
  private(set) var inputs: [ComparisonWriter.Input] = []
  private var numbers: [String: Int] = [:]
  private let categories: [String: Int]

  /// Whether a folder holds a run.
  static func isRun(_ path: String) -> Bool {
    ["manifest.json", "summary.json", "documents.csv", "counts.csv"].allSatisfy {
      FileManager.default.fileExists(atPath: path + "/" + $0)
    }
  }

  /// Reads a run.
  ///
  /// - Throws: ``ScanError`` where a table is missing, or is not as a run writes it.
  init(_ path: String) throws {
    var folder = Substring(path)
    while folder.count > 1, folder.last == "/" { folder.removeLast() }
    self.path = String(folder)
    let outline = try RunTables.outline(of: self.path)
    self.outline = outline
    categories = Dictionary(
      outline.categories.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first }
    )
    try readDocuments()
    try readCounts()
    try readFindings()
  }

  // MARK: Tables

  private mutating func readDocuments() throws {
    for row in try rows(of: "documents.csv", columns: ["doc_id", "words"]) {
      let id = row["doc_id"] ?? ""
      numbers[id] = documents.count
      documents.append(
        Document(
          id: id, words: try row.integer("words"), fields: row.cells,
          categoryHits: [Int](repeating: 0, count: outline.categories.count)))
    }
  }

  private mutating func readCounts() throws {
    for row in try rows(of: "counts.csv", columns: ["doc_id", "category", "hits"]) {
      let (document, category) = try place(of: row)
      documents[document].categoryHits[category] = try row.integer("hits")
    }
  }

  private mutating func readFindings() throws {
    let columns = ["doc_id", "category", "term", "marks"]
    for row in try rows(of: "findings.csv", columns: columns) {
      let (document, category) = try place(of: row)
      documents[document].termHits[Term(category: category, text: row["term"] ?? ""), default: 0] +=
        1
      if row["marks"]?.split(separator: " ").contains("heading") == true {
        documents[document].headingHits += 1
      }
    }
  }

  private func place(of row: TableRow) throws -> (document: Int, category: Int) {
    guard let document = numbers[row["doc_id"] ?? ""] else {
      throw row.fault("the document '\(row["doc_id"] ?? "")' is not in documents.csv")
    }
    guard let category = categories[row["category"] ?? ""] else {
      throw row.fault("the category '\(row["category"] ?? "")' is not in summary.json")
    }
    return (document, category)
  }

  private mutating func rows(of name: String, columns: [String]) throws -> [TableRow] {
    let file = path + "/" + name
    let bytes = try RunTables.bytes(of: file)
    inputs.append(
      ComparisonWriter.Input(
        path: file, sha256: SHA256Digest.hexDigest(of: bytes.span), bytes: bytes.count))
    let table = DelimitedTable(String(decoding: bytes, as: UTF8.self))
    guard let header = table.rows.first?.cells else {
      throw ScanError("\(file): is empty; make the run anew with touchstone scan")
    }
    for column in columns where !header.contains(column) {
      throw ScanError(
        "\(file):1: the column '\(column)' is missing; make the run anew with touchstone scan")
    }
    return table.rows.dropFirst().map { row in
      TableRow(
        file: file, line: row.line,
        cells: Dictionary(zip(header, row.cells), uniquingKeysWith: { first, _ in first }))
    }
  }

  // MARK: The lexicon

  private struct Summary: Decodable {
    struct Poles: Decodable { var first, second: String }
    struct Category: Decodable { var category, label: String; var pole: String? }
    struct Group: Decodable { var categories: [Category] }
    struct Lexicon: Decodable { var name, version, sha256: String }
    var lexicon: Lexicon
    var poles: Poles?
    var groups: [Group]
  }

  private static func outline(of path: String) throws -> LexiconOutline {
    let file = path + "/summary.json"
    let summary: Summary
    do {
      summary = try JSONDecoder().decode(Summary.self, from: Data(bytes(of: file)))
    } catch let error as ScanError {
      throw error
    } catch {
      throw ScanError(
        "\(file): is not the summary of a run; make the run anew with touchstone scan")
    }
    return LexiconOutline(
      name: summary.lexicon.name, version: summary.lexicon.version,
      sha256: summary.lexicon.sha256,
      categories: (summary.groups.first?.categories ?? []).map {
        LexiconOutline.Category(path: $0.category, label: $0.label, pole: $0.pole)
      },
      poles: summary.poles.map { LexiconOutline.Poles(first: $0.first, second: $0.second) })
  }

  private static func bytes(of file: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ScanError(
        "\(file): cannot be read; compare needs documents, counts, findings and summary, which touchstone scan "
          + "writes unless --tables leaves them out")
    }
    return [UInt8](data)
  }
}

/// A row of a run's table, its cells by column.
struct TableRow {
  /// The file, and the line in it.
  let file: String, line: Int
  /// The cells.
  let cells: [String: String]

  subscript(_ column: String) -> String? { cells[column] }

  /// A whole number.
  func integer(_ column: String) throws -> Int {
    guard let value = cells[column].flatMap({ Int($0) }) else {
      throw fault("'\(cells[column] ?? "")' in the column '\(column)' is no whole number")
    }
    return value
  }

  /// An error at the row.
  func fault(_ what: String) -> ScanError {
    ScanError("\(file):\(line): \(what); make the run anew with touchstone scan")
  }
}
