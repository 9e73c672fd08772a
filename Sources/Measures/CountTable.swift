package import CorpusModel

/// What was counted in some documents: integers only, so that tables add up in any grouping.
///
/// Weighted hits are left out on purpose: sums of fractions depend on the order of the summands, and
/// the same input must give the same bytes however the work was divided.
package struct CountTable: Hashable, Sendable {
  /// Documents that were read.
  package var documents = 0
  /// Running words of counted blocks.
  package var words = 0
  /// Running words of standard parts that were set aside.
  package var wordsSetAside = 0
  /// Tokens of counted blocks.
  package var tokens = 0
  /// Sentences of counted blocks.
  package var sentences = 0
  /// Counted hits of each category, indexed by ``CategoryID``.
  package var categoryHits: [Int]

  /// Makes a table of zeros for a lexicon with so many categories.
  package init(categories: Int) {
    categoryHits = [Int](repeating: 0, count: categories)
  }

  /// Makes the table of one document.
  package init(_ document: ScannedDocument) {
    documents = 1
    words = document.words
    wordsSetAside = document.wordsSetAside
    tokens = document.tokens
    sentences = document.sentences
    categoryHits = document.hits
  }

  /// Counted hits of all categories.
  package var hits: Int { categoryHits.reduce(0, +) }

  /// Adds another table of the same lexicon.
  package mutating func add(_ other: CountTable) {
    precondition(
      categoryHits.count == other.categoryHits.count, "tables of one lexicon have equal categories")
    documents += other.documents
    words += other.words
    wordsSetAside += other.wordsSetAside
    tokens += other.tokens
    sentences += other.sentences
    for category in categoryHits.indices {
      categoryHits[category] += other.categoryHits[category]
    }
  }
}
