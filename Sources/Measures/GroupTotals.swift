internal import CorpusModel

/// What was counted in a group of documents, with each document as a cluster; adds in any grouping.
package struct GroupTotals: Hashable, Sendable {
  /// The counts.
  package private(set) var counts: CountTable
  /// The documents as clusters; empty where the lexicon names no poles.
  package private(set) var clusters = ClusterMoments()

  /// Makes the totals of no documents.
  package init(categories: Int) {
    counts = CountTable(categories: categories)
  }

  /// Adds one document.
  ///
  /// A document without words cannot hold a hit, so it is counted but is no cluster: an empty file
  /// must not make an interval narrower.
  package mutating func add(_ document: CountTable, poles: PoleIndex?) {
    counts.add(document)
    guard let poles, document.words > 0 else { return }
    clusters.add(poles.count(document.categoryHits))
  }

  /// Adds the totals of other documents.
  package mutating func add(_ other: GroupTotals) {
    counts.add(other.counts)
    clusters.add(other.clusters)
  }
}
