import CorpusModel
import Lexicons

/// A lexicon made ready for matching: every word sequence in one trie, with what it means.
struct CompiledLexicon: Sendable {
  /// What a sequence means when it is found.
  enum Role: Hashable, Sendable {
    /// A term's sequence: a candidate for a hit.
    case term(TermID)
    /// A false friend of a whole category.
    case categoryFalseFriend(CategoryID)
    /// A false friend of one term.
    case termFalseFriend(TermID)
    /// A pattern that a term requires nearby.
    case context(TermID)
  }

  /// One word sequence.
  struct Sequence: Sendable {
    /// What it means.
    var role: Role
    /// The pattern that it belongs to, as written.
    var pattern: String
    /// The steps, kept where the text's spelling or quotation marks must be looked at.
    var verification: [Pattern.Step]?
    /// How many steps name their word in full; more is more specific.
    var literals: UInt16
  }

  let lexicon: Lexicon
  private(set) var sequences: [Sequence] = []
  private(set) var index = AtomIndex()
  let trie: PhraseTrie

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    var builder = PhraseTrie.Builder()
    var sequences: [Sequence] = []
    var index = AtomIndex()
    func add(_ pattern: Pattern, as role: Role) {
      for steps in pattern.sequences where !steps.isEmpty {
        builder.insert(steps.map { index.atom(for: $0.form) }, value: UInt32(sequences.count))
        sequences.append(Sequence(steps, pattern: pattern.source, role: role))
      }
    }
    for (number, term) in lexicon.terms.enumerated() {
      let id = TermID(number)
      add(term.pattern, as: .term(id))
      for falseFriend in term.unless { add(falseFriend.pattern, as: .termFalseFriend(id)) }
      for context in term.within { add(context.pattern, as: .context(id)) }
    }
    for (number, category) in lexicon.categories.enumerated() {
      for falseFriend in category.unless {
        add(falseFriend.pattern, as: .categoryFalseFriend(CategoryID(number)))
      }
    }
    self.sequences = sequences
    self.index = index
    trie = builder.freeze(atomCount: index.count)
  }
}

extension CompiledLexicon.Sequence {
  init(_ steps: [Pattern.Step], pattern: String, role: CompiledLexicon.Role) {
    self.role = role
    self.pattern = pattern
    let needsLook = steps.contains { $0.exactCase != nil || $0.opensQuote || $0.closesQuote }
    verification = needsLook ? steps : nil
    literals = UInt16(
      clamping: steps.count {
        if case .literal = $0.form { return true }
        return false
      })
  }
}
