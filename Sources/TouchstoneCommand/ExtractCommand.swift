public import ArgumentParser
import CorpusModel
import Reporting
public import Touchstone

/// `touchstone extract`: what the reader saw.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Show what the reader saw of a document: its main text, blocks and metadata.",
    discussion: """
      As text, the title, captions and the lines about the text are left out, such as who wrote it, and so are parts \
      that are not counted, such as an auditor's report. Markdown and JSON have them, JSON with the kind, part and place \
      of each block.

      EXAMPLES
        touchstone extract page.html
        touchstone extract page.html --format json
        touchstone extract pages/ --output texts
        touchstone extract https://charity.example/blog/what-matters
      """)

  @Argument(help: "Files, folders, globs, - for standard input, or addresses of the web.")
  var paths: [String]

  @Option(help: "text, markdown or json.")
  var format = PageExtraction.Format.text

  @Option(
    name: .shortAndLong,
    help: "A folder to write to, each document to a file of its own: page.html to page.txt.")
  var output: String?

  @Flag(help: "Replace files that are there already.")
  var force = false

  @OptionGroup
  var sections: SectionsOption

  @OptionGroup
  var rows: ColumnOptions

  @OptionGroup
  var jobs: JobsOption

  @OptionGroup
  var limits: LimitOptions

  @OptionGroup(title: "ADDRESSES OF THE WEB")
  var web: WebOptions

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("Name a file to extract.") }
  }

  func run() async throws {
    var unread = 0
    let report = { (problem: Problem) in
      unread += 1
      Terminal.warn(problem)
    }
    let extraction = try PageExtraction(
      paths, columns: rows.columns, as: format, jobs: jobs.width,
      allSections: sections.allSections, limits: limits.limits, web: web.access)
    if let output {
      let count = try await extraction.write(to: output, overwrites: force, report: report)
      try Terminal.print("\(output)/: \(Plural.of(count, "document"))")
    } else {
      var isFirst = true
      try await extraction.forEach { outcome in
        switch outcome {
        case .skipped(let problem): report(problem)
        case .scanned(let text):
          if !isFirst, format != .json { try Terminal.print() }
          isFirst = false
          try Terminal.print(text, terminator: "")
        }
      }
    }
    if unread > 0 { throw ExitStatus.incomplete }
  }
}

extension PageExtraction.Format: ExpressibleByArgument {}
