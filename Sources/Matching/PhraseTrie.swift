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
      for edges in children {
        trie.edgeStart.append(UInt32(trie.edgeAtoms.count))
        for (atom, child) in edges.sorted(by: { $0.key < $1.key }) {
          trie.edgeAtoms.append(atom)
          trie.edgeTargets.append(child)
        }
      }
      trie.edgeStart.append(UInt32(trie.edgeAtoms.count))
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
  /// Where the edges of each node start; one more entry than nodes.
  private var edgeStart: [UInt32] = []
  /// The atoms of all edges, ascending within a node.
  private(set) var edgeAtoms: [UInt32] = []
  /// Where the edges lead.
  private(set) var edgeTargets: [UInt32] = []

  private init() {}

  /// Where the values of the sequences that end at a node stand in ``terminals``.
  func terminalRange(at node: UInt32) -> Range<Int> {
    Int(terminalStart[Int(node)])..<Int(terminalStart[Int(node) + 1])
  }

  /// Whether a sequence goes on beyond a node.
  func continues(_ node: UInt32) -> Bool {
    hasChildren[Int(node)] || anyChild[Int(node)] != 0
  }

  /// Where the edges of a node stand in ``edgeAtoms`` and ``edgeTargets``.
  func edges(of node: UInt32) -> Range<Int> {
    Int(edgeStart[Int(node)])..<Int(edgeStart[Int(node) + 1])
  }

  /// Calls `body` with every node that a token's atoms lead to from a node.
  ///
  /// Both lists ascend. Common words match hundreds of choices, most nodes have an edge or two: the
  /// shorter list is looked up in the longer one.
  func forEachChild(
    of node: UInt32, atoms: Range<Int>, in pool: [UInt32], _ body: (UInt32) -> Void
  ) {
    let edges = edges(of: node)
    if edges.count <= atoms.count {
      for edge in edges where PhraseTrie.contains(edgeAtoms[edge], in: pool, atoms) {
        body(edgeTargets[edge])
      }
    } else {
      for index in atoms {
        if let edge = PhraseTrie.find(pool[index], in: edgeAtoms, edges) {
          body(edgeTargets[edge])
        }
      }
    }
  }

  private static func contains(_ atom: UInt32, in list: [UInt32], _ range: Range<Int>) -> Bool {
    find(atom, in: list, range) != nil
  }

  private static func find(_ atom: UInt32, in list: [UInt32], _ range: Range<Int>) -> Int? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) >> 1
      if list[middle] < atom { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && list[low] == atom ? low : nil
  }
}
