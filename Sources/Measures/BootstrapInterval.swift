package import CorpusModel
internal import Glibc

/// The interval of a balance from drawing its documents again, with replacement.
package enum BootstrapInterval {
  /// The BCa interval: percentiles of the draws, corrected for bias and for how the spread grows with the value.
  ///
  /// Efron 1987, *Journal of the American Statistical Association* 82(397), 171–185; the acceleration is from the jackknife
  /// (Efron & Tibshirani 1993, *An Introduction to the Bootstrap*, 14.3).
  ///
  /// - Parameters:
  ///   - clusters: hits on the two poles of each document; of each paragraph where there is one document only.
  ///   - rounds: how often they are drawn.
  ///   - seed: where the draws begin.
  ///   - confidence: the level of the interval.
  /// - Returns: nil for fewer than two clusters, or where all draws are alike.
  package static func balance(
    _ clusters: PoleColumn, rounds: Int = 9_999, seed: UInt64 = 1, confidence: Double = 0.95
  ) -> Interval? {
    guard clusters.count > 1 else { return nil }
    let whole = sum(clusters)
    let value = Balance.logit(whole)
    let draws = draws(clusters, rounds: rounds, seed: seed).sorted()
    guard let least = draws.first, let most = draws.last, least < most else { return nil }
    // Draws that give the value itself count one half on each side.
    let below = Double(draws.count { $0 < value }) + Double(draws.count { $0 == value }) / 2
    let share = min(max(below / Double(rounds), 0.5 / Double(rounds)), 1 - 0.5 / Double(rounds))
    let bias = NormalDistribution.quantile(share)
    let acceleration = acceleration(clusters, whole)
    func bound(_ level: Double) -> Double {
      let z = bias + NormalDistribution.quantile(level)
      let corrected = NormalDistribution.share(below: bias + z / (1 - acceleration * z))
      let place = corrected * Double(rounds - 1)
      let low = Int(place.rounded(.down))
      let high = min(low + 1, rounds - 1)
      return draws[low] + (draws[high] - draws[low]) * (place - Double(low))
    }
    return Interval(low: bound((1 - confidence) / 2), high: bound((1 + confidence) / 2))
  }

  /// The standard deviation of the draws: the bootstrap's standard error.
  ///
  /// - Parameters:
  ///   - clusters: hits on the two poles of each document, paragraph or sentence, those without hits among them.
  ///   - rounds: how often they are drawn.
  ///   - seed: where the draws begin.
  /// - Returns: nil for fewer than two clusters.
  package static func standardError(
    ofBalance clusters: [PoleCount], rounds: Int = 9_999, seed: UInt64 = 1
  ) -> Double? {
    guard clusters.count > 1, rounds > 1 else { return nil }
    let draws = draws(PoleColumn(clusters), rounds: rounds, seed: seed)
    let mean = draws.reduce(0, +) / Double(rounds)
    let squares = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(rounds - 1)).squareRoot()
  }

  private static func draws(_ clusters: PoleColumn, rounds: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(state: seed)
    return (0..<rounds).map { _ in
      var drawn = PoleCount()
      for _ in clusters { drawn.add(clusters[generator.below(clusters.count)]) }
      return Balance.logit(drawn)
    }
  }

  private static func acceleration(_ clusters: PoleColumn, _ whole: PoleCount) -> Double {
    let values = clusters.lazy.map {
      Balance.logit(PoleCount(first: whole.first - $0.first, second: whole.second - $0.second))
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + (mean - $1) * (mean - $1) }
    let cubes = values.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }

  private static func sum(_ clusters: PoleColumn) -> PoleCount {
    clusters.reduce(into: PoleCount()) { $0.add($1) }
  }
}
