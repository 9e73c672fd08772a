/// Word sequences as a trie over atoms, from which ``PhraseAutomaton`` is made.
///
/// Only integers here; strings were met once per distinct word, in ``TypeResolver``.
struct PhraseTrie: Sendable {
  /// Collects sequences, then freezes them.
  struct Builder {
    /// The node that each atom leads to from the root, or 0, as far as atoms were met.
    private var rootChild: [UInt32] = []
    /// The edges of all other nodes, by node in the high half and atom in the low.
    private var edges = NumberTable()
    /// The node that "any word" leads to from each, or 0.
    private var anyChild: [UInt32] = [0]
    /// The node where each value's sequence ends.
    private var ends: [UInt32] = []

    /// Adds a sequence of atoms, nil standing for "any word"; it means the number of sequences before it.
    mutating func insert(_ atoms: [UInt32?]) {
      var node: UInt32 = 0
      for atom in atoms { node = child(of: node, by: atom) }
      ends.append(node)
    }

    private mutating func child(of node: UInt32, by atom: UInt32?) -> UInt32 {
      guard let atom else {
        if anyChild[Int(node)] == 0 { anyChild[Int(node)] = grow() }
        return anyChild[Int(node)]
      }
      guard node == 0 else {
        let key = UInt64(node) << 32 | UInt64(atom)
        if let known = edges[key] { return known }
        let new = grow()
        edges.insert(new, for: key)
        return new
      }
      let missing = Int(atom) + 1 - rootChild.count
      if missing > 0 { rootChild += repeatElement(0, count: missing) }
      if rootChild[Int(atom)] == 0 { rootChild[Int(atom)] = grow() }
      return rootChild[Int(atom)]
    }

    private mutating func grow() -> UInt32 {
      anyChild.append(0)
      return UInt32(anyChild.count - 1)
    }

    /// The finished trie over `atomCount` atoms.
    consuming func freeze(atomCount: Int) -> PhraseTrie {
      var trie = PhraseTrie()
      trie.rootChild = rootChild
      trie.rootChild += repeatElement(0, count: atomCount - rootChild.count)
      trie.nodes = anyChild.map {
        Node(firstEdge: 0, edgeCount: 0, firstValue: 0, valueCount: 0, anyChild: $0)
      }
      let sorted = edges.sorted()
      trie.edges = sorted.map {
        Edge(atom: UInt32(truncatingIfNeeded: $0.key), target: $0.value)
      }
      for edge in sorted { trie.nodes[Int(edge.key >> 32)].edgeCount += 1 }
      for node in ends { trie.nodes[Int(node)].valueCount += 1 }
      trie.countStarts()
      // Each value takes the next free place of its node, so that a node's values ascend.
      var free = trie.nodes.map(\.firstValue)
      trie.values = [UInt32](repeating: 0, count: ends.count)
      for (value, node) in ends.enumerated() {
        trie.values[Int(free[Int(node)])] = UInt32(value)
        free[Int(node)] += 1
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

  /// Where the edges and values of each node start, once it is known how many it has.
  private mutating func countStarts() {
    var (edge, value): (UInt32, UInt32) = (0, 0)
    for node in nodes.indices {
      nodes[node].firstEdge = edge
      nodes[node].firstValue = value
      edge += nodes[node].edgeCount
      value += nodes[node].valueCount
    }
  }

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
