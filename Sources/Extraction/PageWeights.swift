import Markup

/// How much text stands below each node of a tree, and how much of it is in links.
///
/// Weights are bytes that are not white space. What is dropped weighs nothing.
struct PageWeights {
  /// The weight of everything before each node.
  private var total: [Int32] = []
  /// The weight of linked text before each node.
  private var linked: [Int32] = []
  /// The weight of text in paragraphs before each node, links excluded.
  private var running: [Int32] = []
  /// The number of links before each node.
  private var links: [Int32] = []

  /// Weighs a tree, without the nodes marked in `dropped` and all below them.
  init(_ tree: MarkupTree, dropped: [Bool]) {
    let count = tree.nodes.count
    total.reserveCapacity(count + 1)
    linked.reserveCapacity(count + 1)
    running.reserveCapacity(count + 1)
    links.reserveCapacity(count + 1)
    var sums: (total: Int32, linked: Int32, running: Int32, links: Int32) = (0, 0, 0, 0)
    var droppedEnd = 0
    var linkEnd = 0
    var paragraphEnd = 0
    for index in 0...count {
      total.append(sums.total)
      linked.append(sums.linked)
      running.append(sums.running)
      links.append(sums.links)
      guard index < count, index >= droppedEnd else { continue }
      let node = tree.nodes[index]
      let end = Int(node.end)
      if dropped[index] {
        droppedEnd = end
        continue
      }
      switch node.tag {
      case .text:
        let weight = PageWeights.weight(of: tree, at: index)
        sums.total &+= weight
        if index < linkEnd {
          sums.linked &+= weight
        } else if index < paragraphEnd {
          sums.running &+= weight
        }
      case .a:
        linkEnd = max(linkEnd, end)
        sums.links += 1
      case .p, .li, .blockquote, .pre, .dd, .td, .h2, .h3, .h4:
        paragraphEnd = max(paragraphEnd, end)
      default: break
      }
    }
  }

  /// The weight of all text below a node.
  func total(_ tree: MarkupTree, _ index: Int) -> Int { sum(total, tree, index) }
  /// The weight of linked text below a node.
  func linked(_ tree: MarkupTree, _ index: Int) -> Int { sum(linked, tree, index) }
  /// The weight of paragraphs' text below a node, links excluded.
  func running(_ tree: MarkupTree, _ index: Int) -> Int { sum(running, tree, index) }
  /// The number of links below a node.
  func links(_ tree: MarkupTree, _ index: Int) -> Int { sum(links, tree, index) }

  private func sum(_ sums: [Int32], _ tree: MarkupTree, _ index: Int) -> Int {
    Int(sums[Int(tree.nodes[index].end)] &- sums[index])
  }

  private static func weight(of tree: MarkupTree, at index: Int) -> Int32 {
    var weight: Int32 = 0
    for position in tree.textRange(index) where !tree.characters[position].isBlank {
      weight &+= 1
    }
    return weight
  }
}
