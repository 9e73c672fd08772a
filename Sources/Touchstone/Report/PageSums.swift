import CorpusModel
import Measures
import Reporting

/// What was counted in all documents of a run together, with how it is spread over them.
struct PageSums: Sendable {
  /// The categories, by number.
  private(set) var categories: [DocumentSpread]
  /// The terms with hits, by category and then in byte order.
  let terms: [(term: RunTables.Term, hits: Int)]

  /// Reads what a run counted.
  ///
  /// - Parameters:
  ///   - corpus: its documents.
  ///   - counts: what its summary says of all of them.
  ///   - hits: the terms that were hit.
  /// - Throws: ``ScanError`` where a table cannot be read.
  init(_ corpus: PageCorpus, _ counts: CountTable, _ hits: [HitIndex.Term]) throws {
    categories = counts.categoryHits.map { DocumentSpread(hits: $0, words: counts.words) }
    let numbers = Dictionary(
      corpus.outline.categories.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { first, _ in first })
    terms = hits.map { (RunTables.Term(category: $0.category, text: $0.text), $0.hits) }
      .sorted { $0.0 < $1.0 }
    try readCounts(corpus, numbers)
  }

  /// Adds each document to the spread of each category.
  private mutating func readCounts(_ corpus: PageCorpus, _ numbers: [String: Int]) throws {
    var document = (number: -1, words: 0)
    var hits = [Int](repeating: 0, count: categories.count)
    let finder = try corpus.finder(ofRun: 0)
    try RunFile("counts.csv", in: corpus.runs[0]).forEachRow(["doc_id", "category", "hits"]) {
      row in
      guard let found = try finder.find(row) else { return }
      if found.number != document.number {
        add(hits, document.words)
        for number in hits.indices { hits[number] = 0 }
        document = (found.number, found.words)
      }
      let count = try row.integer(2)
      guard count > 0 else { return }
      guard let category = numbers[row[1]] else {
        throw row.fault("the category '\(row[1])' is not in summary.json")
      }
      hits[category] = count
    }
    add(hits, document.words)
  }

  private mutating func add(_ hits: [Int], _ words: Int) {
    for (number, count) in hits.enumerated() { categories[number].add(hits: count, words: words) }
  }
}
