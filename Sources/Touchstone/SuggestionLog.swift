import CorpusModel
import DelimitedText
import Lexicons
import Matching
import Reporting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was decided on suggestions, so that they are not made again: a CSV beside the user's lexicon.
public struct SuggestionLog: Sendable {
  /// What was decided.
  public enum Decision: String, Sendable {
    /// The term was written into the lexicon.
    case accepted
    /// The term is not wanted.
    case rejected
  }

  /// One decision.
  public struct Row: Hashable, Sendable {
    /// The term as it was suggested.
    public var term: String
    /// The category.
    public var category: String
    /// What was decided.
    public var decision: Decision
    /// The score at that time.
    public var score: Double
    /// The count at that time.
    public var count: Int
  }

  /// The decisions, in the order in which they were made.
  public private(set) var rows: [Row] = []
  private let path: String

  /// The columns of the file.
  static let columns = ["term", "category", "decision", "score", "count"]

  /// The log that belongs to a lexicon file: `my-lexicon.suggestions.csv` beside `my-lexicon.yaml`.
  public static func path(besideLexicon path: String) -> String {
    FileName.path(path, endingIn: ".suggestions.csv")
  }

  /// Reads a log; one that does not exist yet is empty.
  ///
  /// - Throws: ``ScanError`` where the file is no such log.
  public init(path: String) throws {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else { return }
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)),
      let text = String(validating: bytes, as: UTF8.self)
    else { throw ScanError.notALog(path, line: 1) }
    let table = DelimitedTable(text).rows
    guard table.first?.cells == SuggestionLog.columns else {
      throw ScanError.notALog(path, line: 1)
    }
    for line in table.dropFirst() {
      guard line.cells.count == SuggestionLog.columns.count,
        let decision = Decision(rawValue: line.cells[2]), let score = Double(line.cells[3]),
        let count = Int(line.cells[4])
      else { throw ScanError.notALog(path, line: line.line) }
      rows.append(
        Row(
          term: line.cells[0], category: line.cells[1], decision: decision, score: score,
          count: count))
    }
  }

  /// Notes a decision; a later one on the same term replaces the earlier.
  public mutating func note(
    _ suggestion: LexiconSuggestion, _ category: String, _ decision: Decision
  ) {
    let row = Row(
      term: suggestion.term, category: category, decision: decision, score: suggestion.score,
      count: suggestion.count)
    rows.removeAll { $0.term == row.term && $0.category == category }
    rows.append(row)
  }

  /// Writes the log, whole or not at all.
  public func write() throws {
    var encoder = CSVEncoder()
    encoder.append(row: SuggestionLog.columns.map(Cell.text))
    for row in rows {
      encoder.append(row: [
        .text(row.term), .text(row.category), .text(row.decision.rawValue), .number(row.score),
        .integer(row.count),
      ])
    }
    try WholeFile.write(encoder.bytes, to: path)
  }

  /// The suggestions on which nothing was decided yet.
  ///
  /// A suggestion whose most frequent form a logged term covers is decided, however its pattern is
  /// spelt today.
  public func undecided(
    _ suggestions: [LexiconSuggestion], in category: String
  ) -> [LexiconSuggestion] {
    var decided = Lexicon(name: "decided")
    let location = SourceLocation(file: path, line: 0, column: 0)
    decided.categories = [Lexicon.Category(path: category, label: category, location: location)]
    decided.terms = rows.filter { $0.category == category }.compactMap { row in
      (try? Pattern(row.term)).map {
        Lexicon.Term(pattern: $0, category: CategoryID(0), location: location)
      }
    }
    guard !decided.terms.isEmpty else { return suggestions }
    let matcher = Matcher(decided)
    return suggestions.filter { suggestion in
      guard let form = suggestion.forms.first else { return true }
      let hits = SentenceMatcher.match(form, with: matcher).matches.hits
      return !hits.contains { $0.span.length == form.utf8.count }
    }
  }
}

/// Files that appear whole or not at all.
enum WholeFile {
  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw ScanError("\(path): cannot be written; check the folder and its permissions")
    }
  }
}

extension ScanError {
  static func notALog(_ path: String, line: Int) -> ScanError {
    ScanError(
      "\(path):\(line): this is no log of suggestions, whose columns are "
        + SuggestionLog.columns.joined(separator: ", ") + "; name another with --log",
      isUsage: true)
  }
}
