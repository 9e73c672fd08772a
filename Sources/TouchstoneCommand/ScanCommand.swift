public import ArgumentParser
import CorpusModel
import Lexicons
import Touchstone

/// `touchstone scan`: the main job.
struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Find values and targets language in documents and write a folder of tables.",
    discussion: """
      Reads folders, files, globs or - (standard input), and writes output/NAME/ with one CSV for each \
      kind of row. A manifest.csv in a folder supplies metadata and groups; without one, each subfolder \
      is a group. A .zip is read like a folder, page.html.gz like the page in it, \
      and a .warc.gz like the pages that were captured in it.

      EXAMPLES
        touchstone scan corpora/example
        touchstone scan reports/ blogs/ --output output/spring --lexicon my-lexicon.yaml
        touchstone scan reports/ --excel --sqlite
        touchstone scan answers.csv --text-column answer --id-column respondent
        touchstone scan reports/ --lexicon values-targets --lexicon mfd.dic
        cat page.html | touchstone scan - --json
        touchstone scan reports/ --resume
        touchstone scan https://charity.example/blog/what-matters

      EXIT STATUS
        0 all documents were read; 1 the run failed; 2 the arguments or the lexicon are at fault, and \
      nothing was read; 3 finished, but some documents could not be read (see problems.csv).
      """)

  @Argument(help: "Folders, files, globs, - for standard input, or addresses of the web.")
  var paths: [String]

  @Option(name: .shortAndLong, help: "The run folder (default: output/NAME).")
  var output: String?

  @Option(
    help: ArgumentHelp(
      """
      A lexicon file, in any format that is read, or values-targets, the built-in one (default). Repeat it \
      for more: the first gives poles and statements, the categories of the others stand below their names.
      """,
      valueName: "lexicon"))
  var lexicon: [String] = []

  @Option(
    help: ArgumentHelp(
      "The tables to write, by commas: \(CorpusScan.tableNames.joined(separator: ", ")).",
      valueName: "list"))
  var tables: String?

  @Option(
    help: ArgumentHelp(
      "Also write each chart of the report into a folder: as SVG, with its numbers as CSV and a Vega-Lite file.",
      valueName: "folder"))
  var figures: String?

  @Flag(
    help: "Intervals of groups by drawing their documents again (BCa bootstrap, 9,999 draws).")
  var bootstrap = false

  @OptionGroup
  var copies: CopyOptions

  @OptionGroup
  var sections: SectionsOption

  @OptionGroup
  var rows: ColumnOptions

  @OptionGroup
  var jobs: JobsOption

  @Option(help: "Leave out documents larger than this many bytes.")
  var maxBytes = CorpusScan.defaultSizeLimit

  @OptionGroup
  var reading: ReadingOptions

  @Flag(help: "Print no progress and no summary.")
  var quiet = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @OptionGroup(title: "ADDRESSES OF THE WEB")
  var web: WebOptions

  @OptionGroup(title: "COUNTING AS OTHER TOOLS DO")
  var peer: PeerOptions

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("Name a folder or file to scan.") }
    guard maxBytes > 0 else { throw ValidationError("--max-bytes takes a number above 0.") }
  }

  func run() async throws {
    let scan = try CorpusScan(options: try options())
    UntilExit.keep(scan)
    let progress = ProgressLine(isQuiet: quiet)
    let report: ScanReport
    do {
      defer { progress.clear() }
      report = try await scan.run(paths, to: destination, figures: figures) { progress.show($0) }
    }
    if json {
      try Terminal.print(report.json)
    } else if !quiet {
      for line in ReportText(report, countsKept: reading.resume).lines { try Terminal.print(line) }
    }
    if !report.errors.isEmpty { throw ExitStatus.incomplete }
  }

  private func options() throws -> ScanOptions {
    var options = ScanOptions()
    let lexicons = lexicon.map(LexiconSource.named)
    options.lexicon = lexicons.first ?? .builtIn
    options.furtherLexicons = Array(lexicons.dropFirst())
    options.tables = tables.map { list in
      list.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
    }
    options.writesDatabase = copies.sqlite
    options.writesWorkbook = copies.excel
    options.jobs = jobs.width
    options.sizeLimit = maxBytes
    options.bootstraps = bootstrap
    options.allSections = sections.allSections
    options.counting = try peer.counting()
    options.levels = peer.levels
    options.columns = rows.columns
    options.web = web.access
    reading.set(&options)
    return options
  }

  private var destination: String {
    output ?? "output/" + RunName.of(paths)
  }
}

/// Options with which the counts of other tools can be reproduced.
struct PeerOptions: ParsableArguments {
  @Flag(
    help: """
      Count as quanteda does: each category for itself, phrases across sentences, no false friends, no \
      name guard.
      """)
  var nested = false

  @Flag(help: "Keep hyphenated words whole, as quanteda does; implied by --nested.")
  var keepHyphens = false

  @Option(
    help: "quanteda's nested_scope: key or dictionary.")
  var nestedScope = ScanOptions.NestedScope.key

  @Flag(
    help:
      "Keep punctuation as tokens, which phrases do not cross (quanteda's remove_punct = FALSE).")
  var keepPunctuation = false

  @Option(help: "Merge categories below this many parts of their path.")
  var levels: Int?

  @Flag(help: "Count as LIWC does: the longest entry from left to right, in words.")
  var liwc = false

  func validate() throws {
    if nested, liwc {
      throw ValidationError("--nested and --liwc are two ways of counting; choose one.")
    }
    if !nested, keepHyphens || keepPunctuation || nestedScope != .key {
      throw ValidationError(
        "--keep-hyphens, --keep-punctuation and --nested-scope belong to --nested; add it.")
    }
    if let levels {
      guard levels > 0 else { throw ValidationError("--levels takes a number from 1.") }
      guard nested || liwc else { throw ValidationError("--levels belongs to --nested or --liwc.") }
    }
  }

  func counting() throws -> ScanOptions.Counting {
    if liwc { return .liwc }
    return nested ? .quanteda(scope: nestedScope, keepsPunctuation: keepPunctuation) : .own
  }
}

extension ScanOptions.NestedScope: ExpressibleByArgument {}

/// The name of a run, from the paths that were scanned.
enum RunName {
  static func of(_ paths: [String]) -> String {
    let names = paths.map(name)
    let shown = names.prefix(3).joined(separator: "+")
    return names.count > 3 ? "\(shown)+\(names.count - 3)" : shown
  }

  private static func name(_ path: String) -> String {
    if path == "-" { return "stdin" }
    let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
    var name = parts.last.map(String.init) ?? "run"
    if name.contains(where: { "*?[".contains($0) }) {
      name = parts.dropLast().last.map(String.init) ?? "run"
    }
    // A single file gives its name without the endings.
    if name.lowercased().hasSuffix(".gz") { name.removeLast(3) }
    if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = String(name[..<dot]) }
    return name
  }
}

/// One line on standard error that says how far the run has come.
final class ProgressLine {
  private let line: StatusLine

  init(isQuiet: Bool) { line = StatusLine(isQuiet: isQuiet) }

  func show(_ progress: CorpusScan.Progress) {
    line.show(isLast: progress.done == progress.total) { elapsed in
      let rate = Double(progress.done) / elapsed
      let left = Int((Double(progress.total - progress.done) / max(rate, 0.001)).rounded(.up))
      return
        "\(progress.done) of \(progress.total) documents, \(Int(rate)) a second, \(left) s left"
    }
  }

  func clear() { line.clear() }
}
