/// Reads WordStat's `.cat`: tabs for nesting, a weight in brackets behind each term.
///
/// A line with a weight is a term of the nearest category above; one without is a category. WordStat
/// writes the spaces of a phrase as underscores.
struct WordStatDictionary {
  private var builder: DictionaryBuilder

  init(notation: LexiconReader.Notation, file: String) {
    builder = DictionaryBuilder(notation: notation, file: file)
  }

  consuming func read(_ text: String) throws(LexiconError) -> Lexicon {
    var open: [(depth: Int, node: DictionaryBuilder.Node)] = []
    for line in TextLines(text) {
      let location = builder.location(line.number, line.depth + 1)
      let content = line.text.trimmed
      while let last = open.last, last.depth >= line.depth { open.removeLast() }
      if content.hasPrefix("@") {
        builder.note(.rule(content), at: location)
        continue
      }
      guard let term = WordStatDictionary.term(in: content) else {
        let node = builder.category(content, below: open.last?.node, at: location)
        open.append((line.depth, node))
        continue
      }
      guard let category = open.last?.node else {
        throw LexiconError(
          .badLine(content, expected: "a category above the first term"), at: location)
      }
      builder.add(term.spelling, to: [(category, term.weight)], at: location)
    }
    return builder.finish()
  }

  /// The term of a line such as `GALLER* (1)`.
  static func term(in line: String) -> (spelling: String, weight: Double)? {
    guard line.hasSuffix(")"), let open = line.lastIndex(of: "("),
      let weight = Double(line[line.index(after: open)...].dropLast().trimmed), weight.isFinite
    else { return nil }
    return (line[..<open].trimmed, weight)
  }
}
