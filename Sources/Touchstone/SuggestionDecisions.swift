#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the user decides on suggestions: writes accepted terms into a lexicon of hers, and logs all.
public struct SuggestionDecisions: Sendable {
  /// Terms that are wanted, as they were suggested.
  public var accepted: [String] = []
  /// Terms that are not wanted.
  public var rejected: [String] = []
  /// The file that extends the lexicon; made where it is missing.
  public var lexiconFile: String?
  /// The log; nil for that beside the lexicon file.
  public var logFile: String?
  /// What a new file extends: the lexicon's name, or the path of its file.
  public var base = "values-targets"

  /// Makes decisions on nothing.
  public init() {}

  /// What was done.
  public struct Outcome: Sendable {
    /// Terms that were written into the lexicon file.
    public var added: [String]
    /// Terms that stood there already.
    public var known: [String]
    /// Terms that were logged as not wanted.
    public var rejected: [String]
    /// The log.
    public var logFile: String
  }

  /// Carries the decisions out.
  ///
  /// - Parameters:
  ///   - report: the suggestions from which the terms come.
  ///   - category: the category to which they were suggested.
  /// - Returns: what was written.
  /// - Throws: ``ScanError`` where a term was not suggested or a file cannot be edited with certainty; then
  ///   nothing was written.
  public func apply(to report: CorpusSuggestion.Report, category: String) throws -> Outcome {
    let suggestions = report.suggestions[category] ?? []
    let wanted = try accepted.map { try find($0, suggestions, category) }
    let unwanted = try rejected.map { try find($0, suggestions, category) }
    guard let logFile = logFile ?? lexiconFile.map(SuggestionLog.path(besideLexicon:)) else {
      throw ScanError("name the lexicon with --to, or the log with --log", isUsage: true)
    }
    var log = try SuggestionLog(path: logFile)
    let added = try write(wanted, category)
    for suggestion in wanted { log.note(suggestion, category, .accepted) }
    for suggestion in unwanted { log.note(suggestion, category, .rejected) }
    try log.write()
    return Outcome(
      added: added, known: wanted.map(\.term).filter { !added.contains($0) },
      rejected: unwanted.map(\.term), logFile: logFile)
  }

  private func find(
    _ term: String, _ suggestions: [LexiconSuggestion], _ category: String
  ) throws -> LexiconSuggestion {
    if let found = suggestions.first(where: { $0.term == term })
      ?? suggestions.first(where: { $0.forms.contains(term) })
    {
      return found
    }
    let near = NearestName.of(term, among: suggestions.map(\.term)).map {
      "; did you mean '\($0)'?"
    }
    throw ScanError(
      "'\(term)' is not among the suggestions for \(category)"
        + (near ?? "; run without --accept and --reject to see them"), isUsage: true)
  }

  private func write(_ wanted: [LexiconSuggestion], _ category: String) throws -> [String] {
    guard !wanted.isEmpty else { return [] }
    guard let lexiconFile else {
      throw ScanError("name the lexicon for accepted terms with --to", isUsage: true)
    }
    var text = try current(lexiconFile)
    let added = try text.add(wanted.map(SuggestionDecisions.term), to: category)
    if !added.isEmpty { try WholeFile.write(Array(text.text.utf8), to: lexiconFile) }
    return added.map(\.term)
  }

  private func current(_ path: String) throws -> ExtensionText {
    guard FileManager.default.fileExists(atPath: path) else {
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let name = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
      return ExtensionText(file: path, name: name, extends: base)
    }
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)),
      let text = String(validating: bytes, as: UTF8.self)
    else { throw ScanError("\(path): cannot be read as UTF-8 text", isUsage: true) }
    return ExtensionText(file: path, text: text)
  }

  private static func term(_ suggestion: LexiconSuggestion) -> ExtensionText.Term {
    let sentences = "\(suggestion.sentences) sentence\(suggestion.sentences == 1 ? "" : "s")"
    let documents = "\(suggestion.documents) document\(suggestion.documents == 1 ? "" : "s")"
    return ExtensionText.Term(
      term: suggestion.term, note: "suggested from \(sentences) in \(documents)",
      source: "touchstone lexicon suggest")
  }
}
