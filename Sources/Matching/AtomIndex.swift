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
    var literal: UInt32 = AtomIndex.none
    var stem: UInt32 = AtomIndex.none
    var byte: UInt8 = 0
  }

  static let none = UInt32.max

  private var nodes = [Node()]
  private var globs: [(glob: Glob, atom: UInt32)] = []
  private var numbers: [Pattern.Step.Form: UInt32] = [:]

  /// The number of atoms.
  private(set) var count = 0

  /// The number of the atom for a form, new if it was not met before; nil for "any word".
  mutating func atom(for form: Pattern.Step.Form) -> UInt32? {
    if let known = numbers[form] { return known }
    let atom = UInt32(count)
    switch form {
    case .any:
      return nil
    case .literal(let word):
      let node = insert(word.utf8)
      nodes[node].literal = atom
    case .glob(let spelling):
      let glob = Glob(spelling)
      if glob.isStem {
        let node = insert(glob.prefix)
        nodes[node].stem = atom
      } else {
        globs.append((glob, atom))
      }
    }
    numbers[form] = atom
    count += 1
    return atom
  }

  /// Calls `body` with every atom that matches a folded word.
  func forEachAtom(matching word: ArraySlice<UInt8>, _ body: (UInt32) -> Void) {
    var node = 0
    var depth = word.startIndex
    while true {
      if nodes[node].stem != AtomIndex.none { body(nodes[node].stem) }
      guard depth < word.endIndex else { break }
      guard let next = child(of: node, word[depth]) else {
        node = -1
        break
      }
      node = next
      depth += 1
    }
    if node >= 0, nodes[node].literal != AtomIndex.none { body(nodes[node].literal) }
    for (glob, atom) in globs where glob.covers(word) { body(atom) }
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
