import CorpusModel
import Lexicons

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
    _ hits: [Hit], _ tokenized: TokenizedDocument, _ lexicon: Lexicon,
    to result: inout ScannedDocument
  ) {
    (result.hits, result.weightedHits) = HitTally.counts(of: hits, in: lexicon)
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

  /// The hits of each category of a lexicon, and the sums of their weights.
  static func counts(
    of hits: [Hit], in lexicon: Lexicon
  ) -> (hits: [Int], weighted: [Double]) {
    var counts = [Int](repeating: 0, count: lexicon.categories.count)
    var weighted = [Double](repeating: 0, count: lexicon.categories.count)
    for hit in hits {
      counts[hit.category.index] += 1
      weighted[hit.category.index] += lexicon.terms[hit.term.index].weight
    }
    return (counts, weighted)
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
