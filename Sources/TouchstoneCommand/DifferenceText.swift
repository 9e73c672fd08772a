import Lexicons
import Reporting
import Touchstone

/// What sets two lexicons apart, as a terminal shows it.
struct DifferenceText {
  private let comparison: LexiconComparison
  private let report: LexiconComparison.Report?
  private let top: Int
  private let terminal = Terminal(descriptor: 1)

  init(_ comparison: LexiconComparison, _ report: LexiconComparison.Report?, top: Int) {
    self.comparison = comparison
    self.report = report
    self.top = top
  }

  var lines: [String] {
    let difference = comparison.difference
    var lines = [
      DifferenceText.name(comparison.old) + " → " + DifferenceText.name(comparison.new)
    ]
    if difference.isEmpty {
      lines.append("The two find the same: no term, false friend or statement pattern differs.")
    }
    if let report { lines += counts(report) }
    for kind in LexiconDifference.Edit.Kind.allCases { lines += edits(kind) }
    if !difference.moves.isEmpty {
      lines += ["", terminal.bold("Categories on another pole: \(difference.moves.count)")]
      lines += difference.moves.map {
        "  \($0.category): \($0.old ?? "none") → \($0.new ?? "none")"
      }
    }
    if !difference.statementEdits.isEmpty {
      lines += ["", terminal.bold("Statement patterns: \(difference.statementEdits.count)")]
      lines += difference.statementEdits.map {
        "  \($0.change) \($0.kind) \($0.name)  \($0.location.description)"
      }
    }
    return lines
  }

  private static func name(_ lexicon: Lexicon) -> String {
    lexicon.version.isEmpty ? lexicon.name : "\(lexicon.name) \(lexicon.version)"
  }

  // MARK: Counts

  private func counts(_ report: LexiconComparison.Report) -> [String] {
    let changed = report.total.counts.filter(\.isChanged)
    let head = ["", terminal.bold("Counts in \(Plural.of(report.documents, "document"))")]
    guard !changed.isEmpty else { return head + ["  No count changes."] }
    // Steps that change nothing would be empty columns.
    let steps = report.total.steps.indices.filter { step in
      changed.contains { $0.parts[step] != 0 }
    }
    var table = TextTable([.left, .right] + steps.map { _ in .right } + [.right])
    table.add(
      ["  count", "old"] + steps.map { report.total.steps[$0].replacing("_", with: " ") } + ["new"])
    for count in changed {
      table.add(
        ["  " + count.name, Number.grouped(count.old)]
          + steps.map { DifferenceText.signed(count.parts[$0]) } + [Number.grouped(count.new)])
    }
    let same = report.total.counts.count - changed.count
    return head + table.lines + (same > 0 ? ["  \(Plural.of(same, "other count")) unchanged"] : [])
  }

  private static func signed(_ number: Int) -> String {
    number > 0 ? "+" + Number.grouped(number) : number == 0 ? "0" : Number.grouped(number)
  }

  // MARK: Edits

  private func edits(_ kind: LexiconDifference.Edit.Kind) -> [String] {
    let all = comparison.difference.edits.indices.filter {
      comparison.difference.edits[$0].kind == kind
    }
    guard !all.isEmpty else { return [] }
    let shown = all.sorted { weight($0) > weight($1) }.prefix(top)
    let title = kind.label.prefix(1).uppercased() + kind.label.dropFirst()
    var lines = ["", terminal.bold("\(title): \(Number.grouped(all.count))")]
    for number in shown { lines += self.lines(ofEdit: number) }
    if shown.count < all.count {
      lines.append("  … and \(Number.grouped(all.count - shown.count)) more; --json lists all")
    }
    return lines
  }

  /// How many hits an edit moved.
  private func weight(_ number: Int) -> Int {
    report?.effects[number].reduce(0) { $0 + $1.gained + $1.lost } ?? 0
  }

  private func lines(ofEdit number: Int) -> [String] {
    let edit = comparison.difference.edits[number]
    let categories =
      edit.categories.count > 3
      ? "\(edit.categories.count) categories" : edit.categories.joined(separator: ", ")
    let changes = edit.changes.isEmpty ? "" : "  (" + edit.changes.joined(separator: ", ") + ")"
    let line = "  \(categories)  \(edit.pattern)\(changes)  \(edit.location.description)"
    guard let report else { return [line] }
    let effects = report.effects[number].map(DifferenceText.phrase)
    return [line, "      " + (effects.isEmpty ? "no hit" : effects.joined(separator: "; "))]
  }

  private static func phrase(_ effect: LexiconComparison.Effect) -> String {
    let parts = [effect.gained, -effect.lost].filter { $0 != 0 }.map(signed)
    return parts.joined(separator: " and ") + " " + effect.category
  }
}
