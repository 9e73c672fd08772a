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
  /// The weight of each term; none where all weigh 1.
  let weights: [Double]
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
    let collector = SequenceCollector(lexicon)
    relations = CompiledRelations(lexicon)
    index = collector.index
    trie = collector.builder.freeze(atomCount: collector.index.count)
    roles = collector.roles
    patterns = collector.patterns
    verifications = collector.verifications
    needsVerification = verifications.map { $0 != nil }
    verifiesAny = needsVerification.contains(true)
    precedence = collector.precedence()
    categories = lexicon.terms.map(\.category)
    let weights = lexicon.terms.map(\.weight)
    self.weights = weights.allSatisfy { $0 == 1 } ? [] : weights
    hasContext = lexicon.terms.map { !$0.within.isEmpty }
    wildcards = collector.wildcards
    asksForCapitals = verifications.map { steps in
      steps?.contains { $0.exactCase?.beginsWithCapital == true } == true
    }
    isPlain = collector.isPlain
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

extension String {
  /// Whether the first character is in upper case.
  fileprivate var beginsWithCapital: Bool {
    // The second byte tells whether the first is a character by itself.
    let start = utf8.prefix(2)
    if let byte = start.first, start.allSatisfy({ (0x21..<0x80).contains($0) }) {
      return (0x41...0x5A).contains(byte)
    }
    return first?.isUppercase == true
  }
}
