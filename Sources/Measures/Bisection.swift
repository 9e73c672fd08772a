/// Finds where a function that grows has a value.
enum Bisection {
  /// The `x` between the bounds with `function(x) == value`, to the last digit that halving gives.
  static func solve(
    _ value: Double, from low: Double, to high: Double, _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<1100 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if function(middle) < value { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }
}
