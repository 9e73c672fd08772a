import CorpusModel
import Lexicons

/// Collects the sequences of a lexicon's patterns, each with what the matcher must know of it.
struct SequenceCollector {
  private(set) var index = AtomIndex()
  private(set) var builder = PhraseTrie.Builder()
  // By the number of the sequence; see ``CompiledLexicon``.
  private(set) var roles: [CompiledLexicon.Role] = []
  private(set) var patterns: [String] = []
  private(set) var verifications: [[Pattern.Step]?] = []
  private(set) var wildcards: [UInt64] = []
  private(set) var isPlain: [Bool] = []
  /// The number of each sequence's pattern.
  private var patternNumbers: [UInt32] = []
  private var patternCount: UInt32 = 0
  /// How many words of each sequence are named in full.
  private var literals: [Int] = []
  /// The place of each sequence's category among all, by their paths.
  private var pathRanks: [UInt32] = []
  private var atoms: [UInt32?] = []
  /// The forms of the pattern's sequence before, which the next one mostly repeats, and whether each names its words.
  private var known: [(form: Pattern.Step.Form, isNamed: Bool)] = []

  init(_ lexicon: Lexicon) {
    let ranks = SequenceCollector.pathRanks(of: lexicon.categories)
    for number in lexicon.terms.indices {
      let id = TermID(number)
      let category = lexicon.terms[number].category.index
      let falseFriends = lexicon.terms[number].unless
      let contexts = lexicon.terms[number].within
      let isPlain =
        falseFriends.isEmpty && contexts.isEmpty && lexicon.categories[category].unless.isEmpty
      let rank = ranks[category]
      add(lexicon.terms[number].pattern, as: .term(id), rank, isPlain: isPlain)
      for falseFriend in falseFriends { add(falseFriend.pattern, as: .termFalseFriend(id), rank) }
      for context in contexts { add(context.pattern, as: .context(id), rank) }
    }
    for number in lexicon.categories.indices {
      for (place, falseFriend) in lexicon.categories[number].unless.enumerated() {
        add(
          falseFriend.pattern, as: .categoryFalseFriend(CategoryID(number), place),
          ranks[number])
      }
    }
  }

  private mutating func add(
    _ pattern: Pattern, as role: CompiledLexicon.Role, _ pathRank: UInt32, isPlain: Bool = false
  ) {
    patternCount += 1
    atoms.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    for steps in pattern.sequences where !steps.isEmpty {
      resolve(steps)
      let (literalCount, anyWords) = (known.count { $0.isNamed }, wildcardBits)
      builder.insert(atoms)
      let needsLook = steps.contains(where: \.asksForSpelling)
      roles.append(role)
      patterns.append(pattern.source)
      patternNumbers.append(patternCount)
      verifications.append(needsLook ? steps : nil)
      wildcards.append(anyWords)
      self.isPlain.append(isPlain && !needsLook)
      literals.append(literalCount)
      pathRanks.append(pathRank)
    }
  }

  /// Puts the atoms of a sequence's steps into ``atoms``.
  private mutating func resolve(_ steps: [Pattern.Step]) {
    if atoms.count > steps.count {
      atoms.removeLast(atoms.count - steps.count)
      known.removeLast(known.count - steps.count)
    }
    for place in steps.indices {
      let form = steps[place].form
      if place < known.count {
        guard known[place].form != form else { continue }
        atoms[place] = index.atom(for: form)
        known[place] = (form, SequenceCollector.isNamed(form))
      } else {
        atoms.append(index.atom(for: form))
        known.append((form, SequenceCollector.isNamed(form)))
      }
    }
  }

  /// The places at which any word may stand, as bits from the lowest on.
  private var wildcardBits: UInt64 {
    var bits: UInt64 = 0
    for place in atoms.indices where atoms[place] == nil { bits |= 1 << UInt64(place) }
    return bits
  }

  /// Whether a step names its word, or several, in full.
  private static func isNamed(_ form: Pattern.Step.Form) -> Bool {
    switch form {
    case .literal: true
    case .glob, .any: false
    case .choice(let forms): forms.allSatisfy(isNamed)
    }
  }

  /// The place of each category's path among all; the same for the same path.
  private static func pathRanks(of categories: [Lexicon.Category]) -> [UInt32] {
    let paths = categories.map(\.path)
    let order = paths.indices.sorted { paths[$0].precedesByBytes(paths[$1]) }
    var ranks = [UInt32](repeating: 0, count: paths.count)
    for (before, next) in zip(order, order.dropFirst()) {
      ranks[next] = ranks[before] + (paths[before].precedesByBytes(paths[next]) ? 1 : 0)
    }
    return ranks
  }

  /// The rank of each sequence, 0 taking precedence over all others of its length.
  func precedence() -> [UInt32] {
    let order = patterns.indices.map { number in
      Order(
        literals: literals[number], pathRank: pathRanks[number],
        head: patterns[number].firstBytes, pattern: patternNumbers[number], number: number)
    }.sorted { $0.precedes($1, patterns) }
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, place) in order.enumerated() { ranks[place.number] = UInt32(rank) }
    return ranks
  }

  /// What decides on a sequence's precedence, in the order in which it does.
  private struct Order {
    let literals: Int
    let pathRank: UInt32
    /// The first bytes of the pattern.
    let head: UInt64
    let pattern: UInt32
    let number: Int

    func precedes(_ other: Order, _ patterns: [String]) -> Bool {
      if literals != other.literals { return literals > other.literals }
      if pathRank != other.pathRank { return pathRank < other.pathRank }
      if head != other.head { return head < other.head }
      if pattern == other.pattern { return number < other.number }
      if patterns[number].precedesByBytes(patterns[other.number]) { return true }
      return !patterns[other.number].precedesByBytes(patterns[number]) && number < other.number
    }
  }
}
