import CorpusModel
import Measures
import Reporting

/// The documents of one or more runs, in groups, as a report shows them.
struct PageCorpus {
  /// One document.
  struct Document {
    /// The number of its run.
    var run: Int
    /// The number of its group.
    var group: Int
    /// What its run says of it.
    var row: RunTables.Document
    /// Its hits on the two poles.
    var poles: PoleCount
  }

  /// The folders of the runs.
  let runs: [String]
  /// The lexicon.
  let outline: LexiconOutline
  /// Which categories stand on which pole; nil where the lexicon names none.
  let index: PoleIndex?
  /// The groups' names.
  let groups: [String]
  /// The documents, in order.
  let documents: [Document]

  /// The columns of `documents.csv` that reports look at.
  static let fields: Set<String> = [
    "group", "title", "date", "all_sentences", "balance", "balance_low", "balance_high",
    "reliability",
  ]

  /// The documents of one run, in the groups that it gave them.
  init(_ tables: RunTables) {
    runs = [tables.path]
    outline = tables.outline
    let index = PoleIndex(outline)
    self.index = index
    // As in the summary, what is called like all, or like none, is no group.
    let named = Set(tables.documents.compactMap { $0.fields["group"] }).subtracting([
      "", Summary.all, Summary.ungrouped,
    ])
    var names = named.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let hasOthers = tables.documents.contains { !named.contains($0.fields["group"] ?? "") }
    if hasOthers { names.append(names.isEmpty ? PageCorpus.all : Summary.ungrouped) }
    groups = names
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    documents = tables.documents.map { row in
      Document(
        run: 0, group: numbers[row.fields["group"] ?? ""] ?? names.count - 1, row: row,
        poles: index?.count(row.categoryHits) ?? PoleCount())
    }
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
    documents = corpus.documents.map { document in
      Document(
        run: runNumbers[document.run] ?? 0, group: groupNumbers[document.group] ?? 0,
        row: document.row, poles: index?.count(document.row.categoryHits) ?? PoleCount())
    }
  }

  /// What a single group is called.
  static let all = "all documents"

  /// The documents of a run by their names.
  func numbers(ofRun run: Int) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (number, document) in documents.enumerated() where document.run == run {
      numbers[document.row.id] = number
    }
    return numbers
  }

  /// How many documents of a group have words, and what they measure together.
  func measures(ofGroup group: Int) -> (documents: Int, measures: PoleMeasures) {
    let members = documents.filter { $0.group == group && $0.row.words > 0 }
    let clusters = ClusterMoments(members.map(\.poles))
    return (
      members.count,
      PoleMeasures(
        words: members.reduce(0) { $0 + $1.row.words }, count: clusters.poles, clusters: clusters)
    )
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
  func title(of document: Int) -> String {
    let row = documents[document].row
    let title = row.fields["title"] ?? ""
    return title.isEmpty ? row.id : title
  }
}
