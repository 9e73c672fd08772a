import CorpusModel

/// Which atoms of the lexicon each type of one worker's vocabulary matches.
///
/// A pattern meets a string here, once per distinct word form; afterwards only numbers are compared.
struct TypeResolver: Sendable {
  /// Where a type's atoms start in `pool`, plus 1; 0 where it has none.
  private(set) var atomReference: [UInt32] = []
  /// Counts, each followed by as many atoms; a reference points at the first atom.
  private(set) var pool: [UInt32] = []
  /// The reference of each list in `pool`: types that match the same atoms share one.
  private var references: [[UInt32]: UInt32] = [:]

  /// The number of types resolved so far.
  var count: Int { atomReference.count }

  /// Resolves the types that were added to the vocabulary since the last call.
  mutating func resolve(_ vocabulary: Vocabulary, index: AtomIndex) {
    var word: [UInt8] = []
    var atoms: [UInt32] = []
    while atomReference.count < vocabulary.count {
      word.removeAll(keepingCapacity: true)
      vocabulary.append(TypeID(UInt32(atomReference.count)), to: &word)
      atoms.removeAll(keepingCapacity: true)
      index.forEachAtom(matching: word[...]) { atoms.append($0) }
      atomReference.append(store(TypeResolver.distinct(atoms)))
    }
  }

  /// Forgets the types, for a vocabulary that begins anew.
  ///
  /// What lists of atoms there are stays known, so that an automaton's states stay right. Where there are very many, they
  /// go too, and the answer is false.
  mutating func forgetTypes() -> Bool {
    atomReference.removeAll(keepingCapacity: true)
    if pool.count <= TypeResolver.poolLimit { return true }
    self = TypeResolver()
    return false
  }

  /// How many atoms the lists that are kept may have together.
  private static let poolLimit = 1 << 18

  /// Ascending, without repeats: a choice may match a word in several ways.
  private static func distinct(_ atoms: [UInt32]) -> [UInt32] {
    guard atoms.count > 1 else { return atoms }
    var result: [UInt32] = []
    for atom in atoms.sorted() where atom != result.last { result.append(atom) }
    return result
  }

  private mutating func store(_ atoms: [UInt32]) -> UInt32 {
    guard !atoms.isEmpty else { return 0 }
    if let known = references[atoms] { return known }
    pool.append(UInt32(atoms.count))
    let reference = UInt32(pool.count)
    pool += atoms
    references[atoms] = reference
    return reference
  }

  /// A number that types share which match the same atoms; 0 for those that match none.
  func atomClass(of type: TypeID) -> UInt32 { atomReference[Int(type.rawValue)] }

  /// Where the atoms of a type stand in ``pool``.
  func atoms(of type: TypeID) -> Range<Int> {
    let reference = Int(atomReference[Int(type.rawValue)])
    return reference == 0 ? 0..<0 : reference..<(reference + Int(pool[reference - 1]))
  }
}
