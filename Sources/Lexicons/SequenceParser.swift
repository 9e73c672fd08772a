/// What the readers of both pattern notations share: words one after another, choices in brackets, gaps,
/// and limits to what a pattern may stand for.
protocol SequenceParser {
  /// One position of a sequence.
  associatedtype Element: Equatable

  /// Brackets nested deeper than this are refused, before the stack overflows.
  static var depthLimit: Int { get }
  /// More words than this in a gap are refused.
  static var gapLimit: Int { get }

  /// The form of the word that an element is, where it is nothing else; nil otherwise.
  static func form(of element: Element) -> Pattern.Step.Form?
  /// The element that these forms of a word make.
  static func element(_ form: Pattern.Step.Form) -> Element

  /// The pattern.
  var characters: PatternText { get }
  /// Where the reader stands.
  var position: Int { get set }
  /// How many brackets are open.
  var depth: Int { get set }

  /// Takes what stands at the position, which is no space, bracket or bar, where it is one element; nil, and stays,
  /// where it stands for several sequences.
  mutating func takeElement() throws(PatternError) -> Element?
  /// Takes what stands at the position, which is no space, bracket or bar, and appends it to sequences.
  mutating func takeItem(appendingTo heads: inout [[Element]]) throws(PatternError)
}

/// Limits that hold in both notations.
enum SequenceLimit {
  /// More sequences than this from one pattern are refused: the author meant something else.
  static let sequences = 4096
  /// More words than this in all sequences together are refused as well.
  static let steps = 1 << 17
}

extension SequenceParser {
  /// The whole pattern.
  mutating func whole() throws(PatternError) -> [[Element]] {
    let sequences = try sequence()
    if position < characters.count {
      throw PatternError(.unbalanced(characters.character(at: position)), offset: position)
    }
    return sequences
  }

  /// Items one after another, until a bracket or bar that is not its own.
  private mutating func sequence(
    from heads: [[Element]] = [[]]
  ) throws(PatternError) -> [[Element]] {
    var result = heads
    while position < characters.count {
      switch characters[position] {
      case " ", "-": position += 1
      case "|", ")": return result
      case "(": try append(group(), to: &result)
      default: try takeItem(appendingTo: &result)
      }
    }
    return result
  }

  /// Appends one element to sequences.
  func append(_ element: Element, to heads: inout [[Element]]) throws(PatternError) {
    for index in heads.indices { heads[index].append(element) }
    try checkSize(of: heads)
  }

  /// Appends each of some sequences to each of others.
  func append(_ tails: [[Element]], to heads: inout [[Element]]) throws(PatternError) {
    guard heads.count * tails.count <= SequenceLimit.sequences else { throw tooMany }
    if tails.count == 1 {
      // In place, so that the time of a long pattern grows with its length, not with its square.
      for index in heads.indices { heads[index] += tails[0] }
    } else {
      heads = heads.flatMap { head in tails.map { head + $0 } }
    }
    try checkSize(of: heads)
  }

  private func checkSize(of heads: [[Element]]) throws(PatternError) {
    // One sequence is no longer than the pattern itself.
    guard heads.count > 1 else { return }
    guard heads.reduce(0, { $0 + $1.count }) <= SequenceLimit.steps else { throw tooMany }
  }

  private var tooMany: PatternError {
    PatternError(.tooManySequences(limit: SequenceLimit.sequences), offset: position)
  }

  /// `(a|b c)`, or `(a|b)?`, which may also be absent.
  private mutating func group() throws(PatternError) -> [[Element]] {
    let start = position
    position += 1
    guard depth < Self.depthLimit else {
      throw PatternError(.tooNested(limit: Self.depthLimit), offset: start)
    }
    depth += 1
    var arms = try alternatives()
    depth -= 1
    guard position < characters.count, characters[position] == ")" else {
      throw PatternError(.unbalanced("("), offset: start)
    }
    position += 1
    if position < characters.count, characters[position] == "?" {
      position += 1
      arms.append([])
    }
    return arms
  }

  /// The arms of a choice, with `|` between them.
  private mutating func alternatives() throws(PatternError) -> [[Element]] {
    var arms = Arms<Self>()
    while true {
      let start = position
      if let element = try takeWord() {
        if standsBeforeBar { arms.add(element) } else { try arms.add(sequence(from: [[element]])) }
      } else {
        let arm = try sequence()
        if arm == [[]] { throw PatternError(.emptyArm, offset: start) }
        arms.add(arm)
      }
      guard position < characters.count, characters[position] == "|" else { return arms.merged }
      position += 1
    }
  }

  /// Takes an element at the start of an arm; most arms are nothing else.
  private mutating func takeWord() throws(PatternError) -> Element? {
    guard position < characters.count else { return nil }
    switch characters[position] {
    case " ", "-", "|", "(", ")": return nil
    default: return try takeElement()
    }
  }

  private var standsBeforeBar: Bool {
    position < characters.count && (characters[position] == "|" || characters[position] == ")")
  }

  /// The bounds of `{0,3}` or `{2}`: that many words of any kind.
  mutating func gapBounds() throws(PatternError) -> ClosedRange<Int> {
    let start = position
    guard let end = characters.firstIndex(of: "}", from: start) else {
      throw PatternError(.unbalanced("{"), offset: start)
    }
    let text = characters.string((start + 1)..<end)
    let bounds = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Int($0.filter { $0 != " " })
    }
    guard (1...2).contains(bounds.count), let low = bounds[0], let high = bounds[bounds.count - 1],
      low >= 0, low <= high, high <= Self.gapLimit
    else { throw PatternError(.badGap("{\(text)}", limit: Self.gapLimit), offset: start) }
    position = end + 1
    return low...high
  }
}

/// The arms of a choice.
private struct Arms<Parser: SequenceParser> {
  /// The arms of a single word.
  private var words: [Pattern.Step.Form] = []
  /// The others.
  private var others: [[Parser.Element]] = []
  /// How many others stand before the first word.
  private var wordPlace = 0

  mutating func add(_ arms: [[Parser.Element]]) {
    for arm in arms { if arm.count == 1 { add(arm[0]) } else { others.append(arm) } }
  }

  mutating func add(_ element: Parser.Element) {
    guard let form = Parser.form(of: element) else { return others.append([element]) }
    if words.isEmpty { wordPlace = others.count }
    if case .choice(let forms) = form { words += forms } else { words.append(form) }
  }

  /// The arms, those of a single word made one element, so that choices in a row do not multiply.
  var merged: [[Parser.Element]] {
    guard words.count < 2 else { return [[Parser.element(.among(words))]] + others }
    var arms = others
    if let word = words.first { arms.insert([Parser.element(word)], at: wordPlace) }
    return arms
  }
}
