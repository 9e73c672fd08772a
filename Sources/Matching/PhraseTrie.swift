/// Word sequences as a trie over atoms, from which ``PhraseAutomaton`` is made.
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

  /// Calls `body` with each node to which one of some ascending atoms leads.
  func forEachTarget(
    of node: UInt32, _ atoms: Range<Int>, of pool: [UInt32], _ body: (UInt32) -> Void
  ) {
    guard node != 0 else {
      for index in atoms where rootChild[Int(pool[index])] != 0 {
        body(rootChild[Int(pool[index])])
      }
      return
    }
    let first = Int(nodes[Int(node)].firstEdge)
    let own = first..<(first + Int(nodes[Int(node)].edgeCount))
    // Common words match hundreds of choices, most nodes have an edge or two: the shorter list is looked
    // up in the longer one.
    if own.count <= atoms.count {
      for edge in own
      where PhraseTrie.place(of: edges[edge].atom, in: atoms, { pool[$0] }) != nil {
        body(edges[edge].target)
      }
    } else {
      for index in atoms {
        if let edge = PhraseTrie.place(of: pool[index], in: own, { edges[$0].atom }) {
          body(edges[edge].target)
        }
      }
    }
  }

  /// Where an atom stands among ascending ones.
  private static func place(
    of atom: UInt32, in range: Range<Int>, _ value: (Int) -> UInt32
  ) -> Int? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) >> 1
      if value(middle) < atom { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && value(low) == atom ? low : nil
  }
}
