import Measures

extension Evaluation {
  /// One line of the table for people.
  public struct Line: Sendable {
    /// The stratum; empty for all rows.
    public var stratum: String
    /// The pole or category.
    public var label: String
    /// Precision, recall and F1, where they are defined, and the bounds of the first two.
    public var precision, precisionLow, precisionHigh, recall, recallLow, recallHigh, f1: Double?
    /// Hits, false alarms, misses and the rest.
    public var counts: [Int]
  }

  /// All rows first, then each stratum, by its name.
  public var lines: [Line] {
    var lines = labels.compactMap { line("", $0, overall[$0]) }
    for stratum in strata.keys.sorted() where strata.count > 1 || !stratum.isEmpty {
      lines += labels.compactMap { line(stratum, $0, strata[stratum]?[$0]) }
    }
    return lines
  }

  private func line(_ stratum: String, _ label: String, _ table: Confusion?) -> Line? {
    guard let table else { return nil }
    return Line(
      stratum: stratum, label: label, precision: table.precision,
      precisionLow: table.precisionInterval?.low, precisionHigh: table.precisionInterval?.high,
      recall: table.recall, recallLow: table.recallInterval?.low,
      recallHigh: table.recallInterval?.high, f1: table.f1,
      counts: [
        table.truePositives, table.falsePositives, table.falseNegatives, table.trueNegatives,
      ])
  }

  /// The F1 of a pole or category over all rows, where it is defined.
  public func f1(of label: String) -> Double? { overall[label]?.f1 }

  /// How far two coders agree on each label, where the file has both.
  public var agreementLines: [String] {
    agreement.map { entry in
      "\(entry.label): kappa \(Evaluation.short(entry.kappa)), "
        + "alpha \(Evaluation.short(entry.alpha)) (\(entry.rows) rows)"
    }
  }

  private static func short(_ number: Double?) -> String {
    number.map { "\(($0 * 1000).rounded() / 1000)" } ?? "undefined"
  }
}
