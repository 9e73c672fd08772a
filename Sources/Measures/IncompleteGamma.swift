internal import Glibc

/// The regularised incomplete gamma function, from which the tails of χ² and of Poisson follow.
package enum IncompleteGamma {
  /// `P(a, x)` for positive `a` and `x` not below 0.
  ///
  /// The series 8.7.1 of the *NIST Digital Library of Mathematical Functions* below `a + 1`, above it the continued
  /// fraction 8.9.2, by the modified method of Lentz.
  package static func regularized(_ a: Double, _ x: Double) -> Double {
    precondition(a > 0 && x >= 0, "P(a, x) is defined for a > 0 and x >= 0")
    if x == 0 { return 0 }
    let front = exp(a * log(x) - x - lgamma(a).0)
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var next = a
      for _ in 0..<100_000 {
        next += 1
        term *= x / next
        sum += term
        if term < sum * 1e-16 { break }
      }
      return min(1, front * sum)
    }
    return max(0, 1 - front * fraction(a, x))
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    for index in 1...100_000 {
      let n = Double(index)
      let term = -n * (n - a)
      b += 2
      d = term * d + b
      if abs(d) < tiny { d = tiny }
      c = b + term / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let change = c * d
      value *= change
      if abs(change - 1) < 1e-15 { break }
    }
    return value
  }
}

/// The χ² distribution.
package enum ChiSquareDistribution {
  /// The share above `x`.
  package static func upperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
    1 - IncompleteGamma.regularized(Double(degreesOfFreedom) / 2, max(0, x) / 2)
  }
}
