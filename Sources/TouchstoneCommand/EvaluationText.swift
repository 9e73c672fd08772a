import Reporting
import Touchstone

/// A comparison with coded sentences as a terminal shows it.
struct EvaluationText {
  private let evaluation: Evaluation
  private let examples: Int

  init(_ evaluation: Evaluation, examples: Int) {
    self.evaluation = evaluation
    self.examples = examples
  }

  var lines: [String] {
    var lines = table + notes + agreement + confusion
    lines += DifferenceList(evaluation.differences, examples: examples)
      .lines(missed: "Missed", falseAlarms: "False alarms")
    if let spans = evaluation.spans {
      lines += [""] + SpanText(spans, examples: examples).lines(unit: "sentence")
    }
    return lines
  }

  private var table: [String] {
    var table = TextTable([.left, .left, .right, .right, .right, .right, .right, .right])
    table.add(
      ["rows", "found", "precision", "interval", "recall", "interval", "F1", "tp/fp/fn/tn"])
    for line in evaluation.lines {
      table.add([
        name(line.basis), line.label, Number.fixed(line.precision, 2),
        Number.range(line.precisionLow, line.precisionHigh), Number.fixed(line.recall, 2),
        Number.range(line.recallLow, line.recallHigh), Number.fixed(line.f1, 2),
        line.counts.map { "\($0)" }.joined(separator: "/"),
      ])
    }
    return table.lines
  }

  private func name(_ basis: Evaluation.Line.Basis) -> String {
    switch basis {
    case .all: evaluation.isStratified ? "all (pooled)" : "all"
    case .weighted: "weighted"
    case .stratum(let name): name.isEmpty ? "(no stratum)" : name
    }
  }

  private var notes: [String] {
    var lines = ["", "\(Plural.of(evaluation.rowCount, "sentence")), each matched alone."]
    if let key = evaluation.keyPath { lines.append("How the rows were drawn: \(key).") }
    if evaluation.uncodedCount > 0 {
      lines.append("\(Plural.of(evaluation.uncodedCount, "row")) without any label: passed over.")
    }
    lines += [
      "precision: of what the lexicon found, the share that the coder found too; recall: of what the",
      "coder found, the share that the lexicon found. The intervals hold for sentences like these.",
    ]
    let bases = evaluation.lines.map(\.basis)
    if bases.contains(.weighted) {
      lines += [
        "weighted: an estimate for the whole corpus; each row counts for the sentences that it was",
        "drawn from.",
      ]
    }
    guard evaluation.isStratified else { return lines }
    if bases.contains(.stratum(Evaluation.randomStratum)) {
      lines.append("random: a simple random sample of a corpus; quote recall from here.")
    }
    return lines + [
      "all (pooled): rows that were drawn in different ways, added up without weights; good for looking",
      "at errors, but no rate of any corpus: what was drawn for its words is found more easily.",
    ]
  }

  private var agreement: [String] {
    var lines: [String] = []
    if !evaluation.agreementLines.isEmpty {
      lines += ["", "Agreement of the coders:"] + evaluation.agreementLines.map { "  " + $0 }
    }
    guard !evaluation.disputes.isEmpty else { return lines }
    lines += [
      "",
      "Coders differ: \(Plural.of(evaluation.disputes.count, "label")), counted in the agreement only",
    ]
    for dispute in evaluation.disputes.prefix(examples) {
      lines.append("  \(dispute.id) \(dispute.label): “\(dispute.sentence)”")
    }
    return lines
  }

  private var confusion: [String] {
    var lines: [String] = []
    let poles = evaluation.poleConfusion
    if let header = poles.first {
      var table = TextTable([.left] + header.dropFirst().map { _ in .right })
      for row in poles { table.add(row) }
      lines +=
        ["", "Sentences by what was coded and what was found:"]
        + table.lines.map { "  " + $0 }
    }
    let categories = evaluation.categoryConfusion
    if !categories.isEmpty {
      lines += ["", "Categories that were coded, and what was found instead:"]
      lines += categories.prefix(20).map { "  \($0.coded) → \($0.found): \($0.count)" }
    }
    return lines
  }
}

/// Marked words as a terminal shows them.
struct SpanText {
  private let spans: SpanEvaluation
  private let examples: Int

  init(_ spans: SpanEvaluation, examples: Int) {
    self.spans = spans
    self.examples = examples
  }

  func lines(unit: String) -> [String] {
    var lines = table(\.exact, "same words") + [""] + table(\.overlap, "a shared word")
    lines += ["", "Marked words in \(Plural.of(spans.rowCount, unit))."]
    if spans.unmarkedCount > 0 {
      lines.append(
        "\(Plural.of(spans.unmarkedCount, "label")) of 1 without marked words: passed over.")
    }
    lines += [
      "same words: a hit counts where it takes exactly the words that were marked; a shared word: where",
      "it takes at least one of them. Words marked once that stand again elsewhere are no false alarm.",
    ]
    return lines
      + DifferenceList(spans.differences, examples: examples)
      .lines(missed: "Marked words missed", falseAlarms: "Hits on unmarked words")
  }

  private func table(
    _ scores: KeyPath<SpanEvaluation.Line, SpanEvaluation.Line.Scores>, _ title: String
  ) -> [String] {
    var table = TextTable([.left, .left, .right, .right, .right, .right, .right, .right])
    table.add([
      title, "found", "precision", "interval", "recall", "interval", "F1",
      "same/part/missed/alarms",
    ])
    let isStratified = Set(spans.lines.map(\.stratum)).count > 1
    for line in spans.lines {
      let figures = line[keyPath: scores]
      table.add([
        line.stratum.isEmpty ? (isStratified ? "all (pooled)" : "all") : line.stratum, line.label,
        Number.fixed(figures.precision, 2),
        Number.range(figures.precisionLow, figures.precisionHigh),
        Number.fixed(figures.recall, 2), Number.range(figures.recallLow, figures.recallHigh),
        Number.fixed(figures.f1, 2),
        [line.exactCount, line.partialCount, line.missedCount, line.falseAlarmCount]
          .map { "\($0)" }.joined(separator: "/"),
      ])
    }
    return table.lines
  }
}

/// Misses or false alarms as a terminal shows them.
struct DifferenceList {
  private let differences: [Evaluation.Difference]
  private let examples: Int

  init(_ differences: [Evaluation.Difference], examples: Int) {
    self.differences = differences
    self.examples = examples
  }

  func lines(missed: String, falseAlarms: String) -> [String] {
    lines(missed, differences.filter { !$0.isFalseAlarm })
      + lines(falseAlarms, differences.filter(\.isFalseAlarm))
  }

  private func lines(_ title: String, _ differences: [Evaluation.Difference]) -> [String] {
    guard !differences.isEmpty, examples > 0 else { return [] }
    var lines = ["", "\(title): \(differences.count)"]
    for difference in differences.prefix(examples) {
      let words = difference.words.isEmpty ? "" : " “\(difference.words)” in"
      lines.append(
        "  \(difference.id) \(difference.label):\(words) “\(difference.sentence)”")
      lines += difference.because.prefix(3).map { "      " + $0 }
    }
    return lines
  }
}

extension Number {
  /// The bounds of an interval, with two decimals.
  static func range(_ low: Double?, _ high: Double?) -> String {
    guard let low, let high else { return "–" }
    return "\(fixed(low, 2))–\(fixed(high, 2))"
  }
}
