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
    let interval = wilson(
      share: Double(successes) / Double(trials), trials: Double(trials), confidence: confidence)
    // At the ends the bound is 0 or 1 exactly; the subtraction would leave a crumb.
    return Interval(
      low: successes == 0 ? 0 : interval.low, high: successes == trials ? 1 : interval.high)
  }

  /// The score interval of a share, for a number of trials that need not be whole.
  package static func wilson(
    share p: Double, trials n: Double, confidence: Double = 0.95
  ) -> Interval {
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    let denominator = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / denominator
    let reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / denominator
    return Interval(low: max(0, centre - reach), high: min(1, centre + reach))
  }
}
