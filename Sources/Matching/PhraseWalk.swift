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
    for start in range {
      let token = tokens[start]
      guard token.kind != .address || !mindsBarriers else { continue }
      var state = automaton.start(token.type, isWord: matchesAny(token), resolver)
      var next = start + 1
      while state != PhraseAutomaton.dead {
        automaton.append(state, first: start, end: next, to: &result)
        guard next < range.upperBound, automaton.continues(state) else { break }
        let token = tokens[next]
        guard !mindsBarriers || (!token.gap.contains(.barrier) && token.kind != .address) else {
          break
        }
        state = automaton.step(state, token.type, isWord: matchesAny(token), resolver)
        next += 1
      }
    }
  }

  private func matchesAny(_ token: Token) -> Bool {
    !mindsBarriers || token.kind == .word || token.kind == .number
  }
}
