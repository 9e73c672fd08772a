internal import Glibc

/// The standard normal distribution.
package enum NormalDistribution {
  /// The share of the distribution below `x`.
  package static func share(below x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// The value below which a share `p` of the distribution lies.
  package static func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a quantile needs a share between 0 and 1")
    if p < 0.5 { return -quantile(1 - p) }
    return TailInversion(
      tail: { 0.5 * erfc($0 / 2.0.squareRoot()) },
      density: { exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot() }
    ).solve(1 - p)
  }
}

/// Student's t distribution.
package struct StudentDistribution: Hashable, Sendable {
  /// The degrees of freedom, at least 1.
  package let degreesOfFreedom: Int

  /// Makes the distribution.
  package init(degreesOfFreedom: Int) {
    precondition(degreesOfFreedom > 0, "Student's t has at least one degree of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The share of the distribution above `t`, for `t >= 0`.
  ///
  /// Half of `I_x(df/2, 1/2)` with `x = df / (df + t^2)`: Abramowitz and Stegun (1964), *Handbook of
  /// Mathematical Functions*, 26.7.1 with 26.5.27.
  package func upperTail(_ t: Double) -> Double {
    let df = Double(degreesOfFreedom)
    return 0.5 * IncompleteBeta.regularized(df / (df + t * t), df / 2, 0.5)
  }

  /// The value below which a share `p` of the distribution lies.
  package func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a quantile needs a share between 0 and 1")
    if p < 0.5 { return -quantile(1 - p) }
    let df = Double(degreesOfFreedom)
    let logScale = lgamma((df + 1) / 2).0 - lgamma(df / 2).0 - 0.5 * log(df * .pi)
    return TailInversion(
      tail: upperTail,
      density: { exp(logScale - (df + 1) / 2 * log1p($0 * $0 / df)) }
    ).solve(1 - p)
  }
}

/// Finds where the upper tail of a symmetric distribution has a given share.
///
/// Newton's method inside a bracket that always closes, by bisection where a step leaves it.
private struct TailInversion {
  let tail: (Double) -> Double
  let density: (Double) -> Double

  /// The non-negative `x` with `tail(x) == share`, for a share of at most one half.
  func solve(_ share: Double) -> Double {
    if share >= 0.5 { return 0 }
    var low = 0.0
    var high = 1.0
    while tail(high) > share { (low, high) = (high, high * 2) }
    var x = (low + high) / 2
    for _ in 0..<200 {
      let excess = tail(x) - share
      if excess > 0 { low = x } else { high = x }
      let step = x + excess / density(x)
      let next = step > low && step < high ? step : (low + high) / 2
      if abs(next - x) <= 1e-15 * x { return next }
      x = next
    }
    return x
  }
}
