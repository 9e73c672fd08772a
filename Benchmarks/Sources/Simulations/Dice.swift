import CorpusModel
import Glibc
import Measures

/// Random documents that are the same in every run.
struct Dice {
  private var generator: SplitMix64

  init(seed: Int) {
    generator = SplitMix64(state: UInt64(truncatingIfNeeded: seed) &+ 0x51AB)
  }

  mutating func unit() -> Double {
    (Double(generator.next() >> 11) + 0.5) / 9_007_199_254_740_992
  }

  /// The length of a document: 400 to 2,500 words.
  mutating func words() -> Int { 400 + generator.below(2101) }

  /// Hits that bunch by a negative binomial with so small a k, or do not bunch (nil).
  mutating func hits(mean: Double, k: Double?) -> Int {
    guard let k else { return poisson(mean) }
    return poisson(mean * gamma(k) / k)
  }

  /// Knuth 1969, *The Art of Computer Programming* 2, 3.4.1, in parts, so that the exponential does not vanish.
  private mutating func poisson(_ mean: Double) -> Int {
    var rest = mean
    var count = 0
    while rest > 0 {
      let part = min(rest, 200)
      rest -= part
      let limit = exp(-part)
      var product = unit()
      while product > limit {
        count += 1
        product *= unit()
      }
    }
    return count
  }

  /// Marsaglia & Tsang 2000, *ACM Transactions on Mathematical Software* 26(3), 363–372.
  private mutating func gamma(_ shape: Double) -> Double {
    if shape < 1 {
      let power = pow(unit(), 1 / shape)
      return gamma(shape + 1) * power
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = NormalDistribution.quantile(unit())
      let v = pow(1 + c * x, 3)
      if v > 0, log(unit()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }
}
