import CorpusModel
import DelimitedText
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
  struct Term: Hashable, Comparable {
    /// The number of its category.
    var category: Int
    /// The term as the lexicon writes it.
    var text: String

    /// By category, then in byte order.
    static func < (one: Term, other: Term) -> Bool {
      one.category == other.category
        ? one.text.utf8.lexicographicallyPrecedes(other.text.utf8) : one.category < other.category
    }
  }

  /// The folder.
  let path: String
  /// The lexicon with which it was made.
  private(set) var outline: LexiconOutline
  /// Its documents, in the order of the run.
  private(set) var documents: [Document] = []
  /// The files that were read, for the manifest.
  ///
  /// - Throws: ``ScanError`` where one cannot be read.
  func inputs() throws -> [ComparisonWriter.Input] { try files.map { try $0.input() } }
  private var files: [RunFile] = []
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
  /// - Parameter path: the folder.
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
    let file = try open("documents.csv")
    let words = try file.places(of: ["doc_id", "words"])
    let columns = file.columns
    try file.forEachRow(columns) { row in
      let id = row[words[0]]
      numbers[id] = documents.count
      documents.append(
        Document(
          id: id, words: try row.integer(words[1]),
          fields: Dictionary(
            columns.enumerated().map { ($1, row[$0]) }, uniquingKeysWith: { first, _ in first }),
          categoryHits: [Int](repeating: 0, count: outline.categories.count)))
    }
  }

  private mutating func readCounts() throws {
    var last = 0
    try open("counts.csv").forEachRow(["doc_id", "category", "hits"]) { row in
      last = try number(ofDocumentIn: row, near: last)
      let hits = try row.integer(2)
      if hits > 0 { documents[last].categoryHits[try category(of: row, 1)] = hits }
    }
  }

  private mutating func readFindings() throws {
    var last = 0
    try open("findings.csv").forEachRow(["doc_id", "category", "term", "marks"]) { row in
      last = try number(ofDocumentIn: row, near: last)
      let term = Term(category: try category(of: row, 1), text: row[2])
      documents[last].termHits[term, default: 0] += 1
      if row.length(3) > 0, row[3].split(separator: " ").contains("heading") {
        documents[last].headingHits += 1
      }
    }
  }

  private mutating func open(_ name: String) throws -> RunFile {
    let file = try RunFile(name, in: path)
    files.append(file)
    return file
  }

  /// The number of the document that a row names in its first cell; rows of one stand together.
  func number(ofDocumentIn row: borrowing RunRow, near last: Int) throws -> Int {
    if last < documents.count, row.cell(0, equals: documents[last].id) { return last }
    guard let number = numbers[row[0]] else {
      throw row.fault("the document '\(row[0])' is not in documents.csv")
    }
    return number
  }

  /// The number of the category that a row names in a cell.
  func category(of row: borrowing RunRow, _ column: Int) throws -> Int {
    guard let number = categories[row[column]] else {
      throw row.fault("the category '\(row[column])' is not in summary.json")
    }
    return number
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

  /// The lexicon of a run, from its summary.
  ///
  /// - Throws: ``ScanError`` where that is missing, or is not as a run writes it.
  static func outline(of path: String) throws -> LexiconOutline {
    let file = path + "/summary.json"
    let summary: Summary
    do {
      summary = try JSONDecoder().decode(Summary.self, from: bytes(of: file))
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

  private static func bytes(of file: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ScanError(
        "\(file): cannot be read; make the run anew with touchstone scan")
    }
    return data
  }
}
