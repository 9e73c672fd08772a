import CorpusModel
import Measures
import Reporting

/// The documents of a run, read from its `documents.csv` whenever they are asked for: memory does not grow with them.
final class RunDocuments {
  /// The groups' names, as the summary orders them.
  let groups: [String]
  /// How many documents there are.
  private(set) var count = 0
  /// Their running words.
  private(set) var words = 0
  /// Their hits on the two poles.
  private(set) var poles = PoleCount()
  /// Where every ``stride``th row begins.
  private var offsets: [Int] = []
  private let file: RunFile
  private let groupNumbers: [String: Int]
  private let columns: [String: Int]
  private let poleColumns: (first: Int, second: Int)?
  /// The documents that were asked for by number, of which a page shows no more than some hundreds.
  private var held: [Int: PageDocument] = [:]

  /// How many rows apart those are whose places are kept.
  private static let stride = 16

  /// Opens the documents of a run.
  ///
  /// - Parameters:
  ///   - run: the folder.
  ///   - poles: the poles of its lexicon.
  /// - Throws: ``ScanError`` where the table cannot be read.
  init(_ run: String, _ poles: LexiconOutline.Poles?) throws {
    let file = try RunFile("documents.csv", in: run)
    self.file = file
    let names = file.columns
    columns = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    poleColumns = try poles.map {
      let names = PoleColumnNames($0)
      let places = try file.places(of: [names.first + "_hits", names.second + "_hits"])
      return (places[0], places[1])
    }
    // As in the summary, what is called like all, or like none, is no group.
    let unnamed: Set<String> = ["", Summary.all, Summary.ungrouped]
    let (group, length) = (columns["group"], try file.places(of: ["words"])[0])
    var named: Set<String> = []
    var hasOthers = false
    var rows = try file.rows(names)
    while let row = try rows.next() {
      if count % RunDocuments.stride == 0 { offsets.append(row.offset) }
      count += 1
      words += try row.integer(length)
      self.poles.add(try RunDocuments.poles(row, poleColumns))
      let name = group.map { row[$0] } ?? ""
      if unnamed.contains(name) { hasOthers = true } else { named.insert(name) }
    }
    var groups = named.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if hasOthers { groups.append(groups.isEmpty ? PageCorpus.all : Summary.ungrouped) }
    self.groups = groups
    groupNumbers = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
  }

  private static func poles(
    _ row: borrowing RunRow, _ columns: (first: Int, second: Int)?
  ) throws -> PoleCount {
    guard let columns else { return PoleCount() }
    return PoleCount(first: try row.integer(columns.first), second: try row.integer(columns.second))
  }

  private func document(_ row: borrowing RunRow) throws -> PageDocument {
    let row = copy row
    return PageDocument(
      run: 0, group: group(row), words: try row.integer(columns["words"] ?? 0),
      poles: try RunDocuments.poles(row, poleColumns)
    ) { name in columns[name].map { row[$0] } }
  }

  private func group(_ row: borrowing RunRow) -> Int {
    groupNumbers[columns["group"].map { row[$0] } ?? ""] ?? groups.count - 1
  }

  /// Calls `body` with each document and its number.
  func forEach(_ body: (Int, PageDocument) throws -> Void) throws {
    var number = 0
    try file.forEachRow(file.columns) { row in
      try body(number, try document(row))
      number += 1
    }
  }

  /// A document by its number.
  ///
  /// - Throws: ``ScanError`` where the table cannot be read.
  subscript(_ number: Int) -> PageDocument {
    get throws {
      if let known = held[number] { return known }
      let place = number / RunDocuments.stride
      let rows = try file.rows(
        at: offsets[place], count: number % RunDocuments.stride + 1,
        places: Array(file.columns.indices))
      let document = try document(rows[number % RunDocuments.stride])
      held[number] = document
      return document
    }
  }

  /// Finds the documents of another table's rows, which stand in the same order.
  final class Finder {
    private let documents: RunDocuments
    private var rows: RunRows
    private var number = -1
    private var id: String?
    private var group = 0
    private var words = 0

    fileprivate init(_ documents: RunDocuments) throws {
      self.documents = documents
      let group = documents.columns["group"] == nil ? [] : ["group"]
      rows = try documents.file.rows(["doc_id", "words"] + group)
    }

    /// The document that a row names in its first cell.
    ///
    /// - Throws: ``ScanError`` where it is none of those that are left.
    func find(
      _ row: borrowing RunRow
    ) throws -> (number: Int, group: Int, words: Int) {
      while id.map({ !row.cell(0, equals: $0) && row[0] != $0 }) ?? true {
        guard try advance() != nil else {
          throw row.fault("the document '\(row[0])' is not in documents.csv")
        }
      }
      return (number, group, words)
    }

    /// A document by its number, which must not be lower than the last one's.
    ///
    /// - Throws: ``ScanError`` where there is none.
    func find(number wanted: Int) throws -> (id: String, group: Int) {
      while number < wanted {
        guard try advance() != nil else {
          throw ScanError("\(documents.file.path): holds fewer documents than were written")
        }
      }
      return (id ?? "", group)
    }

    /// Goes on to the next document.
    ///
    /// - Returns: its running words; nil behind the last.
    func advance() throws -> Int? {
      guard let row = try rows.next() else { return nil }
      number += 1
      id = row[0]
      words = try row.integer(1)
      group =
        documents.groupNumbers[documents.columns["group"] == nil ? "" : row[2]]
        ?? documents.groups.count - 1
      return words
    }
  }

  /// Starts looking for the documents of another table's rows.
  func finder() throws -> Finder { try Finder(self) }
}
