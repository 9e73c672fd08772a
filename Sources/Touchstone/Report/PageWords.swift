import CorpusModel
import Glibc
import Measures
import Reporting

/// How reports put figures into words.
enum PageWords {
  /// A ratio with the digits that it bears.
  static func ratio(_ ratio: Double) -> String {
    Number.fixed(ratio, ratio >= 9.95 ? 0 : ratio >= 0.995 ? 1 : ratio >= 0.0995 ? 2 : 3)
  }

  /// A log ratio to base 2 as a factor.
  static func times(_ logRatio: Double) -> String {
    "\(ratio(exp2(logRatio))) ×"
  }

  /// A probability.
  static func p(_ value: Double) -> String {
    value < 0.001 ? "p < .001" : "p = " + Number.fixed(value, 3)
  }

  /// What a trend says.
  static func trend(
    _ trend: Trend?, _ name: String, documents: Int, _ poles: LexiconOutline.Poles
  ) -> String {
    guard let trend else {
      return
        "\(name): \(Plural.of(documents, "document")) with a date and enough text; no line is drawn under "
        + "\(Trend.leastDates) dates or \(Trend.leastDocuments) documents."
    }
    let isClear = trend.interval.low > 0 || trend.interval.high < 0
    let change =
      "\(Number.fixed(trend.perYear, 2, signed: true)) a year (95 % interval "
      + "\(Number.fixed(trend.interval.low, 2, signed: true)) to "
      + "\(Number.fixed(trend.interval.high, 2, signed: true)); \(documents) documents)"
    let direction = trend.perYear > 0 ? poles.first : poles.second
    return isClear
      ? "\(name): the balance moves towards \(direction), by \(change)."
      : "\(name): no clear movement, \(change)."
  }

  /// Names in a row: `a`, `a and b`, `a, b and c`.
  static func list(_ names: [String]) -> String {
    names.count < 2
      ? names.first ?? ""
      : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}
