internal import Glibc

/// The regularised incomplete beta function, from which the tails of Student's t follow.
package enum IncompleteBeta {
  /// `I_x(a, b)` for `0 <= x <= 1` and positive `a` and `b`.
  ///
  /// The continued fraction 8.17.22 of the *NIST Digital Library of Mathematical Functions*,
  /// https://dlmf.nist.gov/8.17.v, evaluated where it converges fast; 8.17.4 gives the other side.
  package static func regularized(_ x: Double, _ a: Double, _ b: Double) -> Double {
    precondition(a > 0 && b > 0 && (0...1).contains(x), "I_x(a, b) is defined for 0 <= x <= 1")
    if x == 0 || x == 1 { return x }
    if x > (a + 1) / (a + b + 2) { return 1 - lowerSide(1 - x, b, a) }
    return lowerSide(x, a, b)
  }

  private static func lowerSide(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let logBeta = lgamma(a).0 + lgamma(b).0 - lgamma(a + b).0
    let front = exp(a * log(x) + b * log1p(-x) - logBeta) / a
    return front / continuedFraction(x, a, b)
  }

  /// The fraction `1 + d1/(1 + d2/(1 + ...))` by the modified method of Lentz: Thompson and Barnett
  /// (1986), *Journal of Computational Physics* 64, 490-509.
  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var value = 1.0
    var c = 1.0
    var d = 0.0
    for index in 1...20_000 {
      let term = coefficient(index, x, a, b)
      d = 1 / nonZero(1 + term * d, tiny)
      c = nonZero(1 + term / c, tiny)
      let change = c * d
      value *= change
      if abs(change - 1) < 1e-15 { break }
    }
    return value
  }

  private static func coefficient(
    _ index: Int, _ x: Double, _ a: Double, _ b: Double
  ) -> Double {
    let m = Double(index / 2)
    if index.isMultiple(of: 2) {
      return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    }
    return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
  }

  private static func nonZero(_ value: Double, _ tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
