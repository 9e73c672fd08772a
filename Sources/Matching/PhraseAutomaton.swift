import CorpusModel

/// The trie of a lexicon's phrases as a deterministic automaton, made while it is walked.
///
/// A state is a set of places in the trie, so that a text is read with one step a token, however many
/// phrases begin with the same words. States and steps are made when a text first asks for them (the lazy
/// construction of Thompson's matcher: Cox 2010, *Regular expression matching in the wild*). Steps are
/// remembered in a table of fixed size, in which a newer one takes the place of an older one: forgetting costs
/// time and never changes a result.
struct PhraseAutomaton: Sendable {
  /// What is known of a state.
  private struct State {
    /// Where its places in the trie start in `nodes`.
    var firstNode: UInt32
    var nodeCount: UInt32
    /// Where the sequences that end here start in `values`.
    var firstValue: UInt32
    var valueCount: UInt32
    /// Whether a sequence goes on with a certain word, or with any.
    var hasEdges: Bool
    var hasAny: Bool
  }

  /// The state from which nothing goes on.
  static let dead: UInt32 = 0
  /// The state before the first token.
  static let root: UInt32 = 1

  private static let unknown = UInt32.max
  /// How many steps are remembered at first, and at most, as powers of two: the table grows with the texts,
  /// as long as it fits a core's own cache.
  private static let leastStepBits = 8
  private static let mostStepBits = 15
  /// More states than this, and all are forgotten; a step packs the numbers of two into one word.
  private static let stateBits = 18
  private static let classBits = 27

  private let trie: PhraseTrie
  /// Puts the sequences that end in a state in order, and leaves out those that can mean nothing.
  private let arrange: @Sendable ([UInt32]) -> [UInt32]
  private var states: [State] = []
  private var nodes: [UInt32] = []
  private var values: [UInt32] = []
  private var numbers: [[UInt32]: UInt32] = [:]
  /// The remembered steps, each at the place that its state and word give: from high to low bits, the state,
  /// the word's class, whether "any word" matches it, and the state to which it leads.
  private var steps: [UInt64] = []
  private var stepBits = PhraseAutomaton.leastStepBits
  /// Steps that were made since the table has its size.
  private var madeSteps = 0
  /// The state after each type at the start of a phrase, apart from "any word".
  private var starts: [UInt32] = []
  /// Whether a phrase may begin with any word.
  private var takesAnyStart = false

  init(_ trie: PhraseTrie, arrange: @escaping @Sendable ([UInt32]) -> [UInt32] = { $0 }) {
    self.trie = trie
    self.arrange = arrange
    forget()
  }

  private mutating func forget() {
    states = [
      State(
        firstNode: 0, nodeCount: 0, firstValue: 0, valueCount: 0, hasEdges: false, hasAny: false)
    ]
    nodes = []
    values = []
    numbers = [:]
    starts = [UInt32](repeating: PhraseAutomaton.unknown, count: starts.count)
    forgetSteps()
    _ = state(of: [0])
    takesAnyStart = states[1].hasAny
  }

  private mutating func forgetSteps() {
    steps = [UInt64](repeating: 0, count: 1 << stepBits)
    madeSteps = 0
  }

  /// Makes room for the types that a resolver knows; between texts, so that states may be forgotten.
  mutating func prepare(for resolver: TypeResolver) {
    if states.count > 1 << PhraseAutomaton.stateBits { forget() }
    if starts.count < resolver.count {
      starts += repeatElement(PhraseAutomaton.unknown, count: resolver.count - starts.count)
    }
  }

  /// Forgets which types begin phrases, for a vocabulary that begins anew.
  mutating func forgetTypes() { starts.removeAll(keepingCapacity: true) }

  /// Whether a type is known to begin no phrase: most do, and a look at one number spares the rest.
  @inline(__always)
  func startsNothing(_ type: TypeID) -> Bool {
    starts[Int(type.rawValue)] == PhraseAutomaton.dead && !takesAnyStart
  }

