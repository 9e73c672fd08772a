/// Reads the notation of ``RelationPattern``.
struct RelationPatternParser: SequenceParser {
  static let depthLimit = 20
  static let gapLimit = RelationPattern.longestStretch

  let characters: [Character]
  var position = 0
  var depth = 0

  init(_ source: String) {
    characters = source.map(PatternParser.unified)
  }

  mutating func parse() throws(PatternError) -> [[RelationPattern.Element]] {
    let sequences = try whole()
    for elements in sequences where !elements.contains(where: RelationPatternParser.isFirm) {
      throw PatternError(elements.isEmpty ? .empty : .onlyWildcards, offset: 0)
    }
    return sequences
  }

  /// Whether an element says something about the text.
  private static func isFirm(_ element: RelationPattern.Element) -> Bool {
    switch element {
    case .slot: true
    case .word(let form): !Pattern.Step(form).matchesAnything
    case .gap, .pause, .sentenceEnd: false
    }
  }

  static func forms(of arm: [RelationPattern.Element]) -> [Pattern.Step.Form]? {
    guard arm.count == 1, case .word(let form) = arm[0] else { return nil }
    if case .choice(let forms) = form { return forms }
    return [form]
  }

  static func element(_ form: Pattern.Step.Form) -> RelationPattern.Element { .word(form) }

  mutating func item() throws(PatternError) -> [[RelationPattern.Element]] {
    [[try element()]]
  }

  private mutating func element() throws(PatternError) -> RelationPattern.Element {
    switch characters[position] {
    case "{":
      let bounds = try gapBounds()
      return .gap(low: bounds.lowerBound, high: bounds.upperBound)
    case ",":
      position += 1
      return .pause
    case "@": return try slot()
    case ".":
      let dots = characters[position...].prefix { $0 == "." }.count
      position += dots
      return dots >= 2 ? .gap(low: 0, high: RelationPattern.longestStretch) : .sentenceEnd
    default: return try word()
    }
  }

  private mutating func slot() throws(PatternError) -> RelationPattern.Element {
    let start = position
    position += 1
    let name = String(
      characters[position...].prefix { $0.isLetter || $0.isNumber || "._".contains($0) })
    guard !name.isEmpty else { throw PatternError(.unexpected("@"), offset: start) }
    position += name.count
    return .slot(name)
  }

  private mutating func word() throws(PatternError) -> RelationPattern.Element {
    let start = position
    while position < characters.count, !" -|(){}@,.".contains(characters[position]) {
      position += 1
    }
    guard position > start else {
      throw PatternError(.unexpected(characters[start]), offset: start)
    }
    return .word(Pattern.form(of: String(characters[start..<position]).lowercased()))
  }
}
