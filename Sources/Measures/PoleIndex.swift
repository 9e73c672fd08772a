package import CorpusModel

/// Which categories of a lexicon stand on which of its two poles.
package struct PoleIndex: Hashable, Sendable {
  /// The names of the two poles.
  package let poles: LexiconOutline.Poles
  private let first: [Int]
  private let second: [Int]

  /// Makes the index of a lexicon; nil where it names no poles.
  package init?(_ outline: LexiconOutline) {
    guard let poles = outline.poles else { return nil }
    func categories(of pole: String) -> [Int] {
      outline.categories.indices.filter { outline.categories[$0].pole == pole }
    }
    self.poles = poles
    first = categories(of: poles.first)
    second = categories(of: poles.second)
  }

  /// The hits on each pole, of hits by category.
  package func count(_ categoryHits: [Int]) -> PoleCount {
    PoleCount(
      first: first.reduce(0) { $0 + categoryHits[$1] },
      second: second.reduce(0) { $0 + categoryHits[$1] })
  }
}