  /// The state after a token at the start of a phrase.
  mutating func start(_ type: TypeID, isWord: Bool, _ resolver: TypeResolver) -> UInt32 {
    if takesAnyStart { return step(PhraseAutomaton.root, type, isWord: isWord, resolver) }
    let known = starts[Int(type.rawValue)]
    if known != PhraseAutomaton.unknown { return known }
    let state = made(PhraseAutomaton.root, type, isWord: false, resolver)
    starts[Int(type.rawValue)] = state
    return state
  }

  /// Whether any sequence goes on beyond a state.
  func continues(_ state: UInt32) -> Bool {
    states[Int(state)].hasEdges || states[Int(state)].hasAny
  }

  /// The state after one more token.
  mutating func step(
    _ state: UInt32, _ type: TypeID, isWord: Bool, _ resolver: TypeResolver
  ) -> UInt32 {
    let place = states[Int(state)]
    let takesAny = isWord && place.hasAny
    let atoms = place.hasEdges ? resolver.atomClass(of: type) : 0
    guard takesAny || atoms != 0 else { return PhraseAutomaton.dead }
    let key = (UInt64(state) << PhraseAutomaton.classBits | UInt64(atoms)) << 1 | (takesAny ? 1 : 0)
    // The upper bits of a product by an odd constant: Fibonacci hashing (Knuth, vol. 3, section 6.4).
    let slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - stepBits))
    let known = steps[slot]
    if known >> PhraseAutomaton.stateBits == key {
      return UInt32(truncatingIfNeeded: known & ((1 << PhraseAutomaton.stateBits) - 1))
    }
    let target = made(state, type, isWord: takesAny, resolver)
    if max(state, target) >> PhraseAutomaton.stateBits == 0,
      atoms >> PhraseAutomaton.classBits == 0
    {
      steps[slot] = key << PhraseAutomaton.stateBits | UInt64(target)
      madeSteps += 1
      if madeSteps > steps.count, stepBits < PhraseAutomaton.mostStepBits {
        stepBits += 1
        forgetSteps()
      }
    }
    return target
  }

  /// Appends the sequences that end in a state, as candidates for some tokens.
  func append(
    _ state: UInt32, first: Int, end: Int, to result: inout [Candidate]
  ) {
    let place = states[Int(state)]
    for index in 0..<Int(place.valueCount) {
      result.append(
        Candidate(
          sequence: values[Int(place.firstValue) + index], first: UInt32(first), end: UInt32(end)))
    }
  }

  // MARK: Making states

  private mutating func made(
    _ state: UInt32, _ type: TypeID, isWord: Bool, _ resolver: TypeResolver
  ) -> UInt32 {
    let place = states[Int(state)]
    var targets: [UInt32] = []
    for index in 0..<Int(place.nodeCount) {
      let node = nodes[Int(place.firstNode) + index]
      trie.forEachTarget(of: node, resolver.atoms(of: type), of: resolver.pool) {
        targets.append($0)
      }
      let any = trie.nodes[Int(node)].anyChild
      if isWord, any != 0 { targets.append(any) }
    }
    guard !targets.isEmpty else { return PhraseAutomaton.dead }
    if targets.count > 1 { targets.sort() }
    return self.state(of: targets)
  }

  /// The number of the state for places in the trie, which ascend and are distinct.
  private mutating func state(of places: [UInt32]) -> UInt32 {
    if let known = numbers[places] { return known }
    let number = UInt32(states.count)
    numbers[places] = number
    var state = State(
      firstNode: UInt32(nodes.count), nodeCount: UInt32(places.count),
      firstValue: UInt32(values.count), valueCount: 0, hasEdges: false, hasAny: false)
    var ending: [UInt32] = []
    for place in places {
      let node = trie.nodes[Int(place)]
      let first = Int(node.firstValue)
      ending += trie.values[first..<(first + Int(node.valueCount))]
      state.hasEdges = state.hasEdges || node.edgeCount > 0 || place == 0
      state.hasAny = state.hasAny || node.anyChild != 0
    }
    if ending.count > 1 { ending = arrange(ending) }
    state.valueCount = UInt32(ending.count)
    nodes += places
    values += ending
    states.append(state)
    return number
  }
}
