internal import Glibc

/// The bounds of an interval.
package struct Interval: Hashable, Sendable {
  /// The lower bound.
  package var low: Double
  /// The upper bound.
  package var high: Double

  /// Makes an interval.
  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The score interval of a proportion; nil where there were no trials.
  ///
  /// Wilson (1927), *Journal of the American Statistical Association* 22, 209-212.
  package static func wilson(
    successes: Int, trials: Int, confidence: Double = 0.95
  ) -> Interval? {
    guard trials > 0 else { return nil }
    precondition((0...trials).contains(successes), "successes are among the trials")
    let n = Double(trials)
    let p = Double(successes) / n
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    let denominator = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / denominator
    let reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / denominator
    // At the ends the bound is 0 or 1 exactly; the subtraction would leave a crumb.
    return Interval(
      low: successes == 0 ? 0 : max(0, centre - reach),
      high: successes == trials ? 1 : min(1, centre + reach))
  }
}
