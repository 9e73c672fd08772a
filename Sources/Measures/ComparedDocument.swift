package import CorpusModel

/// What a comparison needs to know of one document: integers only.
package struct ComparedDocument: Hashable, Sendable {
  /// Hits of one term.
  package struct TermHits: Hashable, Sendable {
    /// The term, by its number among those of the comparison.
    package var term: Int
    /// Its hits in the document.
    package var hits: Int

    /// Makes the hits of a term.
    package init(term: Int, hits: Int) {
      self.term = term
      self.hits = hits
    }
  }

  /// Its running words.
  package var words: Int
  /// Its hits on the two poles.
  package var poles: PoleCount
  /// Its hits in each category.
  package var categoryHits: [Int]
  /// Its hits of each term that it has.
  package var termHits: [TermHits]

  /// Makes the counts of a document.
  package init(words: Int, poles: PoleCount, categoryHits: [Int], termHits: [TermHits]) {
    self.words = words
    self.poles = poles
    self.categoryHits = categoryHits
    self.termHits = termHits
  }
}
