/// A pattern over the hits of a sentence: how a text sets one pole against the other, or says what
/// they do.
///
/// The notation is that of ``Pattern`` for words, with more signs: `@values` is a hit of that pole (or
/// category, or anything below it), or several joined in a list; `...` is any stretch of the sentence;
/// `{0,3}` so many words, over commas too; `,` a comma, dash, colon or bracket; `.` the end of one sentence
/// and the start of the next.
public struct RelationPattern: Hashable, Sendable {
  /// One element of a sequence.
  public enum Element: Hashable, Sendable {
    /// A word of this form.
    case word(Pattern.Step.Form)
    /// A hit, or a list of hits, of the category with this path or of one below it.
    case slot(String)
    /// So many words.
    case gap(low: Int, high: Int)
    /// A comma, dash, colon or bracket.
    case pause
    /// The end of a sentence.
    case sentenceEnd
  }

  /// A stretch that `...` may take, in words; longer sentences are lists.
  public static let longestStretch = 40

  /// The pattern as written.
  public var source: String
  /// The sequences that it stands for, choices of phrases written out.
  public var sequences: [[Element]]

  /// Reads a pattern.
  ///
  /// - Parameter source: the pattern as written.
  /// - Throws: ``PatternError`` with the place of the fault.
  public init(_ source: String) throws(PatternError) {
    self.source = source
    var parser = RelationPatternParser(source)
    sequences = try parser.parse()
  }

  init(source: String, sequences: [[Element]]) {
    self.source = source
    self.sequences = sequences
  }

  /// The pattern with two poles exchanged.
  func exchanging(_ first: String, _ second: String) -> RelationPattern {
    let exchanged = sequences.map { sequence in
      sequence.map { element -> Element in
        guard case .slot(let path) = element else { return element }
        return .slot(RelationPattern.exchanged(path, first, second))
      }
    }
    return RelationPattern(source: source, sequences: exchanged)
  }

  private static func exchanged(_ path: String, _ first: String, _ second: String) -> String {
    path == first ? second : path == second ? first : path
  }

  /// The paths of all slots.
  public var slots: [String] {
    var paths: [String] = []
    for case .slot(let path) in sequences.joined() where !paths.contains(path) {
      paths.append(path)
    }
    return paths
  }
}

/// Reads the notation of ``RelationPattern``.
private struct RelationPatternParser {
  private static let sequenceLimit = 4096
  private static let depthLimit = 20

  private let characters: [Character]
  private var position = 0
  private var depth = 0

  init(_ source: String) {
    characters = source.map(PatternParser.unified)
  }

  mutating func parse() throws(PatternError) -> [[RelationPattern.Element]] {
    let sequences = try sequence()
    if position < characters.count {
      throw PatternError(.unbalanced(characters[position]), offset: position)
    }
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

  private mutating func alternatives() throws(PatternError) -> [[RelationPattern.Element]] {
    var result: [[RelationPattern.Element]] = []
    while true {
      let start = position
      let arm = try sequence()
      if arm == [[]] { throw PatternError(.emptyArm, offset: start) }
      result += arm
      guard position < characters.count, characters[position] == "|" else { return result }
      position += 1
    }
  }

  private mutating func sequence() throws(PatternError) -> [[RelationPattern.Element]] {
    var result: [[RelationPattern.Element]] = [[]]
    while position < characters.count {
      let character = characters[position]
      if character == "|" || character == ")" { break }
      if character == " " || character == "-" {
        position += 1
      } else if character == "(" {
        result = try joined(result, group())
      } else {
        result = try joined(result, [[element()]])
      }
    }
    return result
  }

  private func joined(
    _ heads: [[RelationPattern.Element]], _ tails: [[RelationPattern.Element]]
  ) throws(PatternError) -> [[RelationPattern.Element]] {
    guard heads.count * tails.count <= RelationPatternParser.sequenceLimit else {
      throw PatternError(
        .tooManySequences(limit: RelationPatternParser.sequenceLimit), offset: position)
    }
    return heads.flatMap { head in tails.map { head + $0 } }
  }

  private mutating func group() throws(PatternError) -> [[RelationPattern.Element]] {
    let start = position
    guard depth < RelationPatternParser.depthLimit else {
      throw PatternError(.tooNested(limit: RelationPatternParser.depthLimit), offset: start)
    }
    depth += 1
    position += 1
    var arms = try alternatives()
    depth -= 1
    guard position < characters.count, characters[position] == ")" else {
      throw PatternError(.unbalanced("("), offset: start)
    }
    position += 1
    arms = RelationPatternParser.merged(arms)
    if position < characters.count, characters[position] == "?" {
      position += 1
      arms.append([])
    }
    return arms
  }

  /// Arms of a single word as one choice, so that choices in a row do not multiply.
  private static func merged(
    _ arms: [[RelationPattern.Element]]
  ) -> [[RelationPattern.Element]] {
    var forms: [Pattern.Step.Form] = []
    var rest: [[RelationPattern.Element]] = []
    for arm in arms {
      if arm.count == 1, case .word(let form) = arm[0] {
        if case .choice(let inner) = form { forms += inner } else { forms.append(form) }
      } else {
        rest.append(arm)
      }
    }
    guard forms.count > 1 else { return arms }
    return [[.word(.among(forms))]] + rest
  }

  private mutating func element() throws(PatternError) -> RelationPattern.Element {
    switch characters[position] {
    case "{": return try gap()
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

  private mutating func gap() throws(PatternError) -> RelationPattern.Element {
    let start = position
    guard let end = characters[start...].firstIndex(of: "}") else {
      throw PatternError(.unbalanced("{"), offset: start)
    }
    let text = String(characters[(start + 1)..<end])
    let bounds = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Int($0.filter { $0 != " " })
    }
    guard (1...2).contains(bounds.count), let low = bounds[0], let high = bounds[bounds.count - 1],
      low >= 0, low <= high, high <= RelationPattern.longestStretch
    else { throw PatternError(.badGap("{\(text)}"), offset: start) }
    position = end + 1
    return .gap(low: low, high: high)
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
