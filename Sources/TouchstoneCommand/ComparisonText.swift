import CorpusModel
import Glibc
import Reporting
import Touchstone

/// A finished comparison for a terminal: each pair in a sentence, what differs, what to doubt, and where the files are.
struct ComparisonText {
  private let report: ComparisonReport
  private let terminal = Terminal(descriptor: 1)

  init(_ report: ComparisonReport) {
    self.report = report
  }

  var lines: [String] {
    var lines: [String] = []
    for pair in report.pairs {
      if !lines.isEmpty { lines.append("") }
      lines += text(of: pair)
    }
    return lines + notes + files
  }

  private func text(of pair: ComparisonReport.Pair) -> [String] {
    var lines = [terminal.bold("\(pair.first) against \(pair.second)")]
    lines += terminal.wrapped(answer(pair), indent: "  ")
    lines += table("Categories that differ most", pair.categories, pair)
    lines += table("Terms that differ most", pair.terms, pair)
    if !pair.isInsufficient, pair.categories.isEmpty, pair.terms.isEmpty {
      lines += ["", "  No category or term differs by more than chance may explain."]
    }
    for warning in pair.warnings {
      lines.append("")
      lines += terminal.wrapped("Mind: \(warning.message). To do: \(warning.advice).", indent: "  ")
    }
    return lines
  }

  private func answer(_ pair: ComparisonReport.Pair) -> String {
    let documents =
      "\(Plural.of(pair.documents.first, "document")) against \(pair.documents.second)"
    guard let poles = report.poles, let first = pair.firstBalance,
      let second = pair.secondBalance, let difference = pair.difference, let p = pair.p
    else { return "\(documents)." }
    if pair.isInsufficient {
      return "Too few words or hits to say which leans more to \(poles.first) (\(documents))."
    }
    let isClear = difference.low > 0 || difference.high < 0
    let leaning =
      isClear
      ? "\(difference.value > 0 ? pair.first : pair.second) leans more to \(poles.first)"
      : "No clear difference in the balance"
    return "\(leaning): balance \(Number.fixed(first.value, 2, signed: true)) against "
      + "\(Number.fixed(second.value, 2, signed: true)), difference "
      + "\(Number.fixed(difference.value, 2, signed: true)) (95 % interval "
      + "\(Number.fixed(difference.low, 2, signed: true)) to "
      + "\(Number.fixed(difference.high, 2, signed: true)); p \(ComparisonText.p(p)) when whole documents are dealt "
      + "out at random; \(documents))."
  }

  private static func p(_ value: Double) -> String {
    value < 0.001 ? "below .001" : "= " + Number.fixed(value, 3)
  }

  private func table(
    _ title: String, _ items: [ComparisonReport.Item], _ pair: ComparisonReport.Pair
  ) -> [String] {
    guard !items.isEmpty else { return [] }
    var table = TextTable([.left, .right, .right, .right, .right])
    table.add([title, "\(pair.first)/1,000", "\(pair.second)/1,000", "ratio", "p, adjusted"])
    for item in items {
      table.add([
        item.name.shortened(to: 40), Number.fixed(item.first, 2), Number.fixed(item.second, 2),
        item.logRatio.map(ComparisonText.times) ?? "–",
        item.adjustedP < 0.001 ? "< .001" : Number.fixed(item.adjustedP, 3),
      ])
    }
    var lines = table.lines.map { "  " + $0 }
    lines[0] = terminal.bold(lines[0])
    return [""] + lines
  }

  /// A log ratio to base 2 as a factor: `3.2 ×`, `1/2.5 ×`.
  private static func times(_ logRatio: Double) -> String {
    let factor = exp2(abs(logRatio))
    let shown = Number.fixed(factor, 1)
    return logRatio >= 0 ? "\(shown) ×" : "1/\(shown) ×"
  }

  private var notes: [String] {
    var lines: [String] = []
    if report.ungrouped > 0 {
      lines += [
        "", "\(Plural.of(report.ungrouped, "document")) without a value there were left out.",
      ]
    }
    if report.unmatched > 0 {
      lines += [
        "",
        "\(Plural.of(report.unmatched, "document")) without their like in all groups were left out.",
      ]
    }
    return lines
  }

  private var files: [String] {
    var lines = [""]
    if report.poles != nil {
      lines += terminal.wrapped(
        "Log ratios, intervals, dispersion and p for every category and term are in compare.csv. \(report.statement)",
        indent: ""
      ).map(terminal.dim)
      lines.append("")
    }
    if !report.scanned.isEmpty {
      lines.append("Sentences in \(report.scanned.map { $0 + "/" }.joined(separator: ", "))")
    }
    lines.append("Results in \(report.folder)/")
    return lines
  }
}
