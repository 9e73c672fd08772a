/// How the spans that were found agree with those that a coder marked.
package struct SpanTally: Hashable, Sendable {
  /// Precision, recall and F1 under one idea of what agrees.
  package struct Scores: Hashable, Sendable {
    /// Spans found that agree with a coded one.
    let foundRightly: Int
    /// Coded spans that agree with a found one.
    let codedFound: Int
    /// All spans found, and all coded.
    let found, coded: Int

    /// Of the spans found, the share that agrees; nil where none was found.
    package var precision: Double? { found > 0 ? Double(foundRightly) / Double(found) : nil }
    /// Of the coded spans, the share that agrees; nil where none was coded.
    package var recall: Double? { coded > 0 ? Double(codedFound) / Double(coded) : nil }
    /// The Wilson 95 % interval of the precision.
    package var precisionInterval: Interval? {
      Interval.wilson(successes: foundRightly, trials: found)
    }
    /// The Wilson 95 % interval of the recall.
    package var recallInterval: Interval? {
      Interval.wilson(successes: codedFound, trials: coded)
    }
    /// The harmonic mean of precision and recall; nil where either is undefined.
    package var f1: Double? {
      guard let precision, let recall else { return nil }
      return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }
  }

  /// Coded spans that were found with the same words.
  package var exact = 0
  /// Coded spans of which some words were found.
  package var partialCoded = 0
  /// Coded spans of which no word was found.
  package var missed = 0
  /// Found spans that share some words with a coded one, but are not the same.
  package var partialFound = 0
  /// Found spans that share no word with a coded one.
  package var falseAlarms = 0
  /// Found spans that repeat, elsewhere in the sentence, words that the coder marked once.
  package var repeats = 0

  /// Makes an empty tally.
  package init() {}

  /// All coded spans.
  package var coded: Int { exact + partialCoded + missed }
  /// All found spans that are right or wrong; repeats are neither.
  package var found: Int { exact + partialFound + falseAlarms }

  /// A span agrees where its words are the same.
  package var exactScores: Scores {
    Scores(foundRightly: exact, codedFound: exact, found: found, coded: coded)
  }

  /// A span agrees where it shares a word.
  package var overlapScores: Scores {
    Scores(
      foundRightly: exact + partialFound, codedFound: exact + partialCoded, found: found,
      coded: coded)
  }

  /// Adds the tally of other texts.
  package static func += (sum: inout SpanTally, other: SpanTally) {
    sum.exact += other.exact
    sum.partialCoded += other.partialCoded
    sum.missed += other.missed
    sum.partialFound += other.partialFound
    sum.falseAlarms += other.falseAlarms
    sum.repeats += other.repeats
  }
}
