import Measures

extension SpanEvaluation {
  /// One line of the table for people.
  public struct Line: Sendable {
    /// Precision, recall and F1 with bounds, under one idea of what agrees.
    public struct Scores: Sendable {
      /// The figures, where they are defined.
      public var precision, precisionLow, precisionHigh, recall, recallLow, recallHigh, f1: Double?
    }

    /// The stratum; empty for all rows.
    public var stratum: String
    /// The pole or category.
    public var label: String
    /// A span agrees where its words are the same.
    public var exact: Scores
    /// A span agrees where it shares a word.
    public var overlap: Scores
    /// Marked stretches that were found exactly, found in part, and missed.
    public var exactCount, partialCount, missedCount: Int
    /// Hits that share no word with a marked stretch.
    public var falseAlarmCount: Int
  }

  /// The random stratum first, where there are others; then all rows; then the other strata by name.
  public var lines: [Line] {
    let random = Evaluation.randomStratum
    let others = strata.keys.sorted().filter {
      !$0.isEmpty && ($0 != random || strata.count == 1)
    }
    return (strata.count > 1 ? lines(random, strata[random]?.labels ?? [:]) : [])
      + lines("", overall) + others.flatMap { lines($0, strata[$0]?.labels ?? [:]) }
  }

  private func lines(_ stratum: String, _ tables: [String: SpanTally]) -> [Line] {
    labels.compactMap { label in
      // Where nothing was marked and nothing found, there is nothing to say.
      guard let table = tables[label], table.coded + table.found > 0 else { return nil }
      return Line(
        stratum: stratum, label: label, exact: Line.Scores(table.exactScores),
        overlap: Line.Scores(table.overlapScores), exactCount: table.exact,
        partialCount: table.partialCoded, missedCount: table.missed,
        falseAlarmCount: table.falseAlarms)
    }
  }
}

extension SpanEvaluation.Line.Scores {
  fileprivate init(_ scores: some AgreementScores) {
    precision = scores.precision
    precisionLow = scores.precisionInterval?.low
    precisionHigh = scores.precisionInterval?.high
    recall = scores.recall
    recallLow = scores.recallInterval?.low
    recallHigh = scores.recallInterval?.high
    f1 = scores.f1
  }
}
