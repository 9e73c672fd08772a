import CorpusModel

/// Reads LIWC's `.dic` format: a header of numbered categories between `%` lines, then terms with the
/// numbers of their categories.
///
/// Real files separate by tabs or spaces, pad numbers with zeros, repeat terms (memberships add up) and
/// name categories that the header does not know (ignored, as LIWC does).
struct LIWCDictionary {
  let notation: LexiconReader.Notation
  let file: String

  func read(_ text: String) throws(LexiconError) -> Lexicon {
    var lexicon = Lexicon(name: LexiconReader.stem(of: file))
    var numbers: [String: CategoryID] = [:]
    var section = 0
    var seen: Set<Membership> = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let location = SourceLocation(file: file, line: index + 1, column: 1)
      let fields = line.split(whereSeparator: \.isWhitespace)
      guard let first = fields.first else { continue }
      if first.hasPrefix("%") {
        section += 1
      } else if section == 1 {
        guard fields.count > 1, let number = LIWCDictionary.number(first) else { continue }
        numbers[number] = CategoryID(lexicon.categories.count)
        let name = fields.dropFirst().joined(separator: " ")
        lexicon.categories.append(Lexicon.Category(path: name, label: name, location: location))
      } else if section >= 2 {
        try readTerm(fields, at: location, numbers: numbers, seen: &seen, into: &lexicon)
      }
    }
    guard section >= 2 else {
      throw LexiconError(
        .badLine(
          String(text.prefix { !$0.isNewline }),
          expected: "a header of categories between lines of %"),
        at: SourceLocation(file: file, line: 1, column: 1))
    }
    return lexicon
  }

  private struct Membership: Hashable {
    var term: String
    var category: CategoryID
  }

  private func readTerm(
    _ fields: [Substring], at location: SourceLocation, numbers: [String: CategoryID],
    seen: inout Set<Membership>, into lexicon: inout Lexicon
  ) throws(LexiconError) {
    // A line with LIWC's conditional codes, such as `<of>131/125`, has no counterpart here.
    guard !fields.contains(where: { $0.contains("<") || $0.contains("(") || $0.contains("/") })
    else {
      return
    }
    let end = fields.lastIndex { LIWCDictionary.number($0) == nil } ?? -1
    guard end >= 0 else { return }
    let term = fields[...end].joined(separator: " ")
    for field in fields[(end + 1)...] {
      guard let number = LIWCDictionary.number(field), let category = numbers[number],
        seen.insert(Membership(term: term.lowercased(), category: category)).inserted
      else { continue }
      let pattern = try notation.pattern(term, isOwnFormat: false, at: location)
      lexicon.terms.append(Lexicon.Term(pattern: pattern, category: category, location: location))
    }
  }

  /// A category number without padding, or nil where the field is no number.
  private static func number(_ field: Substring) -> String? {
    Int(field).map { String($0) }
  }
}
