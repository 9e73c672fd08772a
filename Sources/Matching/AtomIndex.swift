import Lexicons

/// The distinct word forms and globs of a lexicon, numbered, and the way from a word to those that
/// match it.
///
/// Literals and stems (`trust*`) stand in one byte trie, walked once per distinct word of a corpus; the
/// few globs with wildcards elsewhere are tried one by one.
struct AtomIndex: Sendable {
  private struct Node {
    /// Which of `lists` holds the atoms of the word that ends here, plus 1; 0 for none.
    var literals: UInt32 = 0
    /// The same for the stem that ends here.
    var stems: UInt32 = 0
  }

  private var nodes = [Node()]
  /// The child of each node, in a key's upper bits, by the byte in its lowest eight.
  private var children = NumberTable()
  private var lists: [[UInt32]] = []
  private var globs: [(glob: Glob, atom: UInt32)] = []
  /// The globs with wildcards elsewhere, each once, and their numbers by spelling.
  private var spellings: [Glob] = []
  private var globNumbers: [String: UInt32] = [:]
  /// The atoms that are one form each, and those that are choices, by the places of their forms.
  private var atoms = NumberTable()
  private var choices: [[UInt32]: UInt32] = [:]

  /// The number of atoms.
  private(set) var count = 0

  /// The number of the atom for a form, new if it was not met before; nil for "any word".
  mutating func atom(for form: Pattern.Step.Form) -> UInt32? {
    guard case .choice(let members) = form else {
      guard let place = place(of: form) else { return nil }
      if let known = atoms[UInt64(place)] { return known }
      let atom = newAtom(at: CollectionOfOne(place))
      atoms.insert(atom, for: UInt64(place))
      return atom
    }
    var places: [UInt32] = []
    places.reserveCapacity(members.count)
    for member in members { if let place = place(of: member) { places.append(place) } }
    if let known = choices[places] { return known }
    let atom = newAtom(at: places)
    choices[places] = atom
    return atom
  }

  /// Where a form stands: twice the node of a literal, one more for a stem; globs count down from the end.
  private mutating func place(of form: Pattern.Step.Form) -> UInt32? {
    switch form {
    case .any, .choice: return nil
    case .literal(let word): return 2 * insert(word.utf8.span)
    case .glob(let spelling):
      let bytes = spelling.utf8.span
      if Glob.isStem(bytes) { return 2 * insert(bytes.extracting(droppingLast: 1)) + 1 }
      if let known = globNumbers[spelling] { return .max - known }
      let number = UInt32(spellings.count)
      globNumbers[spelling] = number
      spellings.append(Glob(spelling))
      return .max - number
    }
  }

  private mutating func newAtom(at places: some Sequence<UInt32>) -> UInt32 {
    let atom = UInt32(count)
    count += 1
    for place in places {
      let node = Int(place / 2)
      if Int(UInt32.max - place) < spellings.count {
        globs.append((spellings[Int(UInt32.max - place)], atom))
      } else if place % 2 == 0 {
        nodes[node].literals = added(atom, to: nodes[node].literals)
      } else {
        nodes[node].stems = added(atom, to: nodes[node].stems)
      }
    }
    return atom
  }

  /// Adds an atom to a list, making one where there is none; returns the list's number plus 1.
  private mutating func added(_ atom: UInt32, to list: UInt32) -> UInt32 {
    guard list == 0 else {
      lists[Int(list) - 1].append(atom)
      return list
    }
    lists.append([atom])
    return UInt32(lists.count)
  }

  /// Calls `body` with every atom that matches a folded word; with one that matches it in several ways,
  /// several times.
  func forEachAtom(matching word: ArraySlice<UInt8>, _ body: (UInt32) -> Void) {
    var node: UInt32? = 0
    var depth = word.startIndex
    while let current = node {
      forEach(in: nodes[Int(current)].stems, body)
      if depth == word.endIndex {
        forEach(in: nodes[Int(current)].literals, body)
        break
      }
      node = children[AtomIndex.key(current, word[depth])]
      depth += 1
    }
    for (glob, atom) in globs where glob.covers(word) { body(atom) }
  }

  private func forEach(in list: UInt32, _ body: (UInt32) -> Void) {
    guard list != 0 else { return }
    for atom in lists[Int(list) - 1] { body(atom) }
  }

  private static func key(_ node: UInt32, _ byte: UInt8) -> UInt64 {
    UInt64(node) << 8 | UInt64(byte)
  }

  private mutating func insert(_ bytes: Span<UInt8>) -> UInt32 {
    var node: UInt32 = 0
    for index in bytes.indices {
      let key = AtomIndex.key(node, bytes[index])
      if let next = children[key] {
        node = next
      } else {
        node = UInt32(nodes.count)
        nodes.append(Node())
        children.insert(node, for: key)
      }
    }
    return node
  }
}
