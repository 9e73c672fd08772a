import CorpusModel

/// Writes the formats that hold nothing but entries in categories: CSV and LIWC's `.dic`.
///
/// Choices and gaps are written out as entries of their own; what does not fit is noted, line by line.
struct EntryWriter {
  private struct Row {
    var category: CategoryID
    var entry: String
    var weight: Double
  }

  private struct Membership: Hashable {
    var category: CategoryID
    var entry: String
  }

  private let lexicon: Lexicon
  private let format: LexiconWriter.Format
  private var notes: [LexiconNote] = []

  init(_ lexicon: Lexicon, format: LexiconWriter.Format) {
    self.lexicon = lexicon
    self.format = format
  }

  /// `category,term,weight`, with a row for each entry.
  consuming func writeTable() -> LexiconWriter.Output {
    noteWhatStandsBeside()
    var text = "category,term,weight\n"
    for row in rows() {
      let path = lexicon.categories[row.category.index].path
      text += EntryWriter.cell(path) + "," + EntryWriter.cell(row.entry) + ","
      text += NumberText.shortest(row.weight) + "\n"
    }
    return LexiconWriter.Output(text: text, notes: notesByPlace)
  }

  /// A header of numbered categories, then a line for each entry with its categories' numbers.
  consuming func writeDictionary() -> LexiconWriter.Output {
    noteWhatStandsBeside()
    var text = "%\n"
    for (number, category) in lexicon.categories.enumerated() {
      let name = category.path.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      text += "\(number + 1)\t\(name)\n"
    }
    text += "%\n"
    var lines: [(entry: String, numbers: [Int])] = []
    var lineOf: [String: Int] = [:]
    for row in rows() {
      let key = row.entry.lowercased()
      let line = lineOf[key] ?? lines.count
      if lineOf[key] == nil {
        lineOf[key] = line
        lines.append((row.entry, []))
      }
      lines[line].numbers.append(row.category.index + 1)
    }
    for line in lines {
      text += line.entry + line.numbers.map { "\t\($0)" }.joined() + "\n"
    }
    return LexiconWriter.Output(text: text, notes: notesByPlace)
  }

  private var notesByPlace: [LexiconNote] {
    notes.sorted {
      ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
    }
  }

  /// The entries of all terms, each once in its category.
  private mutating func rows() -> [Row] {
    var rows: [Row] = []
    var seen: Set<Membership> = []
    for term in lexicon.terms {
      for entry in entries(of: term) {
        let membership = Membership(category: term.category, entry: entry.lowercased())
        guard seen.insert(membership).inserted else { continue }
        rows.append(Row(category: term.category, entry: entry, weight: term.weight))
      }
    }
    return rows
  }

  private mutating func entries(of term: Lexicon.Term) -> [String] {
    let source = term.pattern.source
    guard term.within.isEmpty else {
      let words = term.within.map(\.pattern.source)
      notes.append(LexiconNote(.notWritten(source, .context(words)), at: term.location))
      return []
    }
    do throws(LexiconNote.Reason) {
      let entries = try PatternSpelling.entries(term.pattern)
      for part in partsLost(of: term, entries) {
        notes.append(LexiconNote(.notWrittenInFull(source, part), at: term.location))
      }
      return entries
    } catch {
      notes.append(LexiconNote(.notWritten(source, error), at: term.location))
      return []
    }
  }

  private func partsLost(of term: Lexicon.Term, _ entries: [String]) -> [LexiconNote.Part] {
    var parts = term.unless.map { LexiconNote.Part.falseFriend($0.pattern.source) }
    let steps = term.pattern.sequences.joined()
    if steps.contains(where: { $0.exactCase != nil }) { parts.append(.letterCase) }
    if steps.contains(where: { $0.opensQuote || $0.closesQuote }) { parts.append(.quotationMarks) }
    if term.note != nil { parts.append(.note) }
    if term.source != nil { parts.append(.source) }
    let examples = term.matches.count + term.misses.count
    if examples > 0 { parts.append(.examples(examples)) }
    guard format == .dic else { return parts }
    if term.weight != 1 { parts.append(.weight(term.weight)) }
    if entries.contains(where: EntryWriter.hasInnerWildcard) { parts.append(.innerWildcard) }
    return parts
  }

  private static func hasInnerWildcard(_ entry: String) -> Bool {
    entry.split(separator: " ").contains { word in
      word == "*" || word.contains("?") || word.dropLast().contains("*")
    }
  }

  // MARK: What stands beside the terms

  private mutating func noteWhatStandsBeside() {
    let file = lexicon.categories.first?.location.file ?? ""
    let whole = SourceLocation(file: file, line: 0, column: 0)
    let facts: [(String, Bool)] = [
      ("the version", !lexicon.version.isEmpty), ("the language", lexicon.language != nil),
      ("the licence", lexicon.licence != nil), ("the description", lexicon.summary != nil),
      ("the pair of poles", lexicon.poles != nil && !lexicon.hasImpliedPoles),
    ]
    for (fact, isThere) in facts where isThere { drop(fact, of: "the lexicon", at: whole) }
    for branch in lexicon.branches {
      dropWords(branch.path, branch.label, branch.definition, at: whole)
    }
    var seen: Set<SourceLocation> = []
    for category in lexicon.categories {
      dropWords(category.path, category.label, category.definition, at: category.location)
      for falseFriend in category.unless where seen.insert(falseFriend.location).inserted {
        drop(
          "the false friend '\(falseFriend.pattern.source)'", of: "'\(category.path)'",
          at: falseFriend.location)
      }
      for example in category.matches + category.misses {
        drop("the example “\(example.sentence)”", of: "'\(category.path)'", at: example.location)
      }
    }
    for remark in lexicon.remarks {
      drop("the key '\(remark.key)'", of: "'\(remark.path)'", at: remark.location)
    }
    dropRelations()
  }

  private mutating func dropRelations() {
    let relations = lexicon.relations
    for contrast in relations.contrasts where contrast.reversal != .reversed {
      drop("the contrast '\(contrast.id)'", of: "the lexicon", at: contrast.location)
    }
    for stance in relations.stances {
      drop("the stance '\(stance.id)'", of: "the lexicon", at: stance.location)
    }
    for (kind, cues) in [("modality", relations.modalities), ("voice", relations.voices)] {
      for cue in cues { drop("the \(kind) '\(cue.id)'", of: "the lexicon", at: cue.location) }
    }
  }

  private mutating func dropWords(
    _ path: String, _ label: String, _ definition: String, at location: SourceLocation
  ) {
    if path != label, !path.hasSuffix("." + label) {
      drop("the label '\(label)'", of: "'\(path)'", at: location)
    }
    if !definition.isEmpty { drop("the definition", of: "'\(path)'", at: location) }
  }

  private mutating func drop(_ what: String, of owner: String, at location: SourceLocation) {
    notes.append(LexiconNote(.dropped(what, of: owner), at: location))
  }

  /// A cell of CSV, in quotation marks where it needs them.
  private static func cell(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

/// Numbers as files show them.
enum NumberText {
  /// The shortest text that reads as the same number; no point where the number is whole.
  static func shortest(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Lexicon {
  /// Whether the poles are those that any lexicon with these tops has.
  var hasImpliedPoles: Bool {
    guard poles == LexiconOutline.Poles(first: "values", second: "targets") else { return false }
    let tops = Set(categories.map { CategoryPath.top(of: $0.path) })
    return tops.contains("values") && tops.contains("targets")
  }
}
