/// Reads the pattern notation; see ``Pattern``.
struct PatternParser: SequenceParser {
  static let depthLimit = 50
  static let gapLimit = 20

  let characters: [Character]
  private let isCaseSensitive: Bool
  private let foldsCapitals: Bool
  var position = 0
  var depth = 0
  /// Whether a quotation mark of the pattern is open, so that the next one closes it.
  private var quoteIsOpen = false

  init(_ source: String, isCaseSensitive: Bool, foldsCapitals: Bool) {
    characters = source.map(PatternParser.unified)
    self.isCaseSensitive = isCaseSensitive
    self.foldsCapitals = foldsCapitals
  }

  /// Straight quotes for curly ones, spaces for other blanks, hyphens for dashes.
  static func unified(_ character: Character) -> Character {
    // Nearly all are ASCII; Unicode's properties take long to look up.
    if let byte = character.asciiValue, byte > 0x20, byte < 0x7F { return character }
    return switch character {
    case "\u{2018}", "\u{2019}": "'"
    case "\u{201C}", "\u{201D}": "\""
    case "\u{2010}", "\u{2011}", "\u{2013}": "-"
    default: character.isWhitespace ? " " : character
    }
  }

  mutating func parse() throws(PatternError) -> [[Pattern.Step]] {
    var distinct = try whole()
    if distinct.count > 1 {
      var seen: Set<[Pattern.Step]> = []
      distinct = distinct.filter { seen.insert($0).inserted }
    }
    for sequence in distinct {
      if sequence.isEmpty { throw PatternError(.empty, offset: 0) }
      if sequence.allSatisfy(\.matchesAnything) { throw PatternError(.onlyWildcards, offset: 0) }
    }
    return distinct
  }

  static func forms(of arm: [Pattern.Step]) -> [Pattern.Step.Form]? {
    guard arm.count == 1, arm[0] == element(arm[0].form), !arm[0].matchesAnything else {
      return nil
    }
    if case .choice(let forms) = arm[0].form { return forms }
    return [arm[0].form]
  }

  static func element(_ form: Pattern.Step.Form) -> Pattern.Step { Pattern.Step(form) }

  mutating func item() throws(PatternError) -> [[Pattern.Step]] {
    guard characters[position] == "{" else { return [[try word()]] }
    return try gapBounds().map { Array(repeating: Pattern.Step(.any), count: $0) }
  }

  private mutating func word() throws(PatternError) -> Pattern.Step {
    let start = position
    let opensQuote = takeQuote(atWordStart: true)
    var spelling = ""
    while position < characters.count, isWordCharacter(at: position) {
      spelling.append(characters[position])
      position += 1
    }
    let closesQuote = takeQuote(atWordStart: false)
    if spelling.hasSuffix("'") { spelling.removeLast() }
    guard !spelling.isEmpty else {
      let found = characters[min(position, characters.count - 1)]
      throw PatternError(.unexpected(found), offset: start)
    }
    var step = Pattern.Step(Pattern.form(of: spelling.lowercased()))
    if isCaseSensitive || (!foldsCapitals && PatternParser.isAbbreviation(spelling)) {
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
      guard characters[(position + 1)...].contains(mark) else {
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
    let character = characters[index]
    if PatternParser.isAlphanumeric(character) { return true }
    if PatternParser.signs.contains(character) { return true }
    guard character == "'" else { return character.unicodeScalars.allSatisfy(isMark) }
    // An apostrophe inside a word belongs to it; one at its end closes a quotation or is dropped.
    return index + 1 < characters.count
      && (PatternParser.isAlphanumeric(characters[index + 1]) || characters[index + 1] == "*")
  }

  /// The signs, beside letters and digits, of which words may consist.
  private static let signs = Set("*?_.,%£$€&+@#:/")

  private static func isAlphanumeric(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return character.isLetter || character.isNumber }
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return true
    default: return false
    }
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .currencySymbol: true
    default: false
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
