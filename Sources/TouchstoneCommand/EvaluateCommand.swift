import ArgumentParser
import Lexicons
import Touchstone

/// `touchstone evaluate`: how well a lexicon finds what careful readers found.
struct EvaluateCommand: AsyncParsableCommand {
  // It has no help of its own, so that `touchstone evaluate --help` shows that of the main use.
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare a lexicon with hand-coded sentences: precision, recall, F1.",
    subcommands: [EvaluateCodedCommand.self, EvaluateSampleCommand.self],
    defaultSubcommand: EvaluateCodedCommand.self, helpNames: [])
}

/// `touchstone evaluate GOLD.csv`.
struct EvaluateCodedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coded",
    abstract: "Compare a lexicon with hand-coded sentences: precision, recall, F1.",
    usage: """
      touchstone evaluate <gold> ... [--spans] [--documents <path> ...] [--key <file>]
                                 [--lexicon <file>] [--json] [--examples <number>]
      touchstone evaluate sample <paths> ... --output <sheet>
      """,
    discussion: """
      The CSV needs a column `sentence` and one with 0 or 1 for each pole (or category) that was coded, named \
      as in the lexicon; `id`, `stratum`, and columns of several coders such as `values_anna` and \
      `values_ben` are used where they are. Two files are two coders' copies of one sheet. Each sentence \
      is matched alone. Rows without any label are passed over. The intervals (Wilson, 95 %) hold for \
      sentences like these, not for other texts.

      With --spans the words that coders marked are compared too: columns `values_spans`, `targets_spans`, \
      with ' | ' between two stretches; or one marked stretch a row, with its category and its place in a \
      document.

      EXAMPLES
        touchstone evaluate coded-sentences.csv --lexicon my-lexicon.yaml
        touchstone evaluate coded-sentences.csv --spans --json
        touchstone evaluate sheet-anna.csv sheet-ben.csv --key sheet.key.csv
        touchstone evaluate marked-words.csv --documents report.txt
        touchstone evaluate sample reports/ --output sheet.csv    (draws sentences to code; see --help)
      """,
    helpNames: .shortAndLong)

  @Argument(help: "A CSV file of coded sentences, or one from each coder.")
  var gold: [String]

  @Flag(help: "Compare the words that coders marked, too.")
  var spans = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The documents in which the marked words stand, where the CSV has one stretch a row.",
      valueName: "path"))
  var documents: [String] = []

  @OptionGroup
  var sections: SectionsOption

  @OptionGroup
  var limits: LimitOptions

  @Option(
    help: ArgumentHelp(
      "The key of the coding sheet (default: NAME.key.csv beside NAME.csv).", valueName: "file"))
  var key: String?

  @Option(help: ArgumentHelp("A lexicon file (default: the built-in one).", valueName: "file"))
  var lexicon: String?

  @Flag(help: "Print the results as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "How many misses and false alarms to show of each kind.", valueName: "number"))
  var examples = 5

  func validate() throws {
    guard examples >= 0 else { throw ValidationError("--examples takes a number from 0.") }
    if sections.allSections, documents.isEmpty {
      throw ValidationError("--all-sections belongs to --documents; name the documents.")
    }
  }

  func run() async throws {
    let lexicon = try LexiconSource.named(lexicon).load()
    if documents.isEmpty {
      try compareSentences(lexicon)
    } else {
      try await compareDocuments(lexicon)
    }
  }

  private func compareSentences(_ lexicon: Lexicon) throws {
    var options = Evaluation.Options()
    options.wantsSpans = spans
    options.key = key
    let evaluation = try Evaluation(gold, lexicon: lexicon, options: options)
    if json { return try Terminal.print(evaluation.json) }
    for line in EvaluationText(evaluation, examples: examples).lines { try Terminal.print(line) }
  }

  private func compareDocuments(_ lexicon: Lexicon) async throws {
    guard gold.count == 1, key == nil else {
      throw ScanError.documentsTakeOneFile
    }
    let evaluation = try await DocumentEvaluation(
      gold[0], documents: documents, lexicon: lexicon, allSections: sections.allSections,
      limits: limits.limits)
    if json { return try Terminal.print(evaluation.json) }
    let text = SpanText(evaluation.spans, examples: examples)
    for line in text.lines(unit: "document") { try Terminal.print(line) }
    try ExitStatus.endIncomplete(evaluation.problems)
  }
}
