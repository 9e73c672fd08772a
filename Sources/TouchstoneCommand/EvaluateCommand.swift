import ArgumentParser
import Lexicons
import Touchstone

/// `touchstone evaluate`: how well a lexicon finds what careful readers found.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare a lexicon with hand-coded sentences: precision, recall, F1.",
    discussion: """
      The CSV needs a column `sentence` and one with 0 or 1 for each pole (or category) that was coded, named \
      as in the lexicon; `id`, `stratum`, and columns of two coders such as `values_coder1` and \
      `values_coder2` are used where they are. Each sentence is matched alone. The intervals (Wilson, 95 %) \
      hold for sentences like these, not for other texts.

      EXAMPLE
        touchstone evaluate coded-sentences.csv --lexicon my-lexicon.yaml
      """)

  @Argument(help: "A CSV file of coded sentences.")
  var gold: String

  @Option(help: "A lexicon file (default: the built-in one).")
  var lexicon: String?

  @Flag(help: "Print the results as JSON.")
  var json = false

  @Option(help: "How many misses and false alarms to show of each kind.")
  var examples = 5

  func run() throws {
    let evaluation: Evaluation
    do {
      let source = lexicon.map(LexiconSource.named) ?? .builtIn
      evaluation = try Evaluation(gold, lexicon: try source.load())
    } catch let error as LexiconError {
      throw Failure(error.message, status: .usage)
    } catch let error as ScanError {
      throw Failure(error.message, status: .usage)
    }
    if json { return try Terminal.print(evaluation.json) }
    for line in table(evaluation) { try Terminal.print(line) }
    for isFalseAlarm in [false, true] {
      for line in list(evaluation, falseAlarms: isFalseAlarm) { try Terminal.print(line) }
    }
  }

  private func table(_ evaluation: Evaluation) -> [String] {
    var table = TextTable([.left, .left, .right, .right, .right, .right, .right, .right])
    table.add(
      ["rows", "found", "precision", "interval", "recall", "interval", "F1", "tp/fp/fn/tn"])
    for line in evaluation.lines {
      table.add([
        line.stratum.isEmpty ? "all" : line.stratum, line.label, Number.fixed(line.precision, 2),
        EvaluateCommand.interval(line.precisionLow, line.precisionHigh),
        Number.fixed(line.recall, 2), EvaluateCommand.interval(line.recallLow, line.recallHigh),
        Number.fixed(line.f1, 2), line.counts.map { "\($0)" }.joined(separator: "/"),
      ])
    }
    var lines = table.lines
    lines += [
      "", "\(evaluation.rowCount) sentences, each matched alone.",
      "precision: of what the lexicon found, the share that the coder found too; recall: of what the",
      "coder found, the share that the lexicon found. The intervals hold for sentences like these.",
    ]
    if !evaluation.agreementLines.isEmpty {
      lines += ["", "Agreement of the two coders:"] + evaluation.agreementLines.map { "  " + $0 }
    }
    return lines
  }

  private static func interval(_ low: Double?, _ high: Double?) -> String {
    guard let low, let high else { return "–" }
    return "\(Number.fixed(low, 2))–\(Number.fixed(high, 2))"
  }

  private func list(_ evaluation: Evaluation, falseAlarms: Bool) -> [String] {
    let all = evaluation.differences.filter { $0.isFalseAlarm == falseAlarms }
    guard !all.isEmpty, examples > 0 else { return [] }
    var lines = ["", "\(falseAlarms ? "False alarms" : "Missed"): \(all.count)"]
    for difference in all.prefix(examples) {
      lines.append("  \(difference.id) \(difference.label): “\(difference.sentence)”")
      lines += difference.because.prefix(3).map { "      " + $0 }
    }
    return lines
  }
}
