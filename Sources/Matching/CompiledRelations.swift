import CorpusModel
import Lexicons

/// A lexicon's relation patterns made ready for matching: words are atoms, slots are sets of categories.
struct CompiledRelations: Sendable {
  /// One element of a sequence.
  enum Element: Hashable, Sendable {
    case word(UInt32)
    case anyWord
    case slot(Int)
    case gap(low: Int, high: Int)
    case pause
    case sentenceEnd
  }

  /// One sequence, with what a sentence must have for it to be worth a try.
  struct Sequence: Sendable {
    /// The pattern that it belongs to, as written.
    let form: String
    let elements: [Element]
    /// The atoms of its words.
    let words: AtomSet
    /// Its slots.
    let slots: [Int]
    /// Whether it runs from one sentence into the next.
    let spansSentences: Bool
    /// Whether a word of its own negates.
    let negates: Bool
  }

  /// The sequences of one contrast, stance or cue.
  struct Entry: Sendable {
    let sequences: [Sequence]
    let unless: [Sequence]
    /// Whether it holds only in questions.
    var isQuestion = false
  }

  let contrasts: [Entry]
  let stances: [Entry]
  let modalities: [Entry]
  let voices: [Entry]
  /// For each slot, whether a category fills it.
  let slots: [[Bool]]
  /// The words of the patterns; apart from the terms', so that a sentence's set of them stays small.
  let index: AtomIndex

  var isEmpty: Bool { contrasts.isEmpty && stances.isEmpty }

  init(_ lexicon: Lexicon) {
    var compiler = RelationCompiler(lexicon: lexicon)
    let relations = lexicon.relations
    contrasts = relations.contrasts.map { contrast in
      var entry = compiler.entry(contrast.patterns, unless: contrast.unless)
      entry.isQuestion = contrast.isQuestion
      return entry
    }
    stances = relations.stances.map { compiler.entry($0.patterns, unless: $0.unless) }
    modalities = relations.modalities.map { compiler.entry($0.patterns, unless: []) }
    voices = relations.voices.map { compiler.entry($0.patterns, unless: []) }
    slots = compiler.slots
    index = compiler.index
  }
}

/// Turns relation patterns into entries, numbering words and slots.
private struct RelationCompiler {
  let lexicon: Lexicon
  var index = AtomIndex()
  var slots: [[Bool]] = []
  private var slotNumbers: [String: Int] = [:]

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  mutating func entry(
    _ patterns: [RelationPattern], unless: [RelationPattern]
  ) -> CompiledRelations.Entry {
    CompiledRelations.Entry(sequences: compile(patterns), unless: compile(unless))
  }

  private mutating func compile(_ patterns: [RelationPattern]) -> [CompiledRelations.Sequence] {
    var result: [CompiledRelations.Sequence] = []
    for pattern in patterns {
      for elements in pattern.sequences { result.append(sequence(elements, of: pattern)) }
    }
    return result
  }

  private mutating func sequence(
    _ elements: [RelationPattern.Element], of pattern: RelationPattern
  ) -> CompiledRelations.Sequence {
    var compiled: [CompiledRelations.Element] = []
    var words = AtomSet()
    var slots: [Int] = []
    var negates = false
    for element in elements {
      switch element {
      case .gap(let low, let high): compiled.append(.gap(low: low, high: high))
      case .pause: compiled.append(.pause)
      case .sentenceEnd: compiled.append(.sentenceEnd)
      case .slot(let path):
        let slot = number(of: path)
        slots.append(slot)
        compiled.append(.slot(slot))
      case .word(let form):
        negates = negates || RelationCompiler.negates(form)
        guard let atom = index.atom(for: form) else {
          compiled.append(.anyWord)
          continue
        }
        words.insert(atom)
        compiled.append(.word(atom))
      }
    }
    return CompiledRelations.Sequence(
      form: pattern.source, elements: compiled, words: words, slots: slots,
      spansSentences: elements.contains(.sentenceEnd), negates: negates)
  }

  private mutating func number(of path: String) -> Int {
    if let known = slotNumbers[path] { return known }
    let members = lexicon.categories.map { CategoryPath.isAtOrBelow($0.path, path) }
    slotNumbers[path] = slots.count
    slots.append(members)
    return slots.count - 1
  }

  private static func negates(_ form: Pattern.Step.Form) -> Bool {
    switch form {
    case .literal(let word): NegationWords.negating.contains(word)
    case .choice(let forms): forms.contains(where: negates)
    case .glob, .any: false
    }
  }
}

/// A set of atoms, as bits.
struct AtomSet: Hashable, Sendable {
  private var bits: [UInt64] = []

  mutating func insert(_ atom: UInt32) {
    let word = Int(atom >> 6)
    while word >= bits.count { bits.append(0) }
    bits[word] |= 1 << UInt64(atom & 63)
  }

  /// Whether every member of this set is in `other` too.
  func isSubset(of other: AtomSet) -> Bool {
    for (index, word) in bits.enumerated() where word != 0 {
      guard index < other.bits.count, word & ~other.bits[index] == 0 else { return false }
    }
    return true
  }
}
