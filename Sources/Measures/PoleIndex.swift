package import CorpusModel

/// Which categories of a lexicon stand on which of its two poles.
package struct PoleIndex: Hashable, Sendable {
  /// The names of the two poles.
  package let poles: LexiconOutline.Poles
  /// For each category 0 where it stands on the first pole, 1 on the second, nil on neither.
  package let sides: [Int?]
  private let first: [Int]
  private let second: [Int]

  /// Makes the index of a lexicon; nil where it names no poles.
  package init?(_ outline: LexiconOutline) {
    guard let poles = outline.poles else { return nil }
    let sides = outline.categories.map { category in
      category.pole.flatMap { [poles.first, poles.second].firstIndex(of: $0) }
    }
    self.poles = poles
    self.sides = sides
    first = sides.indices.filter { sides[$0] == 0 }
    second = sides.indices.filter { sides[$0] == 1 }
  }

  /// The hits on each pole, of hits by category.
  package func count(_ categoryHits: [Int]) -> PoleCount {
    PoleCount(
      first: first.reduce(0) { $0 + categoryHits[$1] },
      second: second.reduce(0) { $0 + categoryHits[$1] })
  }
}
