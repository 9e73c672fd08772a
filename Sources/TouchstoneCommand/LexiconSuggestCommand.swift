import ArgumentParser
import CorpusModel
import Lexicons
import Reporting
import Touchstone

/// `touchstone lexicon suggest`: words and phrases of the user's corpus that keep company with a category.
struct LexiconSuggestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Propose terms for a category from your own documents.",
    discussion: """
      Lists words and phrases of one to three words that no term or false friend covers and that keep \
      company with the category's hits, each with its score, counts and three sentences. It adds none by \
      itself: --accept writes a term into a lexicon file that extends yours, --reject remembers that it is \
      not wanted. docs/suggest.md says how the score is made.

      EXAMPLES
        touchstone lexicon suggest values.trust corpora/example
        touchstone lexicon suggest values.trust reports/ --accept candour,skilled --to my-lexicon.yaml
        touchstone lexicon suggest values.trust reports/ --reject dollar --to my-lexicon.yaml
      """)

  @Argument(help: "The category, such as values.trust; with --self-check also 'all'.")
  var category: String

  @Argument(help: "Folders, files or globs.")
  var paths: [String]

  @Option(help: "A lexicon file (default: the built-in one).")
  var lexicon: String?

  @Option(help: "How many suggestions to show.")
  var top = 50

  @Flag(help: "Print the suggestions as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Write the suggestions to a CSV file.", valueName: "file"))
  var csv: String?

  @Option(help: ArgumentHelp("Terms to write into the --to file, by commas.", valueName: "terms"))
  var accept: String?

  @Option(help: ArgumentHelp("Terms not to suggest again, by commas.", valueName: "terms"))
  var reject: String?

  @Option(help: "The lexicon file for accepted terms; made where it is missing.")
  var to: String?

  @Option(
    help: "The log of decisions (default: NAME.suggestions.csv beside the --to or --lexicon file).")
  var log: String?

  @OptionGroup
  var rows: ColumnOptions

  @OptionGroup
  var jobs: JobsOption

  @OptionGroup
  var limits: LimitOptions

  @Option(
    help: ArgumentHelp(
      "Hide a fifth of the terms so many times and say how many come back.", valueName: "times"))
  var selfCheck: Int?

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("Name a folder or file to read.") }
    guard top > 0 else { throw ValidationError("--top takes a number above 0.") }
    if let selfCheck, selfCheck < 1 {
      throw ValidationError("--self-check takes a number above 0.")
    }
    if accept != nil, to == nil {
      throw ValidationError("--accept needs --to FILE, the lexicon that takes the terms.")
    }
    if reject != nil, logPath == nil {
      throw ValidationError("--reject needs --to FILE or --log FILE, to remember the decision.")
    }
  }

  func run() async throws {
    let lexicon = try LexiconSource.named(lexicon).load()
    if let selfCheck { return try await check(lexicon, times: selfCheck) }
    try await suggest(lexicon)
  }

  private func suggest(_ lexicon: Lexicon) async throws {
    let log = try logPath.map { try SuggestionLog(path: $0) }
    var run = try CorpusSuggestion(lexicon, categories: [category], jobs: jobs.width)
    run.columns = rows.columns
    run.readingLimits = limits.limits
    let report = try await run.run(paths)
    if accept != nil || reject != nil {
      try decide(report)
    } else {
      let all = report.suggestions[category] ?? []
      try show(log?.undecided(all, in: category) ?? all, of: report)
    }
    try ExitStatus.endIncomplete(report.problems)
  }

  private func show(
    _ suggestions: [LexiconSuggestion], of report: CorpusSuggestion.Report
  ) throws {
    let first = Array(suggestions.prefix(top))
    if let csv { try CorpusSuggestion.Report.write(first, to: csv) }
    if json {
      try Terminal.print(report.json(category: category, suggestions: first))
    } else {
      for line in SuggestionText(category, first, report).lines { try Terminal.print(line) }
    }
  }

  private func decide(_ report: CorpusSuggestion.Report) throws {
    var decisions = SuggestionDecisions()
    decisions.accepted = LexiconSuggestCommand.list(accept)
    decisions.rejected = LexiconSuggestCommand.list(reject)
    decisions.lexiconFile = to
    decisions.logFile = logPath
    decisions.base = lexicon ?? "values-targets"
    let outcome = try decisions.apply(to: report, category: category)
    let target = to ?? ""
    for term in outcome.added { try Terminal.print("\(target): added \(term) to \(category)") }
    for term in outcome.known {
      try Terminal.print("\(target): \(category) has \(term) already")
    }
    for term in outcome.rejected {
      try Terminal.print("\(outcome.logFile): \(term) will not be suggested again")
    }
  }

  private func check(_ lexicon: Lexicon, times: Int) async throws {
    let names =
      category == "all"
      ? lexicon.categories.filter { $0.pole != nil }.map(\.path) : [category]
    var sums = names.map { _ in (found: 0, wanted: 0) }
    for seed in 1...times {
      var recall = SuggestionRecall(lexicon, seed: UInt64(seed), jobs: jobs.width)
      recall.columns = rows.columns
      recall.readingLimits = limits.limits
      let found = try await recall.run(paths, categories: names, top: top)
      for (index, row) in found.enumerated() {
        sums[index].found += row.found.count
        sums[index].wanted += row.wanted.count
      }
    }
    for (name, sum) in zip(names, sums) {
      try Terminal.print("\(name): \(sum.found) of \(sum.wanted) hidden terms came back")
    }
    let (found, wanted) = sums.reduce((0, 0)) { ($0.0 + $1.found, $0.1 + $1.wanted) }
    try Terminal.print("all: \(found) of \(wanted) in the first \(top) suggestions")
  }

  private var logPath: String? {
    log ?? (to ?? lexicon).map(SuggestionLog.path(besideLexicon:))
  }

  private static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { part in
      part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty }
  }
}

/// Suggestions as a terminal shows them.
struct SuggestionText {
  private let category: String
  private let suggestions: [LexiconSuggestion]
  private let report: CorpusSuggestion.Report

  init(
    _ category: String, _ suggestions: [LexiconSuggestion], _ report: CorpusSuggestion.Report
  ) {
    self.category = category
    self.suggestions = suggestions
    self.report = report
  }

  var lines: [String] {
    let hits = Plural.of(report.hitSentences[category] ?? 0, "sentence")
    let head =
      "\(category): \(hits) with hits in \(Plural.of(report.documents, "document")); "
      + Plural.of(suggestions.count, "suggestion")
    return [head] + suggestions.enumerated().flatMap { entry($0 + 1, $1) }
  }

  private func entry(_ rank: Int, _ suggestion: LexiconSuggestion) -> [String] {
    var lines = [
      "",
      "\(rank). \(suggestion.term)  score \(SuggestionText.rounded(suggestion.score)); "
        + "\(suggestion.count) times in \(Plural.of(suggestion.documents, "document")), "
        + "\(Plural.of(suggestion.sentencesWithHits, "sentence")) with hits",
    ]
    if !suggestion.nearestTerms.isEmpty {
      lines.append("   nearest: " + suggestion.nearestTerms.joined(separator: "; "))
    }
    if let conflict = suggestion.conflict { lines.append("   would also fit: " + conflict) }
    for example in suggestion.examples {
      lines.append("   - \(example.sentence) (\(example.document))")
    }
    return lines
  }

  /// Two digits after the point, whatever the locale.
  private static func rounded(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded())
    let digits = hundredths % 100
    return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
  }
}
