import CorpusModel
import Lexicons

/// The text of a lexicon file that extends another, for adding terms without touching anything else.
///
/// The text is edited line by line, so that comments and layout stay; what came of it is read again and
/// compared, and an edit that did anything but add the terms is refused.
struct ExtensionText {
  /// A term to be added.
  struct Term: Hashable {
    var term: String
    var note: String
    var source: String
  }

  private static let indent = 2

  /// The file's name, for messages.
  let file: String
  private(set) var text: String

  init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  /// A new file that extends a lexicon.
  init(file: String, name: String, extends base: String) {
    self.file = file
    text = "name: \(ExtensionText.scalar(name))\nextends: \(ExtensionText.scalar(base))\nadd:\n"
  }

  /// Adds terms to a category; those that it has already are left out.
  ///
  /// - Returns: the terms that were added.
  /// - Throws: ``ScanError`` where the text cannot be edited with certainty; it stays as it was.
  mutating func add(_ terms: [Term], to category: String) throws -> [Term] {
    let before = try entries(of: text)
    let known = Set(before.filter { $0.category == category }.map(\.term.term))
    let new = terms.filter { !known.contains($0.term) }
    guard !new.isEmpty else { return [] }
    let edited = try ExtensionEditor(text, file: file).adding(new, to: category)
    let after = try entries(of: edited)
    let expected = before + new.map { Entry(category: category, term: $0) }
    guard ExtensionText.grouped(after) == ExtensionText.grouped(expected) else {
      throw ScanError.cannotEdit(file, terms: new, category: category)
    }
    text = edited
    return new
  }

  // MARK: Reading again

  private struct Entry: Hashable {
    var category: String
    var term: Term
  }

  private static func grouped(_ entries: [Entry]) -> [String: [Term]] {
    Dictionary(grouping: entries, by: \.category).mapValues { $0.map(\.term) }
  }

  /// The terms below `add`, read by the reader of lexicons as if they were a lexicon of their own.
  private func entries(of text: String) throws -> [Entry] {
    try checkYAML(text)
    let editor = ExtensionEditor(text, file: file)
    guard let section = editor.addSection, editor.hasContent(section) else { return [] }
    let body = "categories:\n" + editor.lines[section].joined(separator: "\n") + "\n"
    let lexicon: Lexicon
    do {
      lexicon = try LexiconReader().read(Array(body.utf8), file: "add.yaml", sha256: "")
    } catch {
      if case .noTerms = error.fault { return [] }
      throw ScanError(
        "\(file): what stands under 'add' cannot be read: \(error.message)", isUsage: true)
    }
    return lexicon.terms.map { term in
      Entry(
        category: lexicon.categories[term.category.index].path,
        term: Term(
          term: term.pattern.source, note: term.note ?? "", source: term.source ?? ""))
    }
  }

  /// Refuses a text that is no YAML at all; what else may be wrong with it is not ours to say.
  private func checkYAML(_ text: String) throws {
    do {
      _ = try LexiconReader().read(Array(text.utf8), file: file, sha256: "")
    } catch {
      if case .notYAML = error.fault { throw ScanError(error.message, isUsage: true) }
    }
  }

  /// A YAML scalar: plain where it cannot be anything but a string, else in quotation marks.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter || $0 == "(" || $0 == "." || $0 == "/" } ?? false
      && text.unicodeScalars.allSatisfy { plainScalars.contains($0) } && text.last != " "
      && !reserved.contains(text.lowercased())
    guard !isPlain else { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static let reserved: Set<String> = [
    "yes", "no", "on", "off", "true", "false", "null", "y", "n",
  ]
  private static let plainScalars = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ()|*'-_./".unicodeScalars)
}

/// Finds the place for new terms among the lines of an extension file.
struct ExtensionEditor {
  let lines: [String]
  private let file: String
  private let lineEnd: String

  init(_ text: String, file: String) {
    self.file = file
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    lineEnd = lines.first?.utf8.last == UInt8(ascii: "\r") ? "\r" : ""
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    self.lines = lines
  }

  /// The lines below `add:`, if it stands on a line of its own.
  var addSection: Range<Int>? {
    guard let start = lines.firstIndex(where: { ExtensionEditor.key(of: $0) == "add" }),
      ExtensionEditor.indent(of: lines[start]) == 0
    else { return nil }
    let end = lines[(start + 1)...].firstIndex {
      isContent($0) && ExtensionEditor.indent(of: $0) == 0
    }
    return (start + 1)..<(end ?? lines.count)
  }

  /// Whether some line is neither blank nor a comment.
  func hasContent(_ range: Range<Int>) -> Bool { lines[range].contains(where: isContent) }

  /// The text with terms added to a category.
  func adding(_ terms: [ExtensionText.Term], to category: String) throws -> String {
    if let start = lines.firstIndex(where: { ExtensionEditor.key(of: $0) == "categories" }),
      ExtensionEditor.indent(of: lines[start]) == 0
    {
      throw ScanError.notAnExtension(file)
    }
    guard let section = addSection else {
      return joined(lines + ["add:" + lineEnd] + block(terms, category, indent: 2))
    }
    guard ExtensionEditor.value(of: lines[section.lowerBound - 1]).isEmpty else {
      throw ScanError.cannotEdit(file, terms: terms, category: category)
    }
    let indent = lines[section].first(where: isContent).map(ExtensionEditor.indent) ?? 2
    guard
      let key = section.first(where: {
        ExtensionEditor.indent(of: lines[$0]) == indent
          && ExtensionEditor.key(of: lines[$0]) == category
      })
    else {
      return inserting(block(terms, category, indent: indent), at: end(of: section))
    }
    return try extending(key, in: section, terms, category)
  }

