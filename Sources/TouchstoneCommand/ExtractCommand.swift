import ArgumentParser
import CorpusModel
import Touchstone

/// `touchstone extract`: what the reader saw.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Show what the reader saw of a document: its main text, blocks and metadata.",
    discussion: """
      EXAMPLES
        touchstone extract page.html
        touchstone extract page.html --format json
      """)

  /// How the text is shown.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
  }

  @Argument(help: "Files, folders, globs, or - for standard input.")
  var paths: [String]

  @Option(help: "text, markdown or json.")
  var format = Format.text

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("Name a file to extract.") }
  }

  func run() throws {
    var isFirst = true
    var hasFailed = false
    do {
      try ExtractedPage.forEach(in: paths) { outcome in
        switch outcome {
        case .skipped(let problem):
          hasFailed = true
          Terminal.warn("touchstone: \(problem.path): \(problem.message); \(problem.advice)")
        case .scanned(let page):
          if !isFirst, format != .json { try Terminal.print() }
          isFirst = false
          try Terminal.print(page.rendered(as: format), terminator: "")
        }
      }
    } catch let error as ScanError {
      throw Failure(error.message)
    }
    if hasFailed { throw ExitStatus.incomplete }
  }
}

extension ExtractedPage {
  /// The page in one of the formats, with a line end at its end.
  fileprivate func rendered(as format: ExtractCommand.Format) -> String {
    switch format {
    case .text:
      text
    case .markdown:
      document.blocks.map { markdown($0) + "\n" }.joined(separator: "\n")
    case .json:
      jsonLine + "\n"
    }
  }

  private func oneLine(_ block: Block) -> String {
    document.string(block.span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func markdown(_ block: Block) -> String {
    let text = oneLine(block)
    return switch block.kind {
    case .title: "# " + text
    case .heading: String(repeating: "#", count: max(1, Int(block.level))) + " " + text
    case .listItem: String(repeating: "  ", count: max(0, Int(block.level) - 1)) + "- " + text
    case .quote: "> " + text
    case .code: "```\n" + text + "\n```"
    default: text
    }
  }
}
