import CorpusModel
import Lexicons

/// Finds the relations of one document among its hits.
///
/// Only sentences with a hit on a pole are looked at, and of the lexicon's patterns only those whose words
/// all stand there. Of several contrasts in a sentence, those that add (`not only … but also`) come
/// first, then those with more hits, then the tighter one, then the one whose name sorts first; a further
/// one must have other hits. A sentence with a contrast gets no row for its stance; the contrast carries it.
struct RelationFinder {
  private let compiled: CompiledLexicon
  private let relations: CompiledRelations
  private let document: Document
  private let tokens: [Token]
  private let sentences: [Sentence]
  private let hits: [Hit]
  private let resolver: TypeResolver
  private let negation: NegationScope
  /// Which pole each category stands on.
  private let isFirst: [Bool]
  private let isSecond: [Bool]

  init(
    _ compiled: CompiledLexicon, _ document: Document, _ tokenized: TokenizedDocument,
    hits: [Hit], resolver: TypeResolver, negation: NegationScope
  ) {
    self.compiled = compiled
    relations = compiled.relations
    self.document = document
    tokens = tokenized.tokens
    sentences = tokenized.sentences
    self.hits = hits
    self.resolver = resolver
    self.negation = negation
    let poles = compiled.lexicon.poles
    isFirst = compiled.lexicon.categories.map { $0.pole != nil && $0.pole == poles?.first }
    isSecond = compiled.lexicon.categories.map { $0.pole != nil && $0.pole == poles?.second }
  }

  /// The relations, in order of their sentences.
  func find() -> [Relation] {
    var result: [Relation] = []
    var start = 0
    var covered = -1
    while start < hits.count {
      let sentence = Int(hits[start].sentence)
      var end = start + 1
      while end < hits.count, Int(hits[end].sentence) == sentence { end += 1 }
      if hits[start..<end].contains(where: isOnPole) {
        result += relations(inSentence: sentence, hits: start..<end, after: &covered)
      }
      start = end
    }
    return result
  }

  private func isOnPole(_ hit: Hit) -> Bool {
    isFirst[hit.category.index] || isSecond[hit.category.index]
  }

  /// The relations that begin in a sentence; `covered` is the last sentence that belongs to one that
  /// began before it.
  private func relations(
    inSentence number: Int, hits range: Range<Int>, after covered: inout Int
  ) -> [Relation] {
    let single = window(from: number, count: 1, hits: range)
    var found = contrasts(in: single)
    if found.isEmpty, number > covered, let pair = pairWindow(from: number, hits: range) {
      found = contrasts(in: pair)
      // A sentence that holds a contrast by itself needs none with the one before it.
      if !found.isEmpty, let next = pair.second(self.hits),
        !contrasts(in: window(from: number + 1, count: 1, hits: next)).isEmpty
      {
        found = []
      }
      if !found.isEmpty { covered = number + 1 }
    }
    if found.isEmpty, number <= covered { return [] }
    let stance = bestStance(in: single)
    if found.isEmpty { return stance.map { [$0] } ?? [] }
    return found.map { contrast in
      var contrast = contrast
      if contrast.stance == nil { contrast.stance = stance?.stance }
      return contrast
    }
  }

  // MARK: Windows

  private func window(from number: Int, count: Int, hits range: Range<Int>) -> RelationWindow {
    let last = sentences[number + count - 1]
    return RelationWindow(
      sentence: number, sentenceCount: count,
      tokens: sentences[number].tokens.lowerBound..<last.tokens.upperBound,
      boundary: count > 1 ? last.tokens.lowerBound : nil, hits: range, of: (tokens, hits),
      resolver: resolver, slots: relations.slots)
  }

  private func pairWindow(from number: Int, hits range: Range<Int>) -> RelationWindow? {
    guard number + 1 < sentences.count,
      sentences[number + 1].block == sentences[number].block
    else { return nil }
    var end = range.upperBound
    while end < hits.count, Int(hits[end].sentence) == number + 1 { end += 1 }
    return window(from: number, count: 2, hits: range.lowerBound..<end)
  }

  // MARK: Contrasts

  private func contrasts(in window: RelationWindow) -> [Relation] {
    var candidates: [(relation: Relation, rank: Rank)] = []
    let isQuestion = isQuestion(window)
    for number in relations.contrasts.indices
    where isQuestion || !relations.contrasts[number].isQuestion {
      for sequence in relations.contrasts[number].sequences
      where sequence.spansSentences == (window.boundary != nil) && window.mayHold(sequence) {
        guard let match = best(sequence, relations.contrasts[number].unless, in: window) else {
          continue
        }
        let relation = relation(
          compiled.lexicon.relations.contrasts[number], sequence, match, in: window,
          isQuestion: isQuestion)
        guard !relation.secondHits.isEmpty || !relation.firstHits.isEmpty else { continue }
        candidates.append((relation, Rank(relation, match)))
      }
    }
    candidates.sort { $0.rank < $1.rank }
    var used: Set<Int> = []
    var result: [Relation] = []
    for (relation, _) in candidates {
      let own = relation.firstHits + relation.secondHits
      guard used.isDisjoint(with: own) else { continue }
      used.formUnion(own)
      result.append(relation)
    }
    return result.sorted { $0.span.start < $1.span.start }
  }

  /// What decides between contrasts in one sentence.
  private struct Rank: Comparable {
    private var adds: Bool
    private var hits: Int
    private var length: Int
    private var name: String

