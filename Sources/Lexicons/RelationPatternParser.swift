/// Reads the notation of ``RelationPattern``.
struct RelationPatternParser: SequenceParser {
  static let depthLimit = 20
  static let gapLimit = RelationPattern.longestStretch

  let characters: PatternText
  var position = 0
  var depth = 0

  init(_ source: String) {
    characters = PatternText(source)
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

  static func form(of element: RelationPattern.Element) -> Pattern.Step.Form? {
    if case .word(let form) = element { form } else { nil }
  }

  static func element(_ form: Pattern.Step.Form) -> RelationPattern.Element { .word(form) }

  mutating func takeElement() throws(PatternError) -> RelationPattern.Element? { try element() }

  mutating func takeItem(
    appendingTo heads: inout [[RelationPattern.Element]]
  ) throws(PatternError) {
    try append(element(), to: &heads)
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
      let start = position
      while position < characters.count, characters[position] == "." { position += 1 }
      return position - start >= 2
        ? .gap(low: 0, high: RelationPattern.longestStretch) : .sentenceEnd
    default: return try word()
    }
  }

  private mutating func slot() throws(PatternError) -> RelationPattern.Element {
    let start = position
    position += 1
    while position < characters.count, isNameCharacter(at: position) { position += 1 }
    guard position > start + 1 else { throw PatternError(.unexpected("@"), offset: start) }
    return .slot(characters.string((start + 1)..<position))
  }

  private func isNameCharacter(at index: Int) -> Bool {
    characters[index] == "." || characters[index] == "_" || characters.isAlphanumeric(at: index)
  }

  private mutating func word() throws(PatternError) -> RelationPattern.Element {
    let start = position
    while position < characters.count, !endsWord(characters[position]) { position += 1 }
    guard position > start else {
      throw PatternError(.unexpected(characters.character(at: start)), offset: start)
    }
    return .word(Pattern.form(of: characters.string(start..<position).lowercased()))
  }

  private func endsWord(_ sign: PatternText.Sign) -> Bool {
    switch sign {
    case " ", "-", "|", "(", ")", "{", "}", "@", ",", ".": true
    default: false
    }
  }
}
