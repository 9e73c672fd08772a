internal import Glibc

/// The rate of something over documents, with an interval that knows how it bunches.
package struct ClusteredRate: Hashable, Sendable {
  /// Hits per running word.
  package let rate: Double
  /// The dispersion of the counts, φ: 1 where words fall as independent draws would, more where they bunch; nil for
  /// a single document, or without a hit.
  package let overdispersion: Double?
  /// The standard error of the rate; nil where there is no φ.
  package let standardError: Double?
  /// The 95 % interval of the rate.
  package let interval: Interval

  /// The 95 % interval that takes each hit for an independent draw, `exp(ln r ± z / √Σxᵢ)`: too narrow where hits bunch, and
  /// here to show by how much; nil without a hit.
  package let independentInterval: Interval?

  /// Measures a rate.
  ///
  /// `φ = Σ (xᵢ − r nᵢ)² / (r nᵢ) / (k − 1)`: McCullagh & Nelder 1989, *Generalized Linear Models*, 2nd edition, 4.5.2. The
  /// interval is `exp(ln r ± t √(φ / Σ xᵢ))` with k − 1 degrees of freedom; for a single document, or without a hit, Garwood's.
  /// φ below 1 counts as 1.
  ///
  /// - Parameters:
  ///   - hits: the hits in each document.
  ///   - words: its running words; documents without words are left out, and without any there is no rate.
  ///   - confidence: the level of the interval.
  package init?(hits: [Int], words: [Int], confidence: Double = 0.95) {
    let parts = zip(hits, words).filter { $0.1 > 0 }
    var spread = DocumentSpread(
      hits: parts.reduce(0) { $0 + $1.0 }, words: parts.reduce(0) { $0 + $1.1 })
    for part in parts { spread.add(hits: part.0, words: part.1) }
    self.init(spread, confidence: confidence)
  }

  /// Measures a rate from sums over documents, by the same formulas.
  package init?(_ spread: DocumentSpread, confidence: Double = 0.95) {
    let (sum, size) = (spread.hits, spread.words)
    guard size > 0 else { return nil }
    let rate = Double(sum) / Double(size)
    self.rate = rate
    let normal = NormalDistribution.quantile((1 + confidence) / 2) / Double(sum).squareRoot()
    independentInterval =
      sum > 0 ? Interval(low: rate * exp(-normal), high: rate * exp(normal)) : nil
    guard spread.documents > 1, sum > 0 else {
      overdispersion = nil
      standardError = nil
      let bounds = Interval.poisson(sum, confidence: confidence)
      interval = Interval(low: bounds.low / Double(size), high: bounds.high / Double(size))
      return
    }
    let phi = spread.squares / Double(spread.documents - 1)
    overdispersion = phi
    let reach = (max(1, phi) / Double(sum)).squareRoot()
    standardError = rate * reach
    let freedom = spread.documents - 1
    let t = StudentDistribution(degreesOfFreedom: freedom).quantile((1 + confidence) / 2)
    interval = Interval(low: rate * exp(-t * reach), high: rate * exp(t * reach))
  }
}
