import CorpusModel
import Lexicons

/// A lexicon made ready for matching: every word sequence in one trie, with what it means.
///
/// A class, so that all workers share one; it never changes. What the matcher asks for often stands in
/// flat arrays by number.
final class CompiledLexicon: Sendable {
  /// What a sequence means when it is found.
  enum Role: Hashable, Sendable {
    /// A term's sequence: a candidate for a hit.
    case term(TermID)
    /// A false friend of a whole category, with its place in the category's list.
    case categoryFalseFriend(CategoryID, Int)
    /// A false friend of one term.
    case termFalseFriend(TermID)
    /// A pattern that a term requires nearby.
    case context(TermID)
  }

  let lexicon: Lexicon
  let index: AtomIndex
  let trie: PhraseTrie
  /// What each sequence means.
  let roles: [Role]
  /// The pattern that each sequence belongs to, as written.
  let patterns: [String]
  /// The steps of each sequence for which the text's spelling or quotation marks must be looked at.
  let verifications: [[Pattern.Step]?]
  /// Whether ``verifications`` has steps.
  let needsVerification: [Bool]
  /// Whether any sequence needs it.
  let verifiesAny: Bool
  /// How much each sequence takes precedence over others of its length: more words named in full come
  /// first, then the category's path, then the pattern.
  let precedence: [UInt32]
  /// The category of each term.
  let categories: [CategoryID]
  /// Whether each term requires words nearby.
  let hasContext: [Bool]
  /// Whether each sequence demands a capital letter, so that capitals do not speak for a name.
  let asksForCapitals: [Bool]
  /// The places of each sequence at which any word may stand, as bits from the lowest on.
  let wildcards: [UInt64]
  /// Whether each sequence is a term's, needs no look at the spelling, and has neither false friends nor
  /// words that it requires.
  private let isPlain: [Bool]
  /// The patterns of statements.
  let relations: CompiledRelations

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    var collector = SequenceCollector()
    for (number, term) in lexicon.terms.enumerated() {
      let id = TermID(number)
      let path = lexicon.categories[term.category.index].path
      collector.add(term.pattern, as: .term(id), path: path)
      for falseFriend in term.unless {
        collector.add(falseFriend.pattern, as: .termFalseFriend(id), path: path)
      }
      for context in term.within { collector.add(context.pattern, as: .context(id), path: path) }
    }
    for (number, category) in lexicon.categories.enumerated() {
      for (place, falseFriend) in category.unless.enumerated() {
        collector.add(
          falseFriend.pattern, as: .categoryFalseFriend(CategoryID(number), place),
          path: category.path)
      }
    }
    relations = CompiledRelations(lexicon)
    index = collector.index
    trie = collector.builder.freeze(atomCount: collector.index.count)
    roles = collector.sequences.map(\.role)
    patterns = collector.sequences.map(\.pattern)
    verifications = collector.sequences.map(\.verification)
    needsVerification = collector.sequences.map { $0.verification != nil }
    verifiesAny = needsVerification.contains(true)
    precedence = SequenceCollector.precedence(of: collector.sequences)
    categories = lexicon.terms.map(\.category)
    hasContext = lexicon.terms.map { !$0.within.isEmpty }
    wildcards = collector.sequences.map(\.wildcards)
    asksForCapitals = collector.sequences.map { sequence in
      sequence.verification?.contains { $0.exactCase?.first?.isUppercase == true } == true
    }
    isPlain = collector.sequences.map { sequence in
      guard case .term(let id) = sequence.role, sequence.verification == nil else { return false }
      let term = lexicon.terms[id.index]
      return term.within.isEmpty && term.unless.isEmpty
        && lexicon.categories[term.category.index].unless.isEmpty
    }
  }

  /// A new automaton that finds the lexicon's sequences, or, where all are wanted, also those that can be
  /// no hits.
  func automaton(findsAll: Bool = false) -> PhraseAutomaton {
    findsAll ? PhraseAutomaton(trie) : PhraseAutomaton(trie) { self.ranked($0) }
  }

  /// Sequences that match the same words, by precedence, without the terms that can be no hits: those
  /// behind a term that nothing but a name keeps from counting, since names are no hits for any term that
  /// does not ask for their capitals.
  private func ranked(_ sequences: [UInt32]) -> [UInt32] {
    let sorted = sequences.sorted { precedence[Int($0)] < precedence[Int($1)] }
    guard let plain = sorted.firstIndex(where: { isPlain[Int($0)] }) else { return sorted }
    return sorted[...plain]
      + sorted[(plain + 1)...].filter { sequence in
        if case .term = roles[Int(sequence)] { asksForCapitals[Int(sequence)] } else { true }
      }
  }
}

/// Collects the sequences of a lexicon's patterns.
private struct SequenceCollector {
  struct Sequence {
    var role: CompiledLexicon.Role
    var pattern: String
    var path: String
    var verification: [Pattern.Step]?
    var literals: Int
    var wildcards: UInt64
  }

  var sequences: [Sequence] = []
  var index = AtomIndex()
  var builder = PhraseTrie.Builder()

  mutating func add(_ pattern: Pattern, as role: CompiledLexicon.Role, path: String) {
    for steps in pattern.sequences where !steps.isEmpty {
      var atoms: [UInt32?] = []
      for step in steps { atoms.append(index.atom(for: step.form)) }
      builder.insert(atoms, value: UInt32(sequences.count))
      let needsLook = steps.contains { $0.exactCase != nil || $0.opensQuote || $0.closesQuote }
      sequences.append(
        Sequence(
          role: role, pattern: pattern.source, path: path,
          verification: needsLook ? steps : nil,
          literals: steps.count { SequenceCollector.isNamed($0.form) },
          wildcards: steps.enumerated().reduce(0) { bits, step in
            step.element.form == .any ? bits | 1 << UInt64(step.offset) : bits
          }))
    }
  }

  /// Whether a step names its word, or several, in full.
  private static func isNamed(_ form: Pattern.Step.Form) -> Bool {
    switch form {
    case .literal: true
    case .glob, .any: false
    case .choice(let forms): forms.allSatisfy(isNamed)
    }
  }

  /// The rank of each sequence, 0 taking precedence over all others of its length.
  static func precedence(of sequences: [Sequence]) -> [UInt32] {
    let order = sequences.indices.sorted { left, right in
      let (a, b) = (sequences[left], sequences[right])
      if a.literals != b.literals { return a.literals > b.literals }
      if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
      return a.pattern.utf8.lexicographicallyPrecedes(b.pattern.utf8)
    }
    var ranks = [UInt32](repeating: 0, count: sequences.count)
    for (rank, sequence) in order.enumerated() { ranks[sequence] = UInt32(rank) }
    return ranks
  }
}
