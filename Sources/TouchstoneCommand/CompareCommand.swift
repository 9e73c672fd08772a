import ArgumentParser
import Touchstone

/// `touchstone compare`: groups of documents against each other.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Compare groups of documents: balance, categories and terms, with honest uncertainty.",
    discussion: """
      Each path is a group: a folder of documents, or the run folder of an earlier scan, which is not scanned \
      again. With --by, the documents of all paths are grouped by a column of documents.csv instead, or by \
      year. Three groups or more are each compared with all the others, or two by two with --pairwise.

      Documents are scanned into run folders beside the output, so that every figure leads back to its \
      sentences. compare.csv has the figures, influence.csv what carries the difference, members.csv which \
      document is in which group.

      EXAMPLES
        touchstone compare reports/ blogs/
        touchstone compare output/reports output/blogs --output output/both
        touchstone compare corpora/charities --by side
        touchstone compare corpora/charities --by side --match kind --leave-out "annual-report.html"

      EXIT STATUS
        0 all documents were read; 1 the comparison failed; 2 the arguments or the lexicon are at fault; \
      3 finished, but some documents could not be read (see problems.csv of the run).
      """)

  @Argument(help: "Folders, files or run folders; with --by, one is enough.")
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Group documents by this column of documents.csv (side, group, organisation, kind …), or by year.",
      valueName: "field"))
  var by: String?

  @Flag(help: "Compare each two groups.")
  var pairwise = false

  @Option(
    help: ArgumentHelp(
      "Keep only documents whose value of this column stands in all groups.", valueName: "field"))
  var match: String?

  @Option(
    help: ArgumentHelp(
      "Leave out a document, category or term, by its name. May be repeated.", valueName: "name"))
  var leaveOut: [String] = []

  @Option(name: .shortAndLong, help: "The folder to write (default: output/NAMES).")
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A lexicon file, or values-targets, the built-in one (default).", valueName: "lexicon"))
  var lexicon: String?

  @Option(help: "How often documents are dealt to groups for p.")
  var permutations = ComparisonOptions().rounds

  @Option(help: "Where the deals begin; another number gives a p that differs by chance.")
  var seed = ComparisonOptions().seed

  @Option(
    help: ArgumentHelp(
      "Also write each chart of the report into a folder: as SVG, with its numbers as CSV and a Vega-Lite file.",
      valueName: "folder"))
  var figures: String?

  @OptionGroup
  var copies: CopyOptions

  @OptionGroup
  var sections: SectionsOption

  @OptionGroup
  var rows: ColumnOptions

  @OptionGroup
  var jobs: JobsOption

  @OptionGroup
  var reading: ReadingOptions

  @Flag(help: "Print no progress and no summary.")
  var quiet = false

  @Flag(help: "Print compare.json.")
  var json = false

  func validate() throws {
    guard paths.count > 1 || by != nil else {
      throw ValidationError(
        "Name two folders, or say with --by how the documents of one are grouped: --by side.")
    }
    guard permutations >= 99 else {
      throw ValidationError("--permutations takes a number from 99.")
    }
  }

  func run() async throws {
    var scanOptions = ScanOptions()
    scanOptions.lexicon = lexicon.map(LexiconSource.named) ?? .builtIn
    scanOptions.jobs = jobs.width
    scanOptions.allSections = sections.allSections
    scanOptions.columns = rows.columns
    reading.set(&scanOptions)
    var options = ComparisonOptions()
    options.field = by
    options.isPairwise = pairwise
    options.matched = match
    options.leftOut = leaveOut
    options.writesDatabase = copies.sqlite
    options.writesWorkbook = copies.excel
    options.rounds = permutations
    options.seed = seed
    let progress = ProgressLine(isQuiet: quiet)
    let report: ComparisonReport
    do {
      defer { progress.clear() }
      report = try await CorpusComparison(scanOptions: scanOptions, options: options)
        .run(groups, to: destination, figures: figures) { progress.show($0) }
    }
    if json {
      try Terminal.print(report.json)
    } else if !quiet {
      for line in ComparisonText(report).lines { try Terminal.print(line) }
    }
    if !report.errors.isEmpty { throw ExitStatus.incomplete }
  }

  /// The groups: each path by its last part; one that another has too gets a number.
  private var groups: [(name: String, path: String)] {
    var taken: [String: Int] = [:]
    return paths.map { path in
      let name = RunName.of([path])
      taken[name, default: 0] += 1
      let number = taken[name] ?? 1
      return (number > 1 ? "\(name)-\(number)" : name, path)
    }
  }

  private var destination: String {
    if let output { return output }
    let names = groups.map(\.name)
    let all = names.count > 3 ? RunName.of(paths) : names.joined(separator: "-vs-")
    return "output/" + (by.map { "\(all)-by-\($0)" } ?? all)
  }
}
