package import CorpusModel

/// A match of a term that is no hit, because a better one has some of its words.
package struct YieldedHit: Hashable, Sendable {
  /// The match.
  package var hit: Hit
  /// The hit that has its words.
  package var winner: Hit
}

extension Matcher {
  /// The matches in a document that gave way to hits: longer ones, or of equal length and precedence.
  ///
  /// - Parameters:
  ///   - matches: what ``match(_:_:vocabulary:session:wantsMarks:)`` found in the document.
  ///   - document: the document.
  ///   - tokenized: its tokens and sentences.
  ///   - session: the session with which it was matched.
  /// - Returns: each term and place once, by place.
  package func yielded(
    to matches: Matches, _ document: Document, _ tokenized: TokenizedDocument,
    session: MatchingSession
  ) -> [YieldedHit] {
    let finder = CandidateFinder(
      compiled: compiled, resolver: session.resolver, tokens: tokenized.tokens,
      text: document.text)
    var automaton = compiled.automaton(findsAll: true)
    automaton.prepare(for: session.resolver)
    var result: [YieldedHit] = []
    for (number, sentence) in tokenized.sentences.enumerated() {
      let hits = matches.hits.filter { Int($0.sentence) == number }
      guard !hits.isEmpty else { continue }
      var candidates: [Candidate] = []
      finder.find(in: sentence.tokens, &automaton, into: &candidates)
      for candidate in candidates {
        guard case .term(let term) = compiled.roles[Int(candidate.sequence)] else { continue }
        let match = hit(candidate, term, number, tokenized)
        let overlapping = hits.filter {
          $0.firstToken < match.endToken && match.firstToken < $0.endToken
        }
        guard let winner = overlapping.max(by: { $0.tokens.count < $1.tokens.count }),
          !overlapping.contains(where: { $0.term == term && $0.span == match.span })
        else { continue }
        let yielded = YieldedHit(hit: match, winner: winner)
        if !result.contains(yielded) { result.append(yielded) }
      }
    }
    return result
  }
}
