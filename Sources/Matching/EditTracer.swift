package import CorpusModel
package import Lexicons

/// Tells what each edit of a lexicon changes in the hits of documents.
///
/// The entries of both lexicons stand in one trie. A sentence in which no edited entry occurs is the same
/// before and after. In the others the edits that occur there are applied one after another, in their order,
/// and what comes and goes with each is its effect: so the effects add up to the whole difference, though
/// an edit may take words from a term that stayed as it was.
package struct EditTracer: Sendable {
  /// What one edit changed in one sentence.
  package struct Effect: Hashable, Sendable {
    /// The number of the edit.
    package var edit: Int
    /// The category in ``LexiconDifference/union``.
    package var category: CategoryID
    /// Hits that came.
    package var gained: Int
    /// Hits that went.
    package var lost: Int
  }

  private let compiled: CompiledLexicon
  /// When each sequence is there.
  private let presence: [LexiconDifference.Presence]

  /// Makes a tracer of the edits between two lexicons.
  package init(_ difference: LexiconDifference) {
    let compiled = CompiledLexicon(difference.union)
    self.compiled = compiled
    presence = compiled.roles.map { role in
      switch role {
      case .term(let term), .termFalseFriend(let term), .context(let term):
        difference.terms[term.index]
      case .categoryFalseFriend(let category, let place):
        difference.falseFriends[category.index][place]
      }
    }
  }

  /// The effects of all edits in a document.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - tokenized: its tokens and sentences, made with `vocabulary`.
  ///   - vocabulary: the worker's vocabulary.
  ///   - session: what the worker remembers of that vocabulary, for this tracer alone.
  /// - Returns: what came and went, by sentence, then by edit.
  package func effects(
    in document: Document, _ tokenized: TokenizedDocument, vocabulary: Vocabulary,
    session: inout MatchingSession
  ) -> [Effect] {
    session.resolve(vocabulary, compiled)
    let finder = CandidateFinder(
      compiled: compiled, resolver: session.resolver, tokens: tokenized.tokens,
      text: document.text)
    var automaton = session.takeAutomaton { compiled.automaton(findsAll: true) }
    var names = NameGuard(document, tokenized, memory: NameMemory())
    var overlap = Overlap(compiled)
    var candidates: [Candidate] = []
    var result: [Effect] = []
    for (number, sentence) in tokenized.sentences.enumerated()
    where document.blocks[Int(sentence.block)].isCounted {
      candidates.removeAll(keepingCapacity: true)
      finder.find(in: sentence.tokens, &automaton, into: &candidates)
      let edits = edits(in: candidates)
      guard !edits.isEmpty else { continue }
      var before = hits(candidates, after: edits[0], number, &overlap, &names)
      for edit in edits {
        let after = hits(candidates, after: edit + 1, number, &overlap, &names)
        append(edit, from: before, to: after, to: &result)
        before = after
      }
    }
    session.automaton = automaton
    return result
  }

  /// The edits that concern one of the candidates, in their order.
  private func edits(in candidates: [Candidate]) -> [Int] {
    var edits: Set<Int> = []
    for candidate in candidates {
      switch presence[Int(candidate.sequence)] {
      case .always: break
      case .until(let edit), .from(let edit): edits.insert(edit)
      }
    }
    return edits.sorted()
  }

  /// A hit, apart from the term that made it.
  private struct Place: Hashable {
    var category: CategoryID
    var first: UInt32
    var end: UInt32
  }

  /// The hits of a sentence after so many edits.
  private func hits(
    _ candidates: [Candidate], after count: Int, _ sentence: Int, _ overlap: inout Overlap,
    _ names: inout NameGuard
  ) -> Set<Place> {
    let present = candidates.filter { candidate in
      presence[Int(candidate.sequence)].holds(after: count)
    }
    var hits: Set<Place> = []
    overlap.decide(on: present, in: sentence, &names) { verdict in
      guard verdict.reason == nil else { return }
      hits.insert(
        Place(
          category: compiled.categories[verdict.term.index], first: verdict.candidate.first,
          end: verdict.candidate.end))
    }
    return hits
  }

  private func append(
    _ edit: Int, from before: Set<Place>, to after: Set<Place>, to result: inout [Effect]
  ) {
    var changes: [CategoryID: Effect] = [:]
    func change(_ place: Place, gained: Int, lost: Int) {
      let empty = Effect(edit: edit, category: place.category, gained: 0, lost: 0)
      changes[place.category, default: empty].gained += gained
      changes[place.category, default: empty].lost += lost
    }
    for place in after.subtracting(before) { change(place, gained: 1, lost: 0) }
    for place in before.subtracting(after) { change(place, gained: 0, lost: 1) }
    result += changes.values.sorted { $0.category.rawValue < $1.category.rawValue }
  }
}
