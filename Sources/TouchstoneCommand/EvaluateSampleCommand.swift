public import ArgumentParser
import Reporting
public import Touchstone

/// `touchstone evaluate sample`: draws sentences for people to code.
struct EvaluateSampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw sentences of your documents for people to code, as a blind sheet.",
    discussion: """
      Half of the sheet is a simple random sample of all sentences of 6 to 60 words. The other half is \
      drawn from those in which the lexicon found a contrast, both poles, or one alone, in turn, and from \
      group after group, because such sentences are rare. The sheet does not say which is which: that is \
      in NAME.key.csv, which the coder should not see.

      Fill in 0 or 1 for each pole, and if you like the words that justify a 1 (copied as they are, with \
      ' | ' between two stretches); leave empty what you have not read. Then give the sheet back to \
      `touchstone evaluate`. For two coders, copy the sheet and give both files and the key.

      The file is UTF-8 and comma-separated. Add --bom if your spreadsheet program shows ’ as â€™.

      EXAMPLES
        touchstone evaluate sample reports/ --output sheet.csv
        touchstone evaluate sheet.csv --spans
        touchstone evaluate sheet-anna.csv sheet-ben.csv --key sheet.key.csv
      """,
    helpNames: .shortAndLong)

  @Argument(help: "Folders, files or globs.")
  var paths: [String]

  @Option(name: .shortAndLong, help: "The sheet to write; its key goes beside it.")
  var output: String

  @Option(help: "How many sentences to draw.")
  var size = 200

  @Option(help: "A number that decides the draw; the same number draws the same sentences.")
  var seed: UInt64 = 1

  @Option(help: "Whether sentences with hits are drawn from each group or each document in turn.")
  var by = CodingSample.Spread.group

  @Option(help: "The fewest words of a sentence.")
  var minWords = 6

  @Option(help: "The most words of a sentence.")
  var maxWords = 60

  @Flag(help: "Add a column for each category of the lexicon.")
  var categories = false

  @Flag(help: "Begin the sheet with a byte order mark, by which Excel knows UTF-8.")
  var bom = false

  @Flag(help: "Replace a sheet and key that stand there already.")
  var force = false

  @Option(help: "A lexicon file (default: the built-in one).")
  var lexicon: String?

  @OptionGroup
  var sections: SectionsOption

  @OptionGroup
  var rows: ColumnOptions

  @OptionGroup
  var jobs: JobsOption

  @OptionGroup
  var limits: LimitOptions

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("Name a folder or file to read.") }
    guard size > 0 else { throw ValidationError("--size takes a number above 0.") }
    guard minWords > 0, minWords <= maxWords else {
      throw ValidationError("--min-words takes a number from 1 to --max-words.")
    }
  }

  func run() async throws {
    try CodingSample.keyPath(forSheet: output, isForced: force)
    let lexicon = try LexiconSource.named(lexicon).load()
    let report = try await CodingSample(lexicon, options: options).run(paths)
    let key = try report.write(to: output, hasMark: bom, isForced: force)
    for line in lines(report, key: key) { try Terminal.print(line) }
    try ExitStatus.endIncomplete(report.problems)
  }

  private var options: CodingSample.Options {
    var options = CodingSample.Options()
    options.size = size
    options.seed = seed
    options.spread = by
    options.words = minWords...maxWords
    options.wantsCategories = categories
    options.columns = rows.columns
    options.jobs = jobs.width
    options.readingLimits = limits.limits
    options.allSections = sections.allSections
    return options
  }

  private func lines(_ report: CodingSample.Report, key: String) -> [String] {
    var table = TextTable([.left, .right, .right])
    table.add(["stratum", "drawn", "of"])
    for stratum in report.strata {
      table.add([
        stratum.name, Number.grouped(stratum.sampled), Number.grouped(stratum.population),
      ])
    }
    let repeated =
      report.repeated > 0
      ? "; \(Plural.of(report.repeated, "sentence")) said before, word for word, passed over" : ""
    return table.lines + [
      "",
      "Sentences of \(minWords) to \(maxWords) words in "
        + "\(Plural.of(report.documents, "document"))\(repeated).",
      "random: a simple random sample of them; found_…: drawn by what the lexicon found.",
      "\(output): for the coder. \(key): how each row was drawn; keep it from the coder.",
    ]
  }
}

extension CodingSample.Spread: ExpressibleByArgument {}
