/// Word sequences as a trie over atoms; ``PhraseWalk`` walks it.
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
      for node in children.indices {
        let edges = node == 0 ? [] : children[node].sorted { $0.key < $1.key }
        trie.nodes.append(
          Node(
            firstEdge: UInt32(trie.edges.count), edgeCount: UInt32(edges.count),
            firstValue: UInt32(trie.values.count), valueCount: UInt32(terminals[node].count),
            anyChild: anyChild[node]))
        trie.edges += edges.map { Edge(atom: $0.key, target: $0.value) }
        trie.values += terminals[node]
      }
      return trie
    }
  }

  /// What is known of a node.
  struct Node: Sendable {
    /// Where its edges start among all, by atom.
    var firstEdge: UInt32
    var edgeCount: UInt32
    /// Where the values of the sequences that end here start among all.
    var firstValue: UInt32
    var valueCount: UInt32
    /// The node that "any word" leads to, or 0.
    var anyChild: UInt32

    /// Whether a sequence goes on beyond the node.
    var continues: Bool { edgeCount > 0 || anyChild != 0 }
  }

  /// A step from one node to another.
  struct Edge: Sendable {
    var atom: UInt32
    var target: UInt32
  }

  /// The node that each atom leads to from the root, or 0.
  private(set) var rootChild: [UInt32] = []
  /// The nodes; the root is the first, its edges are in ``rootChild``.
  private(set) var nodes: [Node] = []
  /// The edges of all nodes but the root.
  private(set) var edges: [Edge] = []
  /// The values of all nodes.
  private(set) var values: [UInt32] = []

  private init() {}
}
