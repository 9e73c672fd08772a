/// What the readers of both pattern notations share: words one after another, choices in brackets, gaps,
/// and limits to what a pattern may stand for.
protocol SequenceParser {
  /// One position of a sequence.
  associatedtype Element: Equatable

  /// Brackets nested deeper than this are refused, before the stack overflows.
  static var depthLimit: Int { get }
  /// More words than this in a gap are refused.
  static var gapLimit: Int { get }

  /// The forms of one word, where the arm of a choice is nothing else; nil otherwise.
  static func forms(of arm: [Element]) -> [Pattern.Step.Form]?
  /// The element that these forms of a word make.
  static func element(_ form: Pattern.Step.Form) -> Element

  /// The pattern, with one spelling of quotes, dashes and blanks.
  var characters: [Character] { get }
  /// Where the reader stands.
  var position: Int { get set }
  /// How many brackets are open.
  var depth: Int { get set }

  /// What stands at the position, which is no space, bracket or bar: the sequences that it stands for.
  mutating func item() throws(PatternError) -> [[Element]]
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
      throw PatternError(.unbalanced(characters[position]), offset: position)
    }
    return sequences
  }

  /// Items one after another, until a bracket or bar that is not its own.
  private mutating func sequence() throws(PatternError) -> [[Element]] {
    var result: [[Element]] = [[]]
    while position < characters.count {
      switch characters[position] {
      case " ", "-": position += 1
      case "|", ")": return result
      case "(": try append(group(), to: &result)
      default: try append(item(), to: &result)
      }
    }
    return result
  }

  private func append(
    _ tails: [[Element]], to heads: inout [[Element]]
  ) throws(PatternError) {
    guard heads.count * tails.count <= SequenceLimit.sequences else { throw tooMany }
    if tails.count == 1 {
      // In place, so that the time of a long pattern grows with its length, not with its square.
      for index in heads.indices { heads[index] += tails[0] }
    } else {
      heads = heads.flatMap { head in tails.map { head + $0 } }
    }
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
    arms = Self.merged(arms)
    if position < characters.count, characters[position] == "?" {
      position += 1
      arms.append([])
    }
    return arms
  }

  /// The arms of a choice, with `|` between them.
  private mutating func alternatives() throws(PatternError) -> [[Element]] {
    var result: [[Element]] = []
    while true {
      let start = position
      let arm = try sequence()
      if arm == [[]] { throw PatternError(.emptyArm, offset: start) }
      result += arm
      guard position < characters.count, characters[position] == "|" else { return result }
      position += 1
    }
  }

  /// The arms of a choice, those of a single word made one element, so that choices in a row do not
  /// multiply.
  private static func merged(_ arms: [[Element]]) -> [[Element]] {
    let words = arms.compactMap(forms).flatMap(\.self)
    guard words.count > 1 else { return arms }
    return [[element(.among(words))]] + arms.filter { forms(of: $0) == nil }
  }

  /// The bounds of `{0,3}` or `{2}`: that many words of any kind.
  mutating func gapBounds() throws(PatternError) -> ClosedRange<Int> {
    let start = position
    guard let end = characters[start...].firstIndex(of: "}") else {
      throw PatternError(.unbalanced("{"), offset: start)
    }
    let text = String(characters[(start + 1)..<end])
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
