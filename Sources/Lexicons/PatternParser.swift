/// Reads the pattern notation; see ``Pattern``.
struct PatternParser {
  /// More sequences than this from one pattern are refused: the author meant something else.
  static let sequenceLimit = 4096
  /// More words than this in all sequences together are refused as well.
  static let stepLimit = 1 << 17
  /// Brackets nested deeper than this are refused, before the stack overflows.
  static let depthLimit = 50

  private let characters: [Character]
  private let isCaseSensitive: Bool
  private let foldsCapitals: Bool
  private var position = 0
  private var depth = 0
  /// Whether a quotation mark of the pattern is open, so that the next one closes it.
  private var quoteIsOpen = false

  init(_ source: String, isCaseSensitive: Bool, foldsCapitals: Bool) {
    characters = source.map(PatternParser.unified)
    self.isCaseSensitive = isCaseSensitive
    self.foldsCapitals = foldsCapitals
  }

  /// Straight quotes for curly ones, spaces for other blanks, hyphens for dashes.
  static func unified(_ character: Character) -> Character {
    switch character {
    case "\u{2018}", "\u{2019}": "'"
    case "\u{201C}", "\u{201D}": "\""
    case "\u{2010}", "\u{2011}", "\u{2013}": "-"
    default: character.isWhitespace ? " " : character
    }
  }

  mutating func parse() throws(PatternError) -> [[Pattern.Step]] {
    let sequences = try alternatives(insideGroup: false)
    if position < characters.count {
      throw PatternError(.unbalanced(characters[position]), offset: position)
    }
    var seen: Set<[Pattern.Step]> = []
    let distinct = sequences.filter { seen.insert($0).inserted }
    for sequence in distinct {
      if sequence.isEmpty { throw PatternError(.empty, offset: 0) }
      if sequence.allSatisfy(\.matchesAnything) { throw PatternError(.onlyWildcards, offset: 0) }
    }
    return distinct
  }

  /// One or more sequences separated by `|`; outside a group there is only one.
  private mutating func alternatives(
    insideGroup: Bool
  ) throws(PatternError) -> [[Pattern.Step]] {
    var result: [[Pattern.Step]] = []
    while true {
      let start = position
      let arm = try sequence()
      if insideGroup, arm == [[]] { throw PatternError(.emptyArm, offset: start) }
      result += arm
      guard insideGroup, position < characters.count, characters[position] == "|" else { break }
      position += 1
    }
    return result
  }

  /// Words, choices and gaps one after another, until a bracket or bar that is not its own.
  private mutating func sequence() throws(PatternError) -> [[Pattern.Step]] {
    var result: [[Pattern.Step]] = [[]]
    while position < characters.count {
      switch characters[position] {
      case " ", "-":
        position += 1
      case "|", ")":
        return result
      case "(":
        result = try joined(result, group())
      case "{":
        result = try joined(result, gap())
      default:
        let step = try word()
        // In place, so that the time of a long pattern grows with its length, not with its square.
        for index in result.indices { result[index].append(step) }
        try checkSize(of: result)
      }
    }
    return result
  }

  private func joined(
    _ heads: [[Pattern.Step]], _ tails: [[Pattern.Step]]
  ) throws(PatternError) -> [[Pattern.Step]] {
    guard heads.count * tails.count <= PatternParser.sequenceLimit else { throw tooMany }
    var result: [[Pattern.Step]] = []
    result.reserveCapacity(heads.count * tails.count)
    for head in heads {
      for tail in tails { result.append(head + tail) }
    }
    try checkSize(of: result)
    return result
  }

  private func checkSize(of sequences: [[Pattern.Step]]) throws(PatternError) {
    // One sequence is no longer than the pattern itself.
    guard sequences.count > 1 else { return }
    guard sequences.reduce(0, { $0 + $1.count }) <= PatternParser.stepLimit else { throw tooMany }
  }

  private var tooMany: PatternError {
    PatternError(.tooManySequences(limit: PatternParser.sequenceLimit), offset: position)
  }

  /// `(a|b c)`, or `(a|b)?`, which may also be absent.
  private mutating func group() throws(PatternError) -> [[Pattern.Step]] {
    let start = position
    position += 1
    guard depth < PatternParser.depthLimit else {
      throw PatternError(.tooNested(limit: PatternParser.depthLimit), offset: start)
    }
    depth += 1
    var arms = try alternatives(insideGroup: true)
    depth -= 1
    guard position < characters.count, characters[position] == ")" else {
      throw PatternError(.unbalanced("("), offset: start)
    }
    position += 1
    arms = PatternParser.merged(arms)
    if position < characters.count, characters[position] == "?" {
      position += 1
      arms.append([])
    }
    return arms
  }

  /// The arms of a choice, those of a single word made one step, so that choices in a row do not multiply.
  private static func merged(_ arms: [[Pattern.Step]]) -> [[Pattern.Step]] {
    let isPlain: ([Pattern.Step]) -> Bool = { arm in
      arm.count == 1 && arm[0] == Pattern.Step(arm[0].form) && !arm[0].matchesAnything
    }
    let words = arms.filter(isPlain).flatMap { arm in
      if case .choice(let forms) = arm[0].form { forms } else { [arm[0].form] }
    }
    guard words.count > 1 else { return arms }
    return [[Pattern.Step(.among(words))]] + arms.filter { !isPlain($0) }
  }

  /// `{0,3}` or `{2}`: that many words of any kind.
  private mutating func gap() throws(PatternError) -> [[Pattern.Step]] {
    let start = position
    guard let end = characters[start...].firstIndex(of: "}") else {
      throw PatternError(.unbalanced("{"), offset: start)
    }
    let text = String(characters[(start + 1)..<end])
    let bounds = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Int($0.filter { $0 != " " })
    }
    guard (1...2).contains(bounds.count), let low = bounds[0], let high = bounds[bounds.count - 1],
      low >= 0, low <= high, high <= 20
    else { throw PatternError(.badGap("{\(text)}"), offset: start) }
    position = end + 1
    return (low...high).map { Array(repeating: Pattern.Step(.any), count: $0) }
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
    if character.isLetter || character.isNumber { return true }
    if "*?_.,%£$€&+@#:/".contains(character) { return true }
    guard character == "'" else { return character.unicodeScalars.allSatisfy(isMark) }
    // An apostrophe inside a word belongs to it; one at its end closes a quotation or is dropped.
    return index + 1 < characters.count
      && (characters[index + 1].isLetter || characters[index + 1].isNumber
        || characters[index + 1] == "*")
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .currencySymbol: true
    default: false
    }
  }

  /// Whether a word is written in capitals so that its case carries its meaning: `KPI`, `KPIs`, `RAG`.
  static func isAbbreviation(_ word: String) -> Bool {
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
