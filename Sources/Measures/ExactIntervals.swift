extension Interval {
  /// The exact interval of a proportion; from 0 to 1 where there were no trials.
  ///
  /// Clopper & Pearson 1934, *Biometrika* 26(4), 404–413.
  package static func exact(successes: Int, trials: Int, confidence: Double = 0.95) -> Interval {
    precondition((0...trials).contains(successes), "successes are among the trials")
    let tail = (1 - confidence) / 2
    let (k, n) = (Double(successes), Double(trials))
    let low =
      successes == 0
      ? 0
      : Bisection.solve(tail, from: 0, to: 1) {
        IncompleteBeta.regularized($0, k, n - k + 1)
      }
    let high =
      successes == trials
      ? 1
      : Bisection.solve(1 - tail, from: 0, to: 1) {
        IncompleteBeta.regularized($0, k + 1, n - k)
      }
    return Interval(low: low, high: high)
  }

  /// The exact interval of a Poisson count.
  ///
  /// Garwood 1936, *Biometrika* 28(3/4), 437–442.
  package static func poisson(_ count: Int, confidence: Double = 0.95) -> Interval {
    precondition(count >= 0, "a count is not below 0")
    let tail = (1 - confidence) / 2
    let k = Double(count)
    let bound = k + 40 + 20 * (k + 1).squareRoot()
    let low =
      count == 0
      ? 0 : Bisection.solve(tail, from: 0, to: bound) { IncompleteGamma.regularized(k, $0) }
    let high = Bisection.solve(1 - tail, from: 0, to: bound) {
      IncompleteGamma.regularized(k + 1, $0)
    }
    return Interval(low: low, high: high)
  }
}
