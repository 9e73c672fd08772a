import ArgumentParser
import Touchstone

/// `touchstone lexicon diff`: what sets two lexicons apart, and what that does to the counts of a corpus.
struct LexiconDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "List what was added, removed and changed, and what that does to every count.",
    discussion: """
      Without documents: the edits, with their places. With documents: every count with the old lexicon, what \
      each kind of edit adds or takes away, and the count with the new one; the parts add up exactly. Edits \
      are applied one kind after another: terms removed, terms changed, false friends removed, false friends \
      added, terms added, statement patterns; so the words that a new term takes from an old one count as its \
      doing. `values-targets` is the built-in lexicon.

      EXAMPLES
        touchstone lexicon diff values-targets my-lexicon.yaml
        touchstone lexicon diff values-targets my-lexicon.yaml reports/ --csv change.csv
      """)

  @Argument(help: "The earlier lexicon: a file, or values-targets.")
  var old: String

  @Argument(help: "The later lexicon: a file, or values-targets.")
  var new: String

  @Argument(help: "Folders, files, globs, or - for standard input, to count in.")
  var paths: [String] = []

  @Flag(help: "Print the comparison as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp("Write the change of every document to a CSV file.", valueName: "file"))
  var csv: String?

  @Option(help: "How many edits of each kind to list.")
  var top = 30

  @OptionGroup
  var sections: SectionsOption

  @OptionGroup
  var rows: ColumnOptions

  @OptionGroup
  var jobs: JobsOption

  @OptionGroup
  var limits: LimitOptions

  func validate() throws {
    guard top >= 0 else { throw ValidationError("--top takes a number from 0.") }
    if csv != nil, paths.isEmpty {
      throw ValidationError("--csv needs documents to count in; name a folder.")
    }
  }

  func run() async throws {
    let comparison = LexiconComparison(
      from: try LexiconSource.named(old).load(), to: try LexiconSource.named(new).load())
    var report: LexiconComparison.Report?
    if !paths.isEmpty {
      var table = LexiconComparison.Table(comparison)
      report = try await comparison.run(
        paths, columns: rows.columns, jobs: jobs.width, allSections: sections.allSections,
        limits: limits.limits
      ) { change in
        if csv != nil { table.add(change) }
      }
      if let csv { try table.write(to: csv) }
    }
    if json {
      try Terminal.print(comparison.json(report))
    } else {
      for line in DifferenceText(comparison, report, top: top).lines { try Terminal.print(line) }
    }
    try ExitStatus.endIncomplete(report?.problems ?? [])
  }
}
