import CorpusModel
import Lexicons
import Matching

/// Counts hits by category, and by pole within each block.
struct HitTally: Sendable {
  private enum Side { case first, second, neither }

  private let sides: [Side]

  init(_ outline: LexiconOutline) {
    sides = outline.categories.map { category in
      guard let poles = outline.poles, let pole = category.pole else { return .neither }
      return pole == poles.first ? .first : pole == poles.second ? .second : .neither
    }
  }

  /// Adds hits to a document's counts; each counted block with words becomes a cluster.
  func add(
    _ hits: [Hit], _ tokenized: TokenizedDocument, by matcher: Matcher,
    to result: inout ScannedDocument
  ) {
    (result.hits, result.weightedHits) = HitTally.counts(of: hits, by: matcher)
    var clusters: [(block: UInt32, count: PoleCount)] = []
    for sentence in tokenized.sentences
    where sentence.words > 0 && clusters.last?.block != sentence.block {
      clusters.append((sentence.block, PoleCount()))
    }
    var cluster = 0
    for hit in hits {
      let block = tokenized.sentences[Int(hit.sentence)].block
      while cluster < clusters.count, clusters[cluster].block < block { cluster += 1 }
      // A block without words, a lone `%` say, is no cluster; its hits count all the same.
      guard cluster < clusters.count, clusters[cluster].block == block else { continue }
      add(hit.category.index, to: &clusters[cluster].count)
    }
    result.clusters = clusters.map(\.count)
  }

  /// The hits of each category of a matcher's lexicon, and the sums of their weights.
  static func counts(of hits: [Hit], by matcher: Matcher) -> (hits: [Int], weighted: [Double]) {
    let counts = counts(of: hits, categories: matcher.categoryCount)
    let weights = matcher.weights
    guard !weights.isEmpty else { return (counts, counts.map(Double.init)) }
    var weighted = [Double](repeating: 0, count: counts.count)
    for hit in hits { weighted[hit.category.index] += weights[hit.term.index] }
    return (counts, weighted)
  }

  /// The hits of each of so many categories.
  static func counts(of hits: [Hit], categories count: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for hit in hits { counts[hit.category.index] += 1 }
    return counts
  }

  /// The counts of the two poles in counts by category.
  func poles(of hits: [Int]) -> PoleCount {
    var result = PoleCount()
    for (side, count) in zip(sides, hits) {
      switch side {
      case .first: result.first += count
      case .second: result.second += count
      case .neither: break
      }
    }
    return result
  }

  private func add(_ category: Int, to count: inout PoleCount) {
    switch sides[category] {
    case .first: count.first += 1
    case .second: count.second += 1
    case .neither: break
    }
  }
}
