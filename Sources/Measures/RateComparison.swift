internal import Glibc

/// How often something stands in the documents of two groups, and how far the two lie apart.
package struct RateComparison: Sendable {
  /// One group's side.
  package struct Side: Hashable, Sendable {
    /// Hits.
    package let hits: Int
    /// Running words.
    package let words: Int
    /// Documents with words.
    package let documents: Int
    /// Documents with a hit.
    package let documentsWithHits: Int
    /// The rate with its interval; nil without words.
    package let rate: ClusteredRate?
    /// DPnorm over the documents; nil for fewer than two documents, or without a hit.
    package let dispersion: Double?
    /// The largest share of the hits that one document has; nil without a hit.
    package let largestShare: Double?

    init(hits: [Int], words: [Int]) {
      self.hits = hits.reduce(0, +)
      self.words = words.reduce(0, +)
      documents = words.count { $0 > 0 }
      documentsWithHits = hits.count { $0 > 0 }
      rate = ClusteredRate(hits: hits, words: words)
      dispersion = Dispersion(counts: hits, sizes: words)?.dpNorm
      let most = hits.max() ?? 0
      largestShare = self.hits > 0 ? Double(most) / Double(self.hits) : nil
    }
  }

  /// The two sides.
  package let first, second: Side
  /// The hits and words of both.
  package let pair: FrequencyPair
  /// The log ratio, to base 2; nil without words on a side.
  package let logRatio: Double?
  /// Its interval, which knows how hits bunch in documents; nil where a side has no hit or only one document.
  package let interval: Interval?
  /// The conservative log ratio for a family of so many; what is ranked by.
  package let conservativeLogRatio: Double?
  /// p by document permutation.
  package internal(set) var p: Double = 1
  /// p, adjusted for all that stand in the same table.
  package internal(set) var adjustedP: Double = 1

  init(
    hits: [Int], words: [Int], otherHits: [Int], otherWords: [Int], family: Int
  ) {
    first = Side(hits: hits, words: words)
    second = Side(hits: otherHits, words: otherWords)
    pair = FrequencyPair(
      hits: first.hits, words: first.words, otherHits: second.hits, otherWords: second.words)
    logRatio = pair.logRatio
    conservativeLogRatio = pair.conservativeLogRatio(family: family)
    interval = RateComparison.interval(first, second, logRatio)
  }

  /// `log₂ RR ± t √(φ/a + φ′/b) / ln 2`, with the degrees of freedom of the side with fewer documents; φ as in
  /// ``ClusteredRate``.
  private static func interval(_ first: Side, _ second: Side, _ ratio: Double?) -> Interval? {
    guard let ratio, let one = first.rate?.overdispersion, let other = second.rate?.overdispersion
    else { return nil }
    let variance = max(1, one) / Double(first.hits) + max(1, other) / Double(second.hits)
    let freedom = max(1, min(first.documents, second.documents) - 1)
    let t = StudentDistribution(degreesOfFreedom: freedom).quantile(0.975)
    let reach = t * variance.squareRoot() / log(2)
    return Interval(low: ratio - reach, high: ratio + reach)
  }
}
