public import CorpusModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads documents and shows what was read of each, without counting anything.
public struct PageExtraction: Sendable {
  /// How a document is shown.
  public enum Format: String, Sendable, CaseIterable {
    /// The running text, with an empty line between blocks.
    case text
    /// All blocks, in Markdown.
    case markdown
    /// One JSON object with the text, its blocks with their places, and the metadata.
    case json

    /// What the name of a file in this format ends with.
    var ending: String {
      switch self {
      case .text: ".txt"
      case .markdown: ".md"
      case .json: ".json"
      }
    }
  }

  private let walk: CorpusWalk
  private let format: Format

  /// Lists the documents below some paths.
  ///
  /// - Parameters:
  ///   - paths: folders, files, globs, or `-` for standard input.
  ///   - columns: the columns of tables whose rows are documents, if any are.
  ///   - format: how each document is shown.
  ///   - jobs: how many documents are read side by side.
  ///   - allSections: whether standard parts, such as an auditor's report, are shown like others.
  ///   - limits: the limits within which each document is read, in a process of its own, as
  ///     ``ScanOptions/readingLimits``; nil to read in this one.
  ///   - web: how addresses among the paths are reached; nil where they are not.
  /// - Throws: ``ScanError`` where a path cannot be read at all.
  public init(
    _ paths: [String], columns: TextColumns? = nil, as format: Format, jobs: Int,
    allSections: Bool = false, limits: ScanOptions.ReadingLimits? = nil, web: WebAccess? = nil
  ) throws {
    walk = try CorpusWalk(
      paths, columns: columns, jobs: jobs, allSections: allSections, limits: limits, web: web)
    self.format = format
  }

  /// Shows the documents one after the other, in the order of their names.
  ///
  /// - Parameter take: takes each document as it is shown, or the problem that kept it from being read.
  /// - Throws: what `take` throws.
  public func forEach(_ take: (Outcome<String>) throws -> Void) async throws {
    for problem in walk.problems { try take(.skipped(problem)) }
    let format = format
    try await walk.run(
      makeWork: { { $0.rendered(as: format) } }, take: { outcome, _ in try take(outcome) })
  }

  /// Writes each document to a file of its own: `a/page.html` and `a/page.html.gz` to `a/page.txt` below the folder.
  ///
  /// Where two documents would have one file, the whole name of the second stays: `page.html.txt`.
  ///
  /// - Parameters:
  ///   - folder: the folder, which is made if it is not there.
  ///   - overwrites: whether files that are there may be replaced.
  ///   - report: takes each problem that kept a document from being read.
  /// - Returns: how many files were written.
  /// - Throws: ``WritingError``.
  public func write(
    to folder: String, overwrites: Bool, report: (Problem) throws -> Void
  ) async throws -> Int {
    for problem in walk.problems { try report(problem) }
    var taken: Set<String> = []
    var folders: Set<String> = []
    var count = 0
    let format = format
    try await walk.run(
      makeWork: { { $0.rendered(as: format) } },
      take: { outcome, number in
        switch outcome {
        case .skipped(let problem): try report(problem)
        case .scanned(let text):
          let path = folder + "/" + name(of: number, taken: &taken)
          // By scalars: a mark behind a slash makes one character of both.
          let end = path.unicodeScalars.lastIndex(of: "/") ?? path.startIndex
          let parent = String(path.unicodeScalars[..<end])
          if folders.insert(parent).inserted { try makeFolder(parent) }
          try NewFile.write(text, to: path, overwrites: overwrites)
          count += 1
        }
      })
    return count
  }

  private func makeFolder(_ path: String) throws(WritingError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .refused(path)
    }
  }

  /// The name of a document's file below the folder; no part of it leads out of there.
  private func name(of document: Int, taken: inout Set<String>) -> String {
    let names = walk.fileNames(of: document).map(FileName.harmless)
    for name in names where taken.insert(name).inserted { return name + format.ending }
    let whole = names.last ?? "document"
    var number = 2
    while !taken.insert("\(whole)-\(number)").inserted { number += 1 }
    return "\(whole)-\(number)" + format.ending
  }
}

extension ExtractedPage {
  /// The page in one of the formats, with a line end at its end.
  func rendered(as format: PageExtraction.Format) -> String {
    switch format {
    case .text: text
    case .markdown: document.blocks.map { markdown($0) + "\n" }.joined(separator: "\n")
    case .json: jsonLine + "\n"
    }
  }

  /// The running text, with an empty line between blocks: all but the title, captions, the lines about the
  /// text, such as who wrote it, and the standard parts that are set aside.
  var text: String {
    document.blocks.filter { block in
      guard block.part == nil else { return false }
      return switch block.kind {
      case .title, .caption, .byline, .contact, .sourceNote: false
      default: true
      }
    }.map { shown($0) + "\n" }.joined(separator: "\n")
  }

  /// The text of a block on one line; code keeps its lines.
  private func shown(_ block: Block) -> String {
    if block.kind == .code { return document.string(block.span) }
    // Scalars, for finding where characters end takes longer than the rest.
    return document.string(block.span).unicodeScalars
      .split { $0.isASCII ? $0 == " " || (9...13).contains($0.value) : $0.properties.isWhitespace }
      .map { String($0) }.joined(separator: " ")
  }

  private func markdown(_ block: Block) -> String {
    let text = shown(block)
    return switch block.kind {
    case .title: "# " + text
    case .heading: String(repeating: "#", count: max(1, Int(block.level))) + " " + text
    case .listItem: String(repeating: "  ", count: max(0, Int(block.level) - 1)) + "- " + text
    case .quote: "> " + text
    case .code: fenced(text)
    default: text
    }
  }

  /// Code between fences that are longer than any run of their sign in it.
  private func fenced(_ code: String) -> String {
    let longest = code.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return fence + "\n" + code + "\n" + fence
  }
}
