package import CorpusModel
package import Lexicons

/// Counts as other tools count, for comparing figures with theirs.
///
/// The rules are those that the tools document or show: quanteda 4's `tokens_lookup` and the word counts
/// of LIWC. The lexicon must have been read in the peers' notation, the tokens made in their style.
package struct PeerMatcher: Sendable {
  /// Whose rules.
  package enum Rules: Hashable, Sendable {
    /// quanteda with `nested_scope = "key"`: within one category a token counts once; categories do not
    /// disturb each other.
    case quantedaKey
    /// quanteda with `nested_scope = "dictionary"`: a match inside longer ones of any category does not
    /// count either.
    case quantedaDictionary
    /// LIWC: from left to right the longest entry, an exact one before a wildcard; counted in words.
    case liwc
  }

  /// One span of tokens that a category matches, after choosing among its entries.
  private struct Match: Hashable {
    var first: Int
    var end: Int
    var category: CategoryID
  }

  let compiled: CompiledLexicon
  private let rules: Rules
  /// The rank of each sequence's entry for LIWC: exact before wildcard, longer before shorter.
  private let ranks: [EntryRank]

  /// Makes a matcher.
  package init(_ lexicon: Lexicon, rules: Rules) {
    compiled = CompiledLexicon(lexicon)
    self.rules = rules
    ranks = compiled.patterns.map { EntryRank($0) }
  }

  /// The lexicon that is matched.
  package var lexicon: Lexicon { compiled.lexicon }

  /// The counts of each category, indexed by ``CategoryID``: matches for quanteda, words for LIWC, the
  /// latter times the entry's weight in `weighted`.
  package func count(
    _ document: Document, _ tokenized: TokenizedDocument, vocabulary: Vocabulary,
    session: inout MatchingSession
  ) -> (hits: [Int], weighted: [Double]) {
    session.resolve(vocabulary, compiled)
    var automaton = session.takeAutomaton { compiled.automaton(findsAll: true) }
    var finder = PeerFinder()
    PhraseWalk(mindsBarriers: false).find(
      in: tokenized.tokens.indices, of: tokenized.tokens, &automaton, session.resolver,
      into: &finder.candidates)
    session.automaton = automaton
    switch rules {
    case .quantedaKey: return countQuanteda(finder, isDictionaryScope: false)
    case .quantedaDictionary: return countQuanteda(finder, isDictionaryScope: true)
    case .liwc: return countLIWC(finder)
    }
  }

  private func countQuanteda(
    _ finder: PeerFinder, isDictionaryScope: Bool
  ) -> (hits: [Int], weighted: [Double]) {
    var hits = [Int](repeating: 0, count: lexicon.categories.count)
    var usedByCategory = [Set<Int>](repeating: [], count: lexicon.categories.count)
    var used: Set<Int> = []
    var sameSpan: (range: Range<Int>, wasFree: Bool) = (0..<0, false)
    for match in quantedaMatches(finder) {
      let range = match.first..<match.end
      if sameSpan.range != range {
        sameSpan = (range, !range.allSatisfy(used.contains))
      }
      if isDictionaryScope, !sameSpan.wasFree { continue }
      let category = match.category.index
      if range.contains(where: usedByCategory[category].contains) { continue }
      usedByCategory[category].formUnion(range)
      used.formUnion(range)
      hits[category] += 1
    }
    return (hits, hits.map(Double.init))
  }

  /// The distinct matches: longest first, then from left to right, then by category.
  private func quantedaMatches(_ finder: PeerFinder) -> [Match] {
    var matches: Set<Match> = []
    for candidate in finder.candidates {
      guard let term = term(of: candidate) else { continue }
      matches.insert(
        Match(
          first: Int(candidate.first), end: Int(candidate.end),
          category: compiled.categories[term.index]))
    }
    return matches.sorted {
      let lengths = ($0.end - $0.first, $1.end - $1.first)
      if lengths.0 != lengths.1 { return lengths.0 > lengths.1 }
      if $0.first != $1.first { return $0.first < $1.first }
      return $0.category.rawValue < $1.category.rawValue
    }
  }

  private func countLIWC(_ finder: PeerFinder) -> (hits: [Int], weighted: [Double]) {
    var hits = [Int](repeating: 0, count: lexicon.categories.count)
    var weighted = [Double](repeating: 0, count: lexicon.categories.count)
    var position = 0
    for group in finder.candidatesByStart() {
      guard Int(group.start) >= position else { continue }
      guard let longest = group.candidates.map(\.end).max() else { continue }
      let rivals = group.candidates.filter { $0.end == longest }
      guard let best = rivals.map({ ranks[Int($0.sequence)] }).min() else { continue }
      let words = Int(longest - group.start)
      for rival in rivals where ranks[Int(rival.sequence)] == best {
        guard let term = term(of: rival) else { continue }
        let definition = lexicon.terms[term.index]
        hits[definition.category.index] += words
        weighted[definition.category.index] += Double(words) * definition.weight
      }
      position = Int(longest)
    }
    return (hits, weighted)
  }

  private func term(of candidate: Candidate) -> TermID? {
    if case .term(let term) = compiled.roles[Int(candidate.sequence)] { return term }
    return nil
  }
}

/// Which of several entries for the same words LIWC takes: the lowest.
private struct EntryRank: Hashable, Comparable {
  private var kind: Int
  private var shortness: Int
  private var spelling: String

  init(_ pattern: String) {
    spelling = pattern.lowercased()
    kind = !spelling.contains("*") ? 0 : spelling.hasPrefix("*") ? 2 : 1
    shortness = -spelling.count
  }

  static func < (left: EntryRank, right: EntryRank) -> Bool {
    (left.kind, left.shortness, left.spelling) < (right.kind, right.shortness, right.spelling)
  }
}

/// What was found over all tokens of a document, as tools do that know no sentences.
private struct PeerFinder {
  /// All candidates, by start.
  var candidates: [Candidate] = []

  /// The candidates of each token with which any starts.
  func candidatesByStart() -> [(start: UInt32, candidates: ArraySlice<Candidate>)] {
    let all = candidates
    var result: [(start: UInt32, candidates: ArraySlice<Candidate>)] = []
    var start = 0
    while start < all.count {
      var end = start + 1
      while end < all.count, all[end].first == all[start].first { end += 1 }
      result.append((all[start].first, all[start..<end]))
      start = end
    }
    return result
  }
}
