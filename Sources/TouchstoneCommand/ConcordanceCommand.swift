public import ArgumentParser
import CorpusModel
import Reporting
public import Touchstone

/// `touchstone concordance`: keywords in context.
struct ConcordanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Show each place of a pattern, or of a category's hits, in its context.",
    discussion: """
      A pattern is written as in a lexicon: trust*, "hit* the target*", (trust|faith) in {0,2} people. It is looked for \
      in names too. @values.trust stands for the hits that a scan counts in a category, @values for all on a side.

      EXAMPLES
        touchstone concordance 'relationship*' reports/
        touchstone concordance '(hit|hits|hitting) the target*' reports/ --sort right
        touchstone concordance @values.trust reports/ --random 50 --seed 7
        touchstone concordance @targets reports/ --csv > targets.csv
        touchstone concordance @values.trust reports/ --collocates

      EXIT STATUS
        0 all documents were read; 1 the run failed; 2 the arguments are at fault; 3 finished, but some \
      documents could not be read.
      """)

  @Argument(help: "A pattern, or @ and a category.")
  var query: String

  @Argument(help: "Folders, files, globs, or - for standard input.")
  var paths: [String]

  @Option(
    name: .shortAndLong,
    help: "The lexicon in which a category is looked up (default: the built-in one).")
  var lexicon: String?

  @Option(help: "How many words on either side are shown (8), or are near (5).")
  var window: Int?

  @Flag(
    help: "Show instead which words stand near more often than by chance, in the same sentence.")
  var collocates = false

  @Option(help: "The order of the lines: document, left (the words before) or right.")
  var sort = Concordance.Order.document

  @Option(help: ArgumentHelp("Show so many lines, drawn at random.", valueName: "number"))
  var random: Int?

  @Option(help: "Where the draw begins; another number draws others.")
  var seed = Concordance.Options().seed

  @Flag(help: "Print a table as CSV.")
  var csv = false

  @Flag(help: "Print each line as a line of JSON.")
  var json = false

  @OptionGroup
  var sections: SectionsOption

  @OptionGroup
  var rows: ColumnOptions

  @OptionGroup
  var jobs: JobsOption

  @OptionGroup
  var limits: LimitOptions

  func validate() throws {
    guard !paths.isEmpty else {
      throw ValidationError("Name what to look for and then where: concordance 'trust*' reports/")
    }
    guard (0...1000).contains(window ?? 0) else {
      throw ValidationError("--window takes a number from 0 to 1000.")
    }
    if let random {
      guard random > 0 else { throw ValidationError("--random takes a number from 1.") }
    }
    if collocates {
      guard random == nil, sort == .document, !json else {
        throw ValidationError(
          "--collocates counts all places; leave out --random, --sort and --json.")
      }
    }
    if csv, json { throw ValidationError("--csv and --json are two forms; choose one.") }
  }

  func run() async throws {
    var options = Concordance.Options()
    options.lexicon = LexiconSource.named(lexicon)
    options.window = window ?? (collocates ? 5 : 8)
    options.order = sort
    options.sample = random
    options.seed = seed
    options.columns = rows.columns
    options.allSections = sections.allSections
    options.jobs = jobs.width
    options.readingLimits = limits.limits
    let concordance = try Concordance(query, options: options)
    var unread = 0
    let report = { (problem: Problem) in
      unread += 1
      Terminal.warn(problem)
    }
    if collocates {
      let words = try await concordance.collocates(in: paths, report: report)
      if csv {
        try Terminal.print(words.csv, terminator: "")
      } else {
        for line in CollocatesText(words).lines { try Terminal.print(line) }
      }
      if unread > 0 { throw ExitStatus.incomplete }
      return
    }
    let text = ConcordanceText(poles: concordance.poles)
    if csv { try Terminal.print(Concordance.Line.csvHeader, terminator: "") }
    let totals = try await concordance.run(
      paths,
      report: report,
      take: { line in
        if csv {
          try Terminal.print(line.csv, terminator: "")
        } else if json {
          try Terminal.print(line.json, terminator: "")
        } else {
          try Terminal.print(text.line(line))
        }
      })
    if !csv, !json {
      try Terminal.print((totals.hits > 0 ? "\n" : "") + text.totals(totals))
    }
    if unread > 0 { throw ExitStatus.incomplete }
  }
}

extension Concordance.Order: ExpressibleByArgument {}
