/// Precision and recall of a whole corpus, from samples of its parts that were drawn at different rates.
///
/// Each sampled judgement stands for as many as its part has for each one drawn. The intervals are Wilson's,
/// with the sample size at which a simple random sample would have the same variance (Korn and Graubard
/// 1998, *Survey Methodology* 24(2), 193-201); the variance is that of a ratio of two stratified totals,
/// linearised (Cochran 1977, *Sampling Techniques*, 3rd edition, sections 5.6 and 6.13).
package struct WeightedConfusion: Hashable, Sendable {
  /// One part of the corpus.
  package struct Part: Hashable, Sendable {
    /// How many judgements there would be in the whole part.
    package var population: Int
    /// The judgements of the sample.
    package var sample: Confusion

    /// Makes a part.
    package init(population: Int, sample: Confusion) {
      self.population = population
      self.sample = sample
    }

    /// How many judgements each one of the sample stands for.
    fileprivate var weight: Double {
      sample.total > 0 ? Double(population) / Double(sample.total) : 0
    }
  }

  private let parts: [Part]

  /// Makes an estimate; nil where nothing was sampled of a part that is not empty.
  package init?(_ parts: [Part]) {
    let filled = parts.filter { $0.population > 0 }
    guard !filled.isEmpty, filled.allSatisfy({ $0.sample.total > 0 }) else { return nil }
    self.parts = filled
  }

  /// The share of what is found that coders code so; nil where nothing is found.
  package var precision: Double? { share(others: \.falsePositives) }
  /// The share of what coders code so that is found; nil where nothing is coded so.
  package var recall: Double? { share(others: \.falseNegatives) }
  /// The 95 % interval of the precision.
  package var precisionInterval: Interval? { interval(others: \.falsePositives) }
  /// The 95 % interval of the recall.
  package var recallInterval: Interval? { interval(others: \.falseNegatives) }

  /// The harmonic mean of precision and recall.
  package var f1: Double? {
    let (hits, wrong) = (total(\.truePositives), total(\.falsePositives) + total(\.falseNegatives))
    return hits + wrong > 0 ? 2 * hits / (2 * hits + wrong) : nil
  }

  private func total(_ count: KeyPath<Confusion, Int>) -> Double {
    parts.reduce(0) { $0 + $1.weight * Double($1.sample[keyPath: count]) }
  }

  private func share(others: KeyPath<Confusion, Int>) -> Double? {
    let (hits, rest) = (total(\.truePositives), total(others))
    return hits + rest > 0 ? hits / (hits + rest) : nil
  }

  private func interval(others: KeyPath<Confusion, Int>) -> Interval? {
    guard let share = share(others: others) else { return nil }
    let base = total(\.truePositives) + total(others)
    var variance = 0.0
    var trials = 0
    for part in parts {
      let n = Double(part.sample.total)
      let hits = Double(part.sample.truePositives)
      let rest = Double(part.sample[keyPath: others])
      trials += part.sample.truePositives + part.sample[keyPath: others]
      // Each judgement's residual: 1 - share for a hit, -share for the rest, else 0.
      let sum = hits * (1 - share) - rest * share
      let squares = hits * (1 - share) * (1 - share) + rest * share * share
      guard n > 1 else { continue }
      let spread = (squares - sum * sum / n) / (n - 1)
      let unseen = max(0, 1 - n / Double(part.population))
      variance += part.weight * part.weight * n * unseen * spread
    }
    variance /= base * base
    // Without spread (a share of 0 or 1) the plain number of judgements is the best that is known.
    let effective = variance > 0 ? share * (1 - share) / variance : Double(trials)
    return effective > 0 ? Interval.wilson(share: share, trials: effective) : nil
  }
}
