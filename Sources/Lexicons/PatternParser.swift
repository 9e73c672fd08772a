/// Reads the pattern notation; see ``Pattern``.
struct PatternParser: SequenceParser {
  static let depthLimit = 50
  static let gapLimit = 20

  let characters: PatternText
  private let isCaseSensitive: Bool
  private let foldsCapitals: Bool
  var position = 0
  var depth = 0
  /// Whether a quotation mark of the pattern is open, so that the next one closes it.
  private var quoteIsOpen = false

  init(_ source: String, isCaseSensitive: Bool, foldsCapitals: Bool) {
    characters = PatternText(source)
    self.isCaseSensitive = isCaseSensitive
    self.foldsCapitals = foldsCapitals
  }

  mutating func parse() throws(PatternError) -> [[Pattern.Step]] {
    var distinct = try whole()
    if distinct.count > 1 {
      var seen: Set<SketchedSequence> = []
      seen.reserveCapacity(distinct.count)
      distinct = distinct.filter { seen.insert(SketchedSequence(steps: $0)).inserted }
    }
    for sequence in distinct {
      if sequence.isEmpty { throw PatternError(.empty, offset: 0) }
      if sequence.allSatisfy(\.matchesAnything) { throw PatternError(.onlyWildcards, offset: 0) }
    }
    return distinct
  }

  static func form(of step: Pattern.Step) -> Pattern.Step.Form? {
    step.asksForSpelling || step.matchesAnything ? nil : step.form
  }

  static func element(_ form: Pattern.Step.Form) -> Pattern.Step { Pattern.Step(form) }

  mutating func takeElement() throws(PatternError) -> Pattern.Step? {
    characters[position] == "{" ? nil : try word()
  }

  mutating func takeItem(appendingTo heads: inout [[Pattern.Step]]) throws(PatternError) {
    if let word = try takeElement() { return try append(word, to: &heads) }
    let gaps = try gapBounds().map { Array(repeating: Pattern.Step(.any), count: $0) }
    try append(gaps, to: &heads)
  }

  private mutating func word() throws(PatternError) -> Pattern.Step {
    let start = position
    let opensQuote = takeQuote(atWordStart: true)
    let wordStart = position
    while position < characters.count, isWordCharacter(at: position) { position += 1 }
    let range = wordStart..<position
    var spelling = characters.string(range)
    let closesQuote = takeQuote(atWordStart: false)
    if spelling.hasSuffix("'") { spelling.removeLast() }
    guard !spelling.isEmpty else {
      let found = characters.character(at: min(position, characters.count - 1))
      throw PatternError(.unexpected(found), offset: start)
    }
    let isFolded = characters.isFolded(range)
    var step = Pattern.Step(Pattern.form(of: isFolded ? spelling : spelling.lowercased()))
    if isCaseSensitive
      || (!foldsCapitals && !isFolded && PatternParser.isAbbreviation(spelling))
    {
      step.exactCase = spelling
    }
    step.opensQuote = opensQuote
    step.closesQuote = closesQuote
    return step
  }

  /// Takes a quotation mark, if one stands here and has a partner in the pattern.
  private mutating func takeQuote(atWordStart: Bool) -> Bool {
    guard position < characters.count else { return false }
    let mark = characters[position]
    guard mark == "'" || mark == "\"" else { return false }
    if atWordStart {
      guard characters.firstIndex(of: mark, from: position + 1) != nil else {
        position += 1
        return false
      }
      quoteIsOpen = true
    } else {
      guard quoteIsOpen else {
        position += 1
        return false
      }
      quoteIsOpen = false
    }
    position += 1
    return true
  }

  /// Whether the character belongs to the word: letters, digits, globs, and signs that stand inside
  /// words or are tokens of their own.
  private func isWordCharacter(at index: Int) -> Bool {
    if characters.isAlphanumeric(at: index) { return true }
    switch characters[index] {
    case "*", "?", "_", ".", ",", "%", "£", "$", "€", "&", "+", "@", "#", ":", "/": return true
    case "'":
      // An apostrophe inside a word belongs to it; one at its end closes a quotation or is dropped.
      return index + 1 < characters.count
        && (characters.isAlphanumeric(at: index + 1) || characters[index + 1] == "*")
    default: return characters.isMark(at: index)
    }
  }

  /// Whether a word is written in capitals so that its case carries its meaning: `KPI`, `KPIs`, `RAG`.
  static func isAbbreviation(_ word: String) -> Bool {
    if word.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return false }
    var letters = word.filter(\.isLetter)
    if letters.last == "s" { letters.removeLast() }
    return letters.count >= 2 && letters.allSatisfy(\.isUppercase)
  }
}

extension Pattern.Step {
  /// Whether the text's spelling or quotation marks matter, not the word alone.
  package var asksForSpelling: Bool { exactCase != nil || opensQuote || closesQuote }

  /// Whether the step says nothing about the word.
  var matchesAnything: Bool {
    switch form {
    case .any: true
    case .literal: false
    case .glob(let glob): glob.allSatisfy { $0 == "*" || $0 == "?" }
    case .choice(let forms): forms.contains { Pattern.Step($0).matchesAnything }
    }
  }
}
