import Lexicons

/// The distinct word forms and globs of a lexicon, numbered, and the way from a word to those that
/// match it.
///
/// Literals and stems (`trust*`) stand in one byte trie, walked once per distinct word of a corpus; the
/// few globs with wildcards elsewhere are tried one by one.
struct AtomIndex: Sendable {
  private struct Node {
    var firstChild: UInt32 = 0
    var nextSibling: UInt32 = 0
    /// Which of `lists` holds the atoms of the word that ends here, plus 1; 0 for none.
    var literals: UInt32 = 0
    /// The same for the stem that ends here.
    var stems: UInt32 = 0
    var byte: UInt8 = 0
  }

  private var nodes = [Node()]
  private var lists: [[UInt32]] = []
  private var globs: [(glob: Glob, atom: UInt32)] = []
  private var numbers: [Pattern.Step.Form: UInt32] = [:]

  /// The number of atoms.
  private(set) var count = 0

  /// The number of the atom for a form, new if it was not met before; nil for "any word".
  mutating func atom(for form: Pattern.Step.Form) -> UInt32? {
    if case .any = form { return nil }
    if let known = numbers[form] { return known }
    let atom = UInt32(count)
    if case .choice(let members) = form {
      for member in members { register(member, as: atom) }
    } else {
      register(form, as: atom)
    }
    numbers[form] = atom
    count += 1
    return atom
  }

  private mutating func register(_ form: Pattern.Step.Form, as atom: UInt32) {
    switch form {
    case .any, .choice: break
    case .literal(let word):
      let node = insert(word.utf8)
      nodes[node].literals = added(atom, to: nodes[node].literals)
    case .glob(let spelling):
      let glob = Glob(spelling)
      if glob.isStem {
        let node = insert(glob.prefix)
        nodes[node].stems = added(atom, to: nodes[node].stems)
      } else {
        globs.append((glob, atom))
      }
    }
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
    var node: Int? = 0
    var depth = word.startIndex
    while let current = node {
      forEach(in: nodes[current].stems, body)
      if depth == word.endIndex {
        forEach(in: nodes[current].literals, body)
        break
      }
      node = child(of: current, word[depth])
      depth += 1
    }
    for (glob, atom) in globs where glob.covers(word) { body(atom) }
  }

  private func forEach(in list: UInt32, _ body: (UInt32) -> Void) {
    guard list != 0 else { return }
    for atom in lists[Int(list) - 1] { body(atom) }
  }

  private func child(of node: Int, _ byte: UInt8) -> Int? {
    var next = nodes[node].firstChild
    while next != 0 {
      if nodes[Int(next)].byte == byte { return Int(next) }
      next = nodes[Int(next)].nextSibling
    }
    return nil
  }

  private mutating func insert(_ bytes: some Sequence<UInt8>) -> Int {
    var node = 0
    for byte in bytes {
      if let next = child(of: node, byte) {
        node = next
      } else {
        var new = Node()
        new.byte = byte
        new.nextSibling = nodes[node].firstChild
        nodes[node].firstChild = UInt32(nodes.count)
        node = nodes.count
        nodes.append(new)
      }
    }
    return node
  }
}
