package import CorpusModel

/// What was counted in a group of documents, with its clusters; adds in any grouping.
package struct GroupTotals: Hashable, Sendable {
  /// The counts.
  package private(set) var counts: CountTable
  private var documents = ClusterMoments()
  private var paragraphs = ClusterMoments()

  /// Makes the totals of no documents.
  package init(categories: Int) {
    counts = CountTable(categories: categories)
  }

  /// Adds one document.
  ///
  /// A document without words cannot hold a hit, so it is counted but is no cluster: an empty file
  /// must not make an interval narrower.
  ///
  /// - Parameters:
  ///   - document: what was counted in it.
  ///   - poles: its hits on the two poles; nil where the lexicon names none.
  ///   - paragraphs: the same hits by paragraph.
  package mutating func add(
    _ document: CountTable, poles: PoleCount?, paragraphs: ClusterMoments
  ) {
    counts.add(document)
    guard let poles, document.words > 0 else { return }
    documents.add(poles)
    self.paragraphs.add(paragraphs)
  }

  /// Adds the totals of other documents.
  package mutating func add(_ other: GroupTotals) {
    counts.add(other.counts)
    documents.add(other.documents)
    paragraphs.add(other.paragraphs)
  }

  /// Hits on the two poles.
  package var poles: PoleCount { documents.poles }

  /// The clusters on which the interval rests: the documents, or the paragraphs of the only one.
  package var clusters: ClusterMoments { documents.clusters > 1 ? documents : paragraphs }
}
