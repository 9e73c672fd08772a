/// Reads Lexicoder 3's `.lc3`: a line `+CATEGORY`, and below it a line for each term.
struct LexicoderDictionary {
  private var builder: DictionaryBuilder

  init(notation: LexiconReader.Notation, file: String) {
    builder = DictionaryBuilder(notation: notation, file: file)
  }

  consuming func read(_ text: String) throws(LexiconError) -> Lexicon {
    var category: DictionaryBuilder.Node?
    for line in TextLines(text) {
      let location = builder.location(line.number)
      let content = line.text.trimmed
      if content.hasPrefix("+"), content.count > 1 {
        category = builder.category(
          content.dropFirst().trimmed, below: nil, at: location)
        continue
      }
      guard let category else {
        throw LexiconError(
          .badLine(content, expected: "a category, such as '+CATEGORY', above the first term"),
          at: location)
      }
      builder.add(content, to: [(category, 1)], at: location)
    }
    return builder.finish()
  }
}
