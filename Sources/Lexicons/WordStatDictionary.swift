import CorpusModel

/// Reads WordStat's `.cat`: tabs for nesting, a weight in brackets behind each term.
///
/// A line with a weight is a term of the nearest category above; one without is a category.
struct WordStatDictionary {
  let notation: LexiconReader.Notation
  let file: String

  func read(_ text: String) throws(LexiconError) -> Lexicon {
    var lexicon = Lexicon(name: LexiconReader.stem(of: file))
    var open: [(depth: Int, path: String)] = []
    var numbers: [String: CategoryID] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let location = SourceLocation(file: file, line: index + 1, column: 1)
      let depth = line.prefix { $0 == "\t" }.count
      let content = line.trimmed
      guard !content.isEmpty else { continue }
      while let last = open.last, last.depth >= depth { open.removeLast() }
      guard let term = WordStatDictionary.term(in: content) else {
        let path = (open.last.map { $0.path + "." } ?? "") + content
        open.append((depth, path))
        lexicon.branches.append(Lexicon.Branch(path: path, label: content))
        continue
      }
      guard let category = open.last?.path else {
        throw LexiconError(
          .badLine(content, expected: "a category above the first term"), at: location)
      }
      let number = numbers[category] ?? lexicon.promote(category, at: location)
      numbers[category] = number
      // WordStat writes the spaces of a phrase as underscores; quanteda leaves them as they are.
      let spelling = notation == .peer ? term : term.replacing("_", with: " ")
      let pattern = try notation.pattern(spelling, isOwnFormat: false, at: location)
      lexicon.terms.append(Lexicon.Term(pattern: pattern, category: number, location: location))
    }
    return lexicon
  }

  /// The term of a line such as `GALLER* (1)`.
  private static func term(in line: String) -> String? {
    guard line.hasSuffix(")"), let open = line.lastIndex(of: "("),
      Double(line[line.index(after: open)...].dropLast()) != nil
    else { return nil }
    return String(line[..<open]).trimmed
  }
}

extension Lexicon {
  /// Makes a category of a branch, because it has terms of its own.
  fileprivate mutating func promote(_ path: String, at location: SourceLocation) -> CategoryID {
    branches.removeAll { $0.path == path }
    categories.append(Category(path: path, label: path, location: location))
    return CategoryID(categories.count - 1)
  }
}

extension StringProtocol {
  /// The text without white space at either end.
  var trimmed: String {
    let head = drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }
}
