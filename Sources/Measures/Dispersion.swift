internal import Glibc

/// How evenly something is spread over the parts of a corpus, which may differ in size.
package struct Dispersion: Hashable, Sendable {
  private let counts: [Double]
  private let sizes: [Double]
  private let total: Double
  private let whole: Double

  /// Makes the dispersion of counts over parts.
  ///
  /// - Parameters:
  ///   - counts: how often it stands in each part.
  ///   - sizes: the running words of each part; parts without words are left out, and without a hit there is nothing to
  ///     spread.
  package init?(counts: [Int], sizes: [Int]) {
    precondition(counts.count == sizes.count, "each part has a count and a size")
    let parts = zip(counts, sizes).filter { $0.1 > 0 }
    self.counts = parts.map { Double($0.0) }
    self.sizes = parts.map { Double($0.1) }
    total = self.counts.reduce(0, +)
    whole = self.sizes.reduce(0, +)
    guard total > 0 else { return nil }
  }

  /// The parts' shares of the words.
  private var expected: [Double] { sizes.map { $0 / whole } }
  /// The parts' shares of the hits.
  private var observed: [Double] { counts.map { $0 / total } }
  /// The rate in each part.
  private var rates: [Double] { zip(counts, sizes).map { $0 / $1 } }

  /// Gries' deviation of proportions, `½ Σ |vᵢ/f − sᵢ|`: 0 where it is spread as the words are, near 1 where one part has it
  /// all.
  ///
  /// Gries 2008, *International Journal of Corpus Linguistics* 13(4), 403–437.
  package var dp: Double {
    zip(observed, expected).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
  }

  /// DP divided by its greatest possible value, `DP / (1 − min sᵢ)`; nil for a single part.
  ///
  /// Lijffijt & Gries 2012, *International Journal of Corpus Linguistics* 17(1), 147–149.
  package var dpNorm: Double? {
    guard counts.count > 1, let least = expected.min() else { return nil }
    return dp / (1 - least)
  }

  /// The coefficient of variation of the parts' rates, with the standard deviation of the whole population.
  package var variation: Double {
    let mean = rates.reduce(0, +) / Double(rates.count)
    let squares = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(rates.count)).squareRoot() / mean
  }

  /// Juilland's D over the parts' rates, `1 − VC / √(n − 1)`; nil for a single part.
  ///
  /// Juilland, Brodin & Davidovitch 1970, *Frequency Dictionary of French Words*; with rates for parts of unequal size: Gries
  /// 2020, in *A Practical Handbook of Corpus Linguistics*, 99–118.
  package var juillandD: Double? {
    counts.count > 1 ? 1 - variation / Double(counts.count - 1).squareRoot() : nil
  }

  /// Carroll's D₂, the entropy of the parts' rates divided by its greatest possible value; nil for a single part.
  ///
  /// Carroll 1970, *Computer Studies in the Humanities and Verbal Behavior* 3(2), 61–65.
  package var carrollD2: Double? {
    guard counts.count > 1 else { return nil }
    let sum = rates.reduce(0, +)
    let entropy = rates.reduce(0) { $1 > 0 ? $0 - $1 / sum * log2($1 / sum) : $0 }
    return entropy / log2(Double(counts.count))
  }

  /// Rosengren's S, `(Σ √(sᵢ vᵢ))² / f`: 1 where it is spread as the words are.
  ///
  /// Rosengren 1971, *Études de linguistique appliquée* 1, 103–127.
  package var rosengrenS: Double {
    let roots = zip(counts, expected).reduce(0) { $0 + ($1.0 * $1.1).squareRoot() }
    return roots * roots / total
  }

  /// The Kullback-Leibler divergence of the hits from the words, in bits: 0 where it is spread as the words are.
  ///
  /// Gries 2020, in *A Practical Handbook of Corpus Linguistics*, 99–118.
  package var divergence: Double {
    zip(observed, expected).reduce(0) { $1.0 > 0 ? $0 + $1.0 * log2($1.0 / $1.1) : $0 }
  }
}
