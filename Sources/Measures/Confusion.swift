/// How a yes-or-no judgement agrees with a coder's: hits, false alarms, misses and the rest.
package struct Confusion: Hashable, Sendable {
  /// Found, and coded so.
  package var truePositives = 0
  /// Found, and coded otherwise.
  package var falsePositives = 0
  /// Not found, though coded so.
  package var falseNegatives = 0
  /// Not found, and coded otherwise.
  package var trueNegatives = 0

  /// Makes an empty table.
  package init() {}

  /// Adds one judgement.
  package mutating func add(found: Bool, coded: Bool) {
    switch (found, coded) {
    case (true, true): truePositives += 1
    case (true, false): falsePositives += 1
    case (false, true): falseNegatives += 1
    case (false, false): trueNegatives += 1
    }
  }

  /// How many judgements there are.
  package var total: Int { truePositives + falsePositives + falseNegatives + trueNegatives }

  /// Of what was found, the share that was coded so; nil where nothing was found.
  package var precision: Double? {
    Confusion.share(truePositives, of: truePositives + falsePositives)
  }

  /// Of what was coded so, the share that was found; nil where nothing was.
  package var recall: Double? {
    Confusion.share(truePositives, of: truePositives + falseNegatives)
  }

  /// The harmonic mean of precision and recall, `2 tp / (2 tp + fp + fn)`.
  package var f1: Double? {
    Confusion.share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives)
  }

  /// The Wilson 95 % interval of the precision.
  package var precisionInterval: Interval? {
    Interval.wilson(successes: truePositives, trials: truePositives + falsePositives)
  }

  /// The Wilson 95 % interval of the recall.
  package var recallInterval: Interval? {
    Interval.wilson(successes: truePositives, trials: truePositives + falseNegatives)
  }

  private static func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
