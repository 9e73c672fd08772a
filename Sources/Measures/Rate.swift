package import CorpusModel
internal import Glibc

/// Hits among running words; the quotient is taken last and never without its denominator.
package struct Rate: Hashable, Sendable {
  /// Hits.
  package var hits: Int
  /// Running words among which they were counted.
  package var words: Int

  /// Makes a rate.
  package init(hits: Int, words: Int) {
    self.hits = hits
    self.words = words
  }

  /// Hits per thousand words, `1000 x / n`; nil where there are no words.
  package var perThousand: Double? {
    words > 0 ? 1000 * Double(hits) / Double(words) : nil
  }
}

extension PoleCount {
  /// Hits on either pole.
  package var total: Int { first + second }

  /// The share of the first pole, `V / (V + T)`; nil where there is no hit.
  package var share: Double? {
    total > 0 ? Double(first) / Double(total) : nil
  }

  /// How much a text speaks of either pole at all, `ln((V + T + 1) / N)`; nil without words.
  ///
  /// The "importance" scale of Lowe, Benoit, Mikhaylov and Laver (2011), *Legislative Studies
  /// Quarterly* 36(1), 123-155. Balance and salience are two numbers: print both.
  package func salience(words: Int) -> Double? {
    words > 0 ? log(Double(total + 1) / Double(words)) : nil
  }

  /// Adds another count.
  package mutating func add(_ other: PoleCount) {
    first += other.first
    second += other.second
  }
}
