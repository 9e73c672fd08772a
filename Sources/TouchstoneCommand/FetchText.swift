import CorpusModel
import Reporting
import Touchstone

/// What a fetch has brought, for people.
struct FetchText {
  private let report: FetchReport

  init(_ report: FetchReport) { self.report = report }

  /// How many problems are named one by one; the file has all.
  private static let shown = 10

  /// The lines of the summary.
  var lines: [String] {
    var lines: [String] = []
    let resumed = report.isResumed ? ", gone on with" : ""
    lines.append(
      "\(report.folder)/ (visit \(report.visit)\(resumed)): \(Plural.of(report.documents, "document")), "
        + "\(report.fetched) new or changed, \(report.unchanged) unchanged")
    if report.isCut {
      lines.append("The time was over before all was asked for; call again to go on.")
    }
    let errors = report.errors
    if !errors.isEmpty {
      lines.append("\(Plural.of(errors.count, "address", "addresses")) not fetched:")
      lines += FetchText.counts(of: errors)
      lines += errors.prefix(FetchText.shown).map { "  \($0.path): \($0.message); \($0.advice)" }
      if errors.count > FetchText.shown {
        lines.append("  and \(errors.count - FetchText.shown) more")
      }
    }
    if !report.problems.isEmpty {
      lines.append("\(report.folder)/problems.csv says why, for each.")
    }
    lines.append("Scan it: touchstone scan \(report.folder)")
    return lines
  }

  /// How many of each kind, the most frequent first, where there are many.
  private static func counts(of problems: [Problem]) -> [String] {
    guard problems.count > shown else { return [] }
    var counts: [String: Int] = [:]
    for problem in problems { counts[problem.code, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "  \($0.value) \($0.key)" }
  }
}
