package import CorpusModel
package import Lexicons

/// What a lexicon found in a document.
package struct Matches: Sendable {
  /// The counted hits, by place.
  package var hits: [Hit] = []
  /// The matches that are not counted, by place.
  package var dropped: [DroppedHit] = []
  /// The statements that set the poles against each other or say what they do, by place.
  package var relations: [Relation] = []

  package init() {}
}

/// Finds a lexicon's terms in tokenised documents.
///
/// Cheap to copy; one serves all workers, each with a ``MatchingSession`` of its own.
package struct Matcher: Sendable {
  let compiled: CompiledLexicon

  /// Makes a matcher for a lexicon.
  package init(_ lexicon: Lexicon) {
    compiled = CompiledLexicon(lexicon)
  }

  /// The lexicon that is matched.
  package var lexicon: Lexicon { compiled.lexicon }

  /// The two poles of the lexicon, if it has any.
  package var poles: LexiconOutline.Poles? { compiled.lexicon.poles }

  /// How many categories the lexicon has.
  package var categoryCount: Int { compiled.lexicon.categories.count }

  /// The weight of each term, by number; none where all weigh 1.
  package var weights: [Double] { compiled.weights }

  /// The hits of a document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - tokenized: its tokens and sentences, made with `vocabulary`.
  ///   - vocabulary: the worker's vocabulary.
  ///   - session: what the worker remembers of that vocabulary.
  ///   - wantsMarks: whether marks and quotation spans are asked for; counts do without.
  /// - Returns: the hits and the dropped matches, by place.
  package func match(
    _ document: Document, _ tokenized: TokenizedDocument, vocabulary: inout Vocabulary,
    session: inout MatchingSession, wantsMarks: Bool
  ) -> Matches {
    session.prepare(&vocabulary, compiled)
    let finder = CandidateFinder(
      compiled: compiled, resolver: session.resolver, tokens: tokenized.tokens,
      text: document.text)
    var overlap = Overlap(compiled)
    var candidates: [Candidate] = []
    var result = Matches()
    var names = NameGuard(document, tokenized, memory: session.takeNames())
    var automaton = session.takeAutomaton { compiled.automaton() }
    let starts = PhraseWalk.starts(in: tokenized.tokens, automaton)
    var next = 0
    for (number, sentence) in tokenized.sentences.enumerated() {
      let first = next
      while next < starts.count, starts[next] < Int(sentence.endToken) { next += 1 }
      guard next > first else { continue }
      candidates.removeAll(keepingCapacity: true)
      finder.find(
        from: starts[first..<next], upTo: Int(sentence.endToken), &automaton, into: &candidates)
      guard !candidates.isEmpty, document.blocks[Int(sentence.block)].isCounted else {
        continue
      }
      overlap.decide(on: candidates, in: number, &names) {
        append($0, number, tokenized, to: &result)
      }
    }
    session.names = names.memory
    session.automaton = automaton
    guard let words = session.negationWords else { return result }
    let negation = NegationScope(tokenized, words: words)
    if !compiled.relations.isEmpty, !result.hits.isEmpty {
      result.relations = RelationFinder(
        compiled, document, tokenized, hits: result.hits, resolver: session.relationResolver,
        negation: negation
      ).find()
    }
    if wantsMarks {
      var marker = MarkFinder(document, tokenized, negation: negation)
      for index in result.hits.indices { result.hits[index] = marker.marked(result.hits[index]) }
      for index in result.dropped.indices {
        result.dropped[index].hit = marker.marked(result.dropped[index].hit)
      }
    }
    return result
  }

  private func append(
    _ verdict: Overlap.Verdict, _ sentence: Int, _ tokenized: TokenizedDocument,
    to result: inout Matches
  ) {
    let hit = hit(verdict.candidate, verdict.term, sentence, tokenized)
    if let reason = verdict.reason {
      result.dropped.append(DroppedHit(hit: hit, reason: reason))
    } else {
      result.hits.append(hit)
    }
  }

  /// A candidate as a hit.
  func hit(
    _ candidate: Candidate, _ term: TermID, _ sentence: Int, _ tokenized: TokenizedDocument
  ) -> Hit {
    let first = Int(candidate.first)
    let end = Int(candidate.end)
    return Hit(
      term: term, category: compiled.categories[term.index],
      span: TextSpan(
        start: Int(tokenized.tokens[first].span.start),
        end: Int(tokenized.tokens[end - 1].span.end)), tokens: first..<end, sentence: sentence)
  }
}

/// What one worker remembers between documents: which types match which words of the lexicon.
package struct MatchingSession: Sendable {
  private(set) var resolver = TypeResolver()
  /// The same for the words of relation patterns.
  private(set) var relationResolver = TypeResolver()
  private(set) var negationWords: NegationWords?
  /// Which types the last document capitalised in mid-sentence.
  fileprivate(set) var names = NameMemory()
  /// The lexicon's automaton, as far as the worker's documents have made it.
  var automaton: PhraseAutomaton?

  package init() {}

  /// Forgets all that depends on the numbers of types, for a vocabulary that begins anew; storage and the automaton are kept.
  package mutating func forgetTypes() {
    negationWords = nil
    if resolver.forgetTypes() { automaton?.forgetTypes() } else { automaton = nil }
    _ = relationResolver.forgetTypes()
  }

  fileprivate mutating func prepare(_ vocabulary: inout Vocabulary, _ compiled: CompiledLexicon) {
    if negationWords == nil { negationWords = NegationWords(&vocabulary) }
    resolver.resolve(vocabulary, index: compiled.index)
    if !compiled.relations.isEmpty {
      relationResolver.resolve(vocabulary, index: compiled.relations.index)
    }
  }

  /// Hands the memory of names on, so that its storage has one owner and is not copied.
  fileprivate mutating func takeNames() -> NameMemory {
    let taken = names
    names = NameMemory()
    return taken
  }

  /// Hands the automaton on, likewise; `make` makes it for the first document.
  mutating func takeAutomaton(_ make: () -> PhraseAutomaton) -> PhraseAutomaton {
    var taken = automaton.take() ?? make()
    taken.prepare(for: resolver)
    return taken
  }

  /// Extends the memory to types that were added to the vocabulary; peers' counts need no more.
  mutating func resolve(_ vocabulary: Vocabulary, _ compiled: CompiledLexicon) {
    resolver.resolve(vocabulary, index: compiled.index)
  }
}
