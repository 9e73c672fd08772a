internal import Glibc

/// How much more a word stands in some texts than in others.
package enum Keyness {
  /// The weighted log-odds ratio of a word with an informative Dirichlet prior, as a z-score.
  ///
  /// `δ = ln((y + α) / (n + α₀ − y − α)) − ln((y′ + α) / (n′ + α₀ − y′ − α))`, divided by the root of
  /// `1/(y + α) + 1/(y′ + α)`; α is α₀ times the word's share of all texts. Monroe, Colaresi & Quinn
  /// 2008, *Political Analysis* 16(4), 372–403, equations 15, 16, 19 and 22.
  ///
  /// - Parameters:
  ///   - count: the word's count here (y).
  ///   - size: the sum of all words' counts here (n).
  ///   - otherCount: the word's count there (y′).
  ///   - otherSize: the sum of all words' counts there (n′).
  ///   - priorSize: α₀, the size of the prior in counts; above 0.
  /// - Returns: z; above 0 where the word is more frequent here; 0 where the word does not occur.
  package static func weightedLogOdds(
    count: Int, size: Int, otherCount: Int, otherSize: Int, priorSize: Double
  ) -> Double {
    guard count + otherCount > 0 else { return 0 }
    let prior = priorSize * Double(count + otherCount) / Double(size + otherSize)
    return weightedLogOdds(
      count: count, size: size, otherCount: otherCount, otherSize: otherSize, prior: prior,
      priorSize: priorSize)
  }

  /// The same with the word's own prior (α) given.
  package static func weightedLogOdds(
    count: Int, size: Int, otherCount: Int, otherSize: Int, prior: Double, priorSize: Double
  ) -> Double {
    let here = Double(count) + prior
    let there = Double(otherCount) + prior
    let difference =
      log(here / (Double(size) + priorSize - here))
      - log(there / (Double(otherSize) + priorSize - there))
    return difference / (1 / here + 1 / there).squareRoot()
  }
}
