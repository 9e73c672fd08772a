import Markup

/// How much text stands below each node of a tree, and how much of it is in links.
///
/// Weights are bytes that are not white space. What is dropped weighs nothing.
struct PageWeights {
  private struct Sums {
    /// The weight of all text.
    var total: Int32 = 0
    /// The weight of linked text.
    var linked: Int32 = 0
    /// The weight of text in paragraphs, links excluded.
    var running: Int32 = 0
    /// The number of links.
    var links: Int32 = 0
  }

  /// The sums of everything before each node, and of everything.
  private var sums: [Sums] = []

  /// Weighs a tree, without the nodes marked in `dropped` and all below them.
  init(_ tree: MarkupTree, dropped: [Bool]) {
    sums.reserveCapacity(tree.nodes.count + 1)
    var current = Sums()
    var (droppedEnd, linkEnd, paragraphEnd) = (0, 0, 0)
    for (index, node) in tree.nodes.enumerated() {
      sums.append(current)
      guard index >= droppedEnd else { continue }
      if dropped[index] {
        droppedEnd = Int(node.end)
        continue
      }
      switch node.tag {
      case .text:
        let weight = PageWeights.weight(of: tree, at: index)
        current.total &+= weight
        if index < linkEnd {
          current.linked &+= weight
        } else if index < paragraphEnd {
          current.running &+= weight
        }
      case .a:
        linkEnd = max(linkEnd, Int(node.end))
        current.links += 1
      case .p, .li, .blockquote, .pre, .dd, .td, .h2, .h3, .h4:
        paragraphEnd = max(paragraphEnd, Int(node.end))
      default: break
      }
    }
    sums.append(current)
  }

  /// The weight of all text below a node.
  func total(_ tree: MarkupTree, _ index: Int) -> Int { sum(tree, index) { $0.total } }
  /// The weight of linked text below a node.
  func linked(_ tree: MarkupTree, _ index: Int) -> Int { sum(tree, index) { $0.linked } }
  /// The weight of paragraphs' text below a node, links excluded.
  func running(_ tree: MarkupTree, _ index: Int) -> Int { sum(tree, index) { $0.running } }
  /// The number of links below a node.
  func links(_ tree: MarkupTree, _ index: Int) -> Int { sum(tree, index) { $0.links } }

  private func sum(_ tree: MarkupTree, _ index: Int, of part: (Sums) -> Int32) -> Int {
    Int(part(sums[Int(tree.nodes[index].end)]) &- part(sums[index]))
  }

  private static func weight(of tree: MarkupTree, at index: Int) -> Int32 {
    var weight: Int32 = 0
    for position in tree.textRange(index) where !tree.characters[position].isBlank {
      weight &+= 1
    }
    return weight
  }
}
