import Markup

/// How much text stands below each node of a tree, how much of it is in links, and how much of it runs.
///
/// Weights are bytes that are not white space. What is dropped weighs nothing. A paragraph is what stands between
/// two starts or ends of elements that are no part of a line, whatever those elements are called.
struct PageWeights {
  private struct Sums {
    /// The weight of all text.
    var total: Int32 = 0
    /// The weight of linked text.
    var linked: Int32 = 0
    /// The weight of text in paragraphs that run.
    var running: Int32 = 0
    /// The number of links.
    var links: Int32 = 0
  }

  /// A paragraph.
  struct Paragraph {
    /// Its first text node.
    var node: Int
    /// The weight of its text.
    var weight: Int32 = 0
    /// The weight of its linked text.
    var linked: Int32 = 0
    /// How many sentences seem to end in it.
    var ends: Int32 = 0
    /// Whether it stands in a heading or caption.
    var isAside = false

    /// How much of its weight counts as running text: what has sentences does, short stubs and links do not.
    var running: Int32 {
      guard !isAside, weight >= 25, linked * 2 < weight else { return 0 }
      if ends > 0 { return weight - linked }
      return weight < 80 ? 0 : (weight - linked) / 3
    }
  }

  /// The paragraphs, in document order.
  private(set) var paragraphs: [Paragraph] = []
  /// The sums of everything before each node, and of everything.
  private var sums: [Sums] = []

  /// Weighs a tree, without the nodes marked in `dropped` and all below them.
  init(_ tree: MarkupTree, dropped: [Bool]) {
    var boundary = [Bool](repeating: false, count: tree.nodes.count + 1)
    for (index, node) in tree.nodes.enumerated() where !node.tag.isInline {
      boundary[index] = true
      boundary[Int(node.end)] = true
    }
    sums.reserveCapacity(tree.nodes.count + 1)
    var current = Sums()
    var (droppedEnd, linkEnd, asideEnd) = (0, 0, 0)
    var isOpen = false
    for (index, node) in tree.nodes.enumerated() {
      sums.append(current)
      if boundary[index] { isOpen = false }
      guard index >= droppedEnd else { continue }
      if dropped[index] {
        droppedEnd = Int(node.end)
        continue
      }
      switch node.tag {
      case .text:
        let (weight, ends) = PageWeights.weight(of: tree, at: index)
        guard weight > 0 else { continue }
        if !isOpen {
          paragraphs.append(Paragraph(node: index, isAside: index < asideEnd))
          isOpen = true
        }
        let linked = index < linkEnd ? weight : 0
        let last = paragraphs.count - 1
        paragraphs[last].weight &+= weight
        paragraphs[last].ends &+= ends
        paragraphs[last].linked &+= linked
        current.total &+= weight
        current.linked &+= linked
      case .a:
        linkEnd = max(linkEnd, Int(node.end))
        current.links += 1
      case .h1, .h2, .h3, .h4, .h5, .h6, .figcaption, .caption, .button, .option, .legend:
        asideEnd = max(asideEnd, Int(node.end))
      default: break
      }
    }
    sums.append(current)
    addRunning()
  }

  /// Adds up what runs, which is known of a paragraph only at its end; the whole of it counts where it begins.
  private mutating func addRunning() {
    var running: Int32 = 0
    var next = 0
    for index in sums.indices {
      sums[index].running = running
      guard next < paragraphs.count, paragraphs[next].node == index else { continue }
      running &+= paragraphs[next].running
      next += 1
    }
  }

  /// The weight of all text below a node.
  func total(_ tree: MarkupTree, _ index: Int) -> Int { sum(tree, index) { $0.total } }
  /// The weight of linked text below a node.
  func linked(_ tree: MarkupTree, _ index: Int) -> Int { sum(tree, index) { $0.linked } }
  /// The weight of running text below a node.
  func running(_ tree: MarkupTree, _ index: Int) -> Int { sum(tree, index) { $0.running } }
  /// The number of links below a node.
  func links(_ tree: MarkupTree, _ index: Int) -> Int { sum(tree, index) { $0.links } }

  /// The weight of running text before a node.
  func running(before index: Int) -> Int { Int(sums[index].running) }

  private func sum(_ tree: MarkupTree, _ index: Int, of part: (Sums) -> Int32) -> Int {
    Int(part(sums[Int(tree.nodes[index].end)]) &- part(sums[index]))
  }

  /// The weight of a text, and how many sentences seem to end in it.
  private static func weight(of tree: MarkupTree, at index: Int) -> (weight: Int32, ends: Int32) {
    var weight: Int32 = 0
    var ends: Int32 = 0
    var wasEnd = false
    for position in tree.textRange(index) {
      let byte = tree.characters[position]
      if byte.isBlank {
        if wasEnd { ends &+= 1 }
        wasEnd = false
      } else {
        weight &+= 1
        // A full stop, question or exclamation mark; or the ideographic full stop, by its last byte.
        wasEnd = byte == 0x2E || byte == 0x21 || byte == 0x3F || (wasEnd && isClosing(byte))
        if byte == 0x82, position >= 2, tree.characters[position - 1] == 0x80,
          tree.characters[position - 2] == 0xE3
        {
          ends &+= 1
        }
      }
    }
    if wasEnd { ends &+= 1 }
    return (weight, ends)
  }

  /// Whether a byte may stand between a full stop and the space behind it: quotation marks and brackets.
  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D || byte >= 0x80
  }
}