  /// Appends to the list under a key: a block list, a list on the key's line, or that under `terms`.
  private func extending(
    _ key: Int, in section: Range<Int>, _ terms: [ExtensionText.Term], _ category: String
  ) throws -> String {
    let indent = ExtensionEditor.indent(of: lines[key])
    let value = ExtensionEditor.value(of: lines[key])
    if value.hasPrefix("[") { return try extendingFlow(key, terms, category) }
    guard value.isEmpty else { throw ScanError.cannotEdit(file, terms: terms, category: category) }
    let next = lines[(key + 1)..<section.upperBound].firstIndex {
      isContent($0)
        && (ExtensionEditor.indent(of: $0) < indent
          || ExtensionEditor.indent(of: $0) == indent && !ExtensionEditor.isItem($0))
    }
    let body = (key + 1)..<(next ?? section.upperBound)
    guard let first = body.first(where: { isContent(lines[$0]) }) else {
      return inserting(items(terms, indent: indent + 2), at: key + 1)
    }
    let inner = ExtensionEditor.indent(of: lines[first])
    if ExtensionEditor.isItem(lines[first]) {
      return inserting(items(terms, indent: inner), at: end(of: body))
    }
    guard
      let list = body.first(where: {
        ExtensionEditor.indent(of: lines[$0]) == inner
          && ExtensionEditor.key(of: lines[$0]) == "terms"
      })
    else {
      let new = [String(repeating: " ", count: inner) + "terms:" + lineEnd]
      return inserting(new + items(terms, indent: inner + 2), at: end(of: body))
    }
    return try extending(list, in: body, terms, category)
  }

  private func extendingFlow(
    _ key: Int, _ terms: [ExtensionText.Term], _ category: String
  ) throws -> String {
    guard let close = lines[key].lastIndex(of: "]"), let open = lines[key].firstIndex(of: "[")
    else { throw ScanError.cannotEdit(file, terms: terms, category: category) }
    let isEmpty = lines[key][lines[key].index(after: open)..<close].allSatisfy(\.isWhitespace)
    let added = terms.map { term in
      let parts = [("term", term.term), ("note", term.note), ("source", term.source)]
      return "{" + parts.map { "\($0): \"\($1)\"" }.joined(separator: ", ") + "}"
    }.joined(separator: ", ")
    var edited = lines
    edited[key].insert(contentsOf: (isEmpty ? "" : ", ") + added, at: close)
    return joined(edited)
  }

  // MARK: Lines

  private func block(
    _ terms: [ExtensionText.Term], _ category: String, indent: Int
  ) -> [String] {
    [String(repeating: " ", count: indent) + category + ":" + lineEnd]
      + items(terms, indent: indent + 2)
  }

  private func items(_ terms: [ExtensionText.Term], indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return terms.flatMap { term in
      [
        margin + "- term: " + ExtensionText.scalar(term.term),
        margin + "  note: " + ExtensionText.scalar(term.note),
        margin + "  source: " + ExtensionText.scalar(term.source),
      ].map { $0 + lineEnd }
    }
  }

  /// One past the last line of a range that is neither blank nor a comment.
  private func end(of range: Range<Int>) -> Int {
    lines[range].lastIndex(where: isContent).map { $0 + 1 } ?? range.lowerBound
  }

  private func inserting(_ new: [String], at place: Int) -> String {
    joined(Array(lines[..<place]) + new + Array(lines[place...]))
  }

  private func joined(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

  private func isContent(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else {
      return false
    }
    return first != "#"
  }

  private static func isItem(_ line: String) -> Bool {
    line.drop { $0 == " " }.hasPrefix("-")
  }

  private static func indent(of line: String) -> Int { line.prefix { $0 == " " }.count }

  /// The key with which a line begins, quotation marks removed.
  private static func key(of line: String) -> String? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    return String(line[..<colon].filter { !" \"'".contains($0) })
  }

  /// What stands after a line's key, without a comment.
  private static func value(of line: String) -> String {
    guard let colon = line.firstIndex(of: ":") else { return "" }
    let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
    guard !value.hasPrefix("#") else { return "" }
    return value.split(separator: " #").first.map { String($0).onOneLine } ?? ""
  }
}

extension ScanError {
  static func notAnExtension(_ file: String) -> ScanError {
    ScanError(
      "\(file): this is a whole lexicon, not one that extends another; name a new file with --to",
      isUsage: true)
  }

  static func cannotEdit(
    _ file: String, terms: [ExtensionText.Term], category: String
  ) -> ScanError {
    let list = terms.map { ExtensionText.scalar($0.term) }.joined(separator: ", ")
    return ScanError(
      "\(file): cannot be edited with certainty, so it was left alone; add this under 'add' by hand: "
        + "\(category): [\(list)]", isUsage: true)
  }
}
