internal import CorpusModel
internal import Glibc

/// How far two balances lie apart.
package struct BalanceDifference: Hashable, Sendable {
  /// The first balance less the second.
  package let value: Double
  /// Its standard error.
  package let standardError: Double
  /// Its 95 % interval.
  package let interval: Interval

  /// The difference of two balances that are independent, `θ − θ′` with `SE = √(SE² + SE′²)`.
  ///
  /// The degrees of freedom of the interval are those of the side with fewer clusters, which is on the safe side; with
  /// analytic errors on both sides it is the normal quantile.
  ///
  /// - Parameters:
  ///   - first: one balance.
  ///   - second: the other.
  ///   - clusters: the number of clusters of the side that has fewer; nil where neither error rests on clusters.
  ///   - confidence: the level of the interval.
  package init(_ first: Balance, _ second: Balance, clusters: Int?, confidence: Double = 0.95) {
    value = first.value - second.value
    standardError =
      (first.standardError * first.standardError + second.standardError * second.standardError)
      .squareRoot()
    let level = (1 + confidence) / 2
    let quantile =
      clusters.map { StudentDistribution(degreesOfFreedom: max(1, $0 - 1)).quantile(level) }
      ?? NormalDistribution.quantile(level)
    interval = Interval(
      low: value - quantile * standardError, high: value + quantile * standardError)
  }

  /// The difference in units of its standard error.
  package var z: Double { value / standardError }
}