    init(_ relation: Relation, _ match: RelationMatch) {
      adds = relation.prefers == "both"
      hits = relation.firstHits.count + relation.secondHits.count
      length = match.end - match.start
      name = relation.pattern
    }

    static func < (left: Rank, right: Rank) -> Bool {
      if left.adds != right.adds { return left.adds }
      if left.hits != right.hits { return left.hits > right.hits }
      if left.length != right.length { return left.length < right.length }
      return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
  }

  private func relation(
    _ contrast: Relations.Contrast, _ sequence: CompiledRelations.Sequence,
    _ match: RelationMatch, in window: RelationWindow, isQuestion: Bool
  ) -> Relation {
    let involved = involvedHits(match, in: window)
    var prefers = contrast.prefers
    if !sequence.negates, let first = match.hits.min(), negation.isNegated(hits[first]) {
      prefers = flipped(prefers)
    }
    return Relation(
      kind: .contrast, pattern: contrast.id, form: sequence.form, prefers: prefers.name,
      stance: contrast.stance,
      modality: modality(of: match, in: window, isQuestion: isQuestion, isContrast: true),
      voice: voice(in: window), sentence: window.sentence, sentenceCount: window.sentenceCount,
      span: span(match), firstHits: involved.filter { isFirst[hits[$0].category.index] },
      secondHits: involved.filter { isSecond[hits[$0].category.index] })
  }

  private func flipped(_ preference: Relations.Preference) -> Relations.Preference {
    guard case .pole(let name) = preference, let poles = compiled.lexicon.poles else {
      return preference
    }
    return .pole(name == poles.first ? poles.second : poles.first)
  }

  /// The hits that fill slots, and those that share words with the match.
  private func involvedHits(_ match: RelationMatch, in window: RelationWindow) -> [Int] {
    window.hits.filter { number in
      match.hits.contains(number)
        || (Int(hits[number].firstToken) < match.end && match.start < Int(hits[number].endToken))
    }
  }

  private func span(_ match: RelationMatch) -> TextSpan {
    TextSpan(
      start: Int(tokens[match.start].span.start), end: Int(tokens[match.end - 1].span.end))
  }

  // MARK: Stances

  private func bestStance(in window: RelationWindow) -> Relation? {
    let isQuestion = isQuestion(window)
    var best: (relation: Relation, rank: Rank)?
    for number in relations.stances.indices {
      for sequence in relations.stances[number].sequences
      where !sequence.spansSentences && window.mayHold(sequence) {
        guard let match = self.best(sequence, relations.stances[number].unless, in: window) else {
          continue
        }
        let stance = compiled.lexicon.relations.stances[number]
        let involved = involvedHits(match, in: window)
        let relation = Relation(
          kind: .stance, pattern: stance.id, form: sequence.form, prefers: nil, stance: stance.id,
          modality: modality(of: match, in: window, isQuestion: isQuestion, isContrast: false),
          voice: voice(in: window), sentence: window.sentence,
          sentenceCount: window.sentenceCount, span: span(match),
          firstHits: involved.filter { isFirst[hits[$0].category.index] },
          secondHits: involved.filter { isSecond[hits[$0].category.index] })
        let rank = Rank(relation, match)
        if best.map({ rank < $0.rank }) ?? true { best = (relation, rank) }
      }
    }
    return best?.relation
  }

  // MARK: Modality and voice

  private func isQuestion(_ window: RelationWindow) -> Bool {
    let last = sentences[window.sentence + window.sentenceCount - 1]
    return MarkFinder.endsWithQuestionMark(last, of: document)
  }

  private func modality(
    of match: RelationMatch, in window: RelationWindow, isQuestion: Bool, isContrast: Bool
  ) -> Relation.Modality {
    let cues = self.cues(relations.modalities, in: window).map {
      compiled.lexicon.relations.modalities[$0].id
    }
    if isQuestion { return cues.contains("rhetorical") ? .rhetorical : .questioned }
    if cues.contains("conceded") { return .conceded }
    if cues.contains("rejected") { return .rejected }
    if !isContrast, negation.isNegated(within: match.start..<match.end) { return .rejected }
    return .asserted
  }

  private func voice(in window: RelationWindow) -> String {
    let found = cues(relations.voices, in: window).first
    return found.map { compiled.lexicon.relations.voices[$0].id } ?? "author"
  }

  /// The numbers of the cues that stand in a window, in the order of the file.
  private func cues(_ entries: [CompiledRelations.Entry], in window: RelationWindow) -> [Int] {
    entries.indices.filter { number in
      entries[number].sequences.contains { best($0, [], in: window) != nil }
    }
  }

  // MARK: Matching

  private func best(
    _ sequence: CompiledRelations.Sequence, _ unless: [CompiledRelations.Sequence],
    in window: RelationWindow
  ) -> RelationMatch? {
    guard window.mayHold(sequence) else { return nil }
    let walker = RelationWalker(
      window: window, tokens: tokens, hits: hits, resolver: resolver, slots: relations.slots)
    var best: RelationMatch?
    for start in window.tokens {
      guard let match = walker.match(sequence.elements, from: start) else { continue }
      guard best.map({ match.isBetter(than: $0) }) ?? true else { continue }
      let isUndone = unless.contains { other in
        guard window.mayHold(other) else { return false }
        return window.tokens.contains { begin in
          guard let undoing = walker.match(other.elements, from: begin) else { return false }
          return undoing.start < match.end && match.start < undoing.end
        }
      }
      if !isUndone { best = match }
    }
    return best
  }
}
