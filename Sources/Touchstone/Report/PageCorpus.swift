import CorpusModel
import Measures
import Reporting

/// The documents of one or more runs, in groups, as a report shows them.
struct PageCorpus {
  private enum Source {
    /// Those of a comparison, with what their runs say of them.
    case compared([PageDocument], rows: [RunTables.Document])
    /// Those of a scan, which stay in their table.
    case run(RunDocuments)
  }

  /// The folders of the runs.
  let runs: [String]
  /// The lexicon.
  let outline: LexiconOutline
  /// Which categories stand on which pole; nil where the lexicon names none.
  let index: PoleIndex?
  /// The groups' names.
  let groups: [String]
  /// How many documents there are.
  let count: Int
  /// Their running words.
  let words: Int
  /// Their hits on the two poles.
  let poles: PoleCount
  private let source: Source

  /// The documents of one run, in the groups that it gave them.
  ///
  /// - Throws: ``ScanError`` where its tables cannot be read.
  init(run: String) throws {
    let outline = try RunTables.outline(of: run)
    let documents = try RunDocuments(run, outline.poles)
    runs = [run]
    self.outline = outline
    index = PoleIndex(outline)
    groups = documents.groups
    count = documents.count
    words = documents.words
    poles = documents.poles
    source = .run(documents)
  }

  /// The documents of a comparison.
  init(_ corpus: ComparedCorpus) {
    let runs = Set(corpus.documents.map(\.run)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    self.runs = runs
    outline = corpus.outline
    let index = PoleIndex(outline)
    self.index = index
    groups = corpus.groups
    let runNumbers = Dictionary(uniqueKeysWithValues: runs.enumerated().map { ($1, $0) })
    let groupNumbers = Dictionary(
      uniqueKeysWithValues: corpus.groups.enumerated().map { ($1, $0) })
    let documents = corpus.documents.map { document in
      PageDocument(
        run: runNumbers[document.run] ?? 0, group: groupNumbers[document.group] ?? 0,
        words: document.row.words, poles: index?.count(document.row.categoryHits) ?? PoleCount()
      ) { document.row.fields[$0] }
    }
    count = documents.count
    words = documents.reduce(0) { $0 + $1.words }
    poles = documents.reduce(into: PoleCount()) { $0.add($1.poles) }
    source = .compared(documents, rows: corpus.documents.map(\.row))
  }

  /// What a single group is called.
  static let all = "all documents"

  /// A document by its number.
  ///
  /// - Throws: ``ScanError`` where its table cannot be read.
  subscript(_ number: Int) -> PageDocument {
    get throws {
      switch source {
      case .compared(let documents, _): documents[number]
      case .run(let documents): try documents[number]
      }
    }
  }

  /// Calls `body` with each document and its number, in order.
  ///
  /// - Throws: ``ScanError`` where their table cannot be read, and what `body` throws.
  func forEach(_ body: (Int, PageDocument) throws -> Void) throws {
    switch source {
    case .compared(let documents, _):
      for (number, document) in documents.enumerated() { try body(number, document) }
    case .run(let documents): try documents.forEach(body)
    }
  }

  /// How many documents of a group have words, and what they measure together.
  func measures(ofGroup group: Int) throws -> (documents: Int, measures: PoleMeasures) {
    var clusters = ClusterMoments()
    var (documents, words) = (0, 0)
    try forEach { _, document in
      guard document.group == group, document.words > 0 else { return }
      clusters.add(document.poles)
      documents += 1
      words += document.words
    }
    return (documents, PoleMeasures(words: words, count: clusters.poles, clusters: clusters))
  }

  /// The pole of a category as a colour.
  func tone(ofCategory category: Int) -> PageTone {
    switch index?.sides[category] {
    case .some(0): .first
    case .some(1): .second
    default: .neutral
    }
  }

  /// A document's name for people: its title, or else its path.
  func title(of document: Int) throws -> String { try self[document].name }

  // MARK: Rows of other tables

  /// Finds the documents of the rows of a table, from the first to the last.
  struct Finder {
    /// A document that was found.
    struct Found {
      /// Its number and that of its group.
      var number, group: Int
      /// Its running words.
      var words: Int
      /// What a comparison counts of it; nil where that is all that its run found.
      fileprivate var row: RunTables.Document?

      /// Whether hits of a term count, or were left out of a comparison.
      func counts(_ term: RunTables.Term) -> Bool { row.map { $0.termHits[term] != nil } ?? true }
    }

    fileprivate enum Source {
      case compared([String: Int], [PageDocument], rows: [RunTables.Document])
      case run(RunDocuments.Finder)
    }

    fileprivate let source: Source

    /// The document that a row names in its first cell; nil where it is none of the corpus.
    func find(_ row: borrowing RunRow) throws -> Found? {
      switch source {
      case .compared(let numbers, let documents, let rows):
        return numbers[row[0]].map {
          Found(
            number: $0, group: documents[$0].group, words: documents[$0].words, row: rows[$0])
        }
      case .run(let finder):
        let found = try finder.find(row)
        return Found(number: found.number, group: found.group, words: found.words)
      }
    }

    /// The name and the group of a document of a scan by its number, which must not be lower than the last one's.
    func find(number: Int) throws -> (id: String, group: Int)? {
      guard case .run(let finder) = source else { return nil }
      return try finder.find(number: number)
    }
  }

  /// Starts looking for the documents of the rows of a run's table.
  func finder(ofRun run: Int) throws -> Finder {
    switch source {
    case .run(let documents): return Finder(source: .run(try documents.finder()))
    case .compared(let documents, let rows):
      var numbers: [String: Int] = [:]
      for (number, document) in documents.enumerated() where document.run == run {
        numbers[document.id] = number
      }
      return Finder(source: .compared(numbers, documents, rows: rows))
    }
  }
}
