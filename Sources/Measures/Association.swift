internal import Glibc

/// How firmly two things keep company.
package enum Association {
  /// logDice: `14 + log₂(2f / (f₁ + f₂))`, 14 at most; it does not depend on the corpus's size.
  ///
  /// Rychlý 2008, "A lexicographer-friendly association score", *RASLAN*, 6–9.
  ///
  /// - Parameters:
  ///   - joint: how often the two stand together (f).
  ///   - first: how often the one stands at all (f₁).
  ///   - second: how often the other stands at all (f₂).
  /// - Returns: the score, or nil where the two never meet.
  package static func logDice(joint: Int, first: Int, second: Int) -> Double? {
    joint > 0 ? 14 + log2(2 * Double(joint) / Double(first + second)) : nil
  }

  /// logDice for phrases of two or more words: `14 + log₂(k f / Σ fᵢ)` over the k words' counts.
  ///
  /// The Dice coefficient of k sets; for two words it is Rychlý's score.
  package static func logDice(phrase: Int, words: [Int]) -> Double? {
    let sum = words.reduce(0, +)
    return phrase > 0 && sum > 0
      ? 14 + log2(Double(words.count) * Double(phrase) / Double(sum)) : nil
  }

  /// Mutual information, `log₂(f N / (f₁ f₂))`, or nil where the two never meet.
  ///
  /// Rare pairs score high: print f beside it. Church & Hanks 1990, *Computational Linguistics* 16(1), 22–29.
  package static func mutualInformation(
    joint: Int, first: Int, second: Int, total: Int
  ) -> Double? {
    guard joint > 0, first > 0, second > 0 else { return nil }
    return log2(Double(joint) * Double(total) / (Double(first) * Double(second)))
  }

  /// The t-score, `(f − f₁ f₂ / N) / √f`; nil where the two never meet.
  ///
  /// Manning & Schütze 1999, *Foundations of Statistical Natural Language Processing*, 5.3.1.
  package static func tScore(joint: Int, first: Int, second: Int, total: Int) -> Double? {
    guard joint > 0, total > 0 else { return nil }
    let expected = Double(first) * Double(second) / Double(total)
    return (Double(joint) - expected) / Double(joint).squareRoot()
  }

  /// The log-likelihood ratio of two words' company; see ``FourCells/logLikelihood``.
  package static func logLikelihood(joint: Int, first: Int, second: Int, total: Int) -> Double? {
    let rest = total - first - second + joint
    guard joint >= 0, joint <= first, joint <= second, rest >= 0 else { return nil }
    return FourCells(joint, second - joint, first - joint, rest).logLikelihood
  }
}
