import CorpusModel

/// A walk along the tokens of a text with a lexicon's automaton: the second hot loop.
///
/// It sees numbers and nothing else.
struct PhraseWalk {
  /// Whether a comma, colon or bracket ends a phrase, and whether addresses match nothing.
  let mindsBarriers: Bool

  /// Appends the candidates that start in `range` and end in it, by start, then by end.
  func find(
    in range: Range<Int>, of tokens: [Token], _ automaton: inout PhraseAutomaton,
    _ resolver: TypeResolver, into result: inout [Candidate]
  ) {
    let tokens = tokens.span
    for start in range where !automaton.startsNothing(tokens[start].type) {
      follow(from: start, upTo: range.upperBound, of: tokens, &automaton, resolver, into: &result)
    }
  }

  /// The indices of the tokens with which a phrase may begin; all others need no further look.
  static func starts(in tokens: [Token], _ automaton: PhraseAutomaton) -> [Int] {
    let tokens = tokens.span
    var result: [Int] = []
    result.reserveCapacity(tokens.count / 8)
    for index in tokens.indices where !automaton.startsNothing(tokens[index].type) {
      result.append(index)
    }
    return result
  }

  /// Appends the candidates that start with the token at `start` and end before `end`, by end.
  func follow(
    from start: Int, upTo end: Int, of tokens: Span<Token>, _ automaton: inout PhraseAutomaton,
    _ resolver: TypeResolver, into result: inout [Candidate]
  ) {
    let token = tokens[start]
    guard token.kind != .address || !mindsBarriers else { return }
    var state = automaton.start(token.type, isWord: matchesAny(token), resolver)
    var next = start + 1
    while state != PhraseAutomaton.dead {
      automaton.append(state, first: start, end: next, to: &result)
      guard next < end, automaton.continues(state) else { return }
      let token = tokens[next]
      guard !mindsBarriers || (!token.gap.contains(.barrier) && token.kind != .address) else {
        return
      }
      state = automaton.step(state, token.type, isWord: matchesAny(token), resolver)
      next += 1
    }
  }

  private func matchesAny(_ token: Token) -> Bool {
    !mindsBarriers || token.kind == .word || token.kind == .number
  }
}
