/// Word sequences as a trie over atoms: the second of the two hot loops walks it.
///
/// Only integers here; strings were met once per distinct word, in ``TypeResolver``.
struct PhraseTrie: Sendable {
  /// Collects sequences, then freezes them.
  struct Builder {
    private var children: [[UInt32: UInt32]] = [[:]]
    private var anyChild: [UInt32] = [0]
    private var terminals: [[UInt32]] = [[]]

    /// Adds a sequence of atoms, nil standing for "any word", that means `value`.
    mutating func insert(_ atoms: [UInt32?], value: UInt32) {
      var node = 0
      for atom in atoms {
        let next = atom.map { children[node][$0] ?? 0 } ?? anyChild[node]
        node = next != 0 ? Int(next) : grow(from: node, by: atom)
      }
      terminals[node].append(value)
    }

    private mutating func grow(from node: Int, by atom: UInt32?) -> Int {
      let next = UInt32(children.count)
      children.append([:])
      anyChild.append(0)
      terminals.append([])
      if let atom { children[node][atom] = next } else { anyChild[node] = next }
      return Int(next)
    }

    /// The finished trie over `atomCount` atoms.
    func freeze(atomCount: Int) -> PhraseTrie {
      var trie = PhraseTrie()
      trie.rootChild = [UInt32](repeating: 0, count: atomCount)
      for (atom, child) in children[0] { trie.rootChild[Int(atom)] = child }
      trie.anyChild = anyChild
      trie.hasChildren = children.map { !$0.isEmpty }
      for values in terminals {
        trie.terminalStart.append(UInt32(trie.terminals.count))
        trie.terminals += values
      }
      trie.terminalStart.append(UInt32(trie.terminals.count))
      let edgeCount = children.dropFirst().reduce(0) { $0 + $1.count }
      var capacity = 16
      while capacity < edgeCount * 2 { capacity *= 2 }
      trie.edgeKeys = [UInt64](repeating: UInt64.max, count: capacity)
      trie.edgeTargets = [UInt32](repeating: 0, count: capacity)
      for (node, edges) in children.enumerated().dropFirst() {
        for (atom, child) in edges { trie.insertEdge(UInt32(node), atom, child) }
      }
      return trie
    }
  }

  /// The node that each atom leads to from the root, or 0.
  private(set) var rootChild: [UInt32] = []
  /// The node that "any word" leads to from each node, or 0.
  private(set) var anyChild: [UInt32] = []
  private(set) var hasChildren: [Bool] = []
  private var terminalStart: [UInt32] = []
  /// The values of all nodes; ``terminalRange(at:)`` says which are whose.
  private(set) var terminals: [UInt32] = []
  /// An open-addressing table of the edges below the root: node and atom to node.
  private var edgeKeys: [UInt64] = []
  private var edgeTargets: [UInt32] = []

  private init() {}

  /// Where the values of the sequences that end at a node stand in ``terminals``.
  func terminalRange(at node: UInt32) -> Range<Int> {
    Int(terminalStart[Int(node)])..<Int(terminalStart[Int(node) + 1])
  }

  /// Whether a sequence goes on beyond a node.
  func continues(_ node: UInt32) -> Bool {
    hasChildren[Int(node)] || anyChild[Int(node)] != 0
  }

  /// The node that an atom leads to from a node other than the root, or 0.
  func child(of node: UInt32, _ atom: UInt32) -> UInt32 {
    let key = UInt64(node) << 32 | UInt64(atom)
    var slot = PhraseTrie.slot(key, count: edgeKeys.count)
    while edgeKeys[slot] != UInt64.max {
      if edgeKeys[slot] == key { return edgeTargets[slot] }
      slot = (slot + 1) & (edgeKeys.count - 1)
    }
    return 0
  }

  private mutating func insertEdge(_ node: UInt32, _ atom: UInt32, _ target: UInt32) {
    let key = UInt64(node) << 32 | UInt64(atom)
    var slot = PhraseTrie.slot(key, count: edgeKeys.count)
    while edgeKeys[slot] != UInt64.max { slot = (slot + 1) & (edgeKeys.count - 1) }
    edgeKeys[slot] = key
    edgeTargets[slot] = target
  }

  /// Fibonacci hashing: the high bits of the product spread neighbouring keys.
  private static func slot(_ key: UInt64, count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }
}
