/// A parsed page: its elements and runs of text in document order, in one array.
///
/// The nodes below a node are those from its index up to its ``Node/end``, so that every walk is a
/// loop over numbers and no depth of nesting can exhaust the stack.
package struct MarkupTree: Sendable {
  /// An element or a run of text.
  package struct Node: Sendable {
    /// What the node is.
    package var tag: MarkupTag
    /// How many attributes it has.
    package var attributeCount: UInt8
    /// The index of the node above, or -1 for the root.
    package var parent: Int32
    /// One past the index of the last node below this one.
    package var end: Int32
    /// Where its text starts in ``MarkupTree/characters``, or its attributes in the list of all.
    fileprivate var start: UInt32
    /// The number of bytes of its text.
    fileprivate var length: UInt32
  }

  private struct Attribute: Sendable {
    var name: MarkupAttribute
    var start: UInt32
    var length: UInt32
  }

  /// The nodes in document order; the first is the root.
  package private(set) var nodes: [Node]
  /// The bytes of all texts and attribute values, UTF-8.
  package private(set) var characters: [UInt8] = []
  /// The contents of the page's `application/ld+json` scripts.
  package private(set) var structuredData: [[UInt8]] = []
  /// Where in ``characters`` the contents of the page's `application/json` scripts stand.
  package private(set) var scriptData: [Range<Int>] = []
  private var attributes: [Attribute] = []
  private var origins: [HTMLArena.Origin] = []
  private var sourceCount = 0

  init() {
    nodes = [
      Node(tag: .root, attributeCount: 0, parent: -1, end: 1, start: 0, length: 0)
    ]
  }

  /// Takes over what a builder made, in document order.
  init(_ builder: consuming HTMLTreeBuilder) {
    self.init()
    let tags = MarkupTree.tags
    structuredData = builder.structuredData
    scriptData = builder.scriptData
    let arena = builder.arena
    nodes.reserveCapacity(arena.nodes.count)
    attributes.reserveCapacity(arena.attributes.count)
    var parent = 0
    var index = arena[HTMLArena.document].firstChild
    walk: while index >= 0 {
      let node = arena[index]
      if node.isText {
        nodes.append(
          Node(
            tag: .text, attributeCount: 0, parent: Int32(parent), end: Int32(nodes.count + 1),
            start: node.start, length: node.end - node.start))
      } else {
        let first = attributes.count
        for attribute in arena.attributes[Int(node.start)..<Int(node.end)] {
          attributes.append(
            Attribute(
              name: attribute.name, start: attribute.start, length: attribute.end - attribute.start)
          )
        }
        nodes.append(
          Node(
            tag: tags[Int(node.key.name.rawValue)],
            attributeCount: UInt8(truncatingIfNeeded: attributes.count - first),
            parent: Int32(parent), end: 0, start: UInt32(first), length: 0))
        if node.firstChild >= 0 {
          parent = nodes.count - 1
          index = node.firstChild
          continue walk
        }
        nodes[nodes.count - 1].end = Int32(nodes.count)
      }
      var last = index
      while arena[last].next < 0 {
        last = arena[last].parent
        nodes[parent].end = Int32(nodes.count)
        if last == HTMLArena.document { break walk }
        parent = Int(nodes[parent].parent)
      }
      index = arena[last].next
    }
    nodes[0].end = Int32(nodes.count)
    characters = arena.characters
    origins = arena.origins
    sourceCount = arena.sourceCount
  }

  /// What reading calls each of the standard's names.
  private static let tags = HTMLName.allCases.map { MarkupTag(name: $0.spelling) }

  /// The range of a text node's bytes in ``characters``.
  package func textRange(_ index: Int) -> Range<Int> {
    let node = nodes[index]
    guard node.tag == .text else { return 0..<0 }
    return Int(node.start)..<Int(node.start + node.length)
  }

  /// The place in the source for which a text node's bytes stand, where they do not stand there themselves; nil where
  /// ``textRange(_:)`` is their place.
  package func origin(of range: Range<Int>) -> Range<Int>? {
    guard range.lowerBound >= sourceCount else { return nil }
    var (low, high) = (0, origins.count)
    while low < high {
      let middle = (low + high) / 2
      if origins[middle].start < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < origins.count else { return nil }
    let origin = origins[low]
    return Int(origin.source)..<Int(origin.source + origin.length)
  }

  /// The value of an element's attribute, with references resolved.
  package func attribute(_ name: MarkupAttribute, of index: Int) -> String? {
    let node = nodes[index]
    guard node.tag != .text, node.attributeCount > 0 else { return nil }
    // By places: a slice would be counted as one more owner of all attributes.
    for place in Int(node.start)..<Int(node.start) + Int(node.attributeCount)
    where attributes[place].name == name {
      let attribute = attributes[place]
      let range = Int(attribute.start)..<Int(attribute.start + attribute.length)
      return String(decoding: characters[range], as: UTF8.self)
    }
    return nil
  }

  /// Whether the element at `index` has the attribute.
  package func hasAttribute(_ name: MarkupAttribute, of index: Int) -> Bool {
    let node = nodes[index]
    guard node.tag != .text, node.attributeCount > 0 else { return false }
    return (Int(node.start)..<Int(node.start) + Int(node.attributeCount))
      .contains { attributes[$0].name == name }
  }

  /// All text below the node, white space runs as one space.
  package func text(of index: Int) -> String { text(in: index..<Int(nodes[index].end)) }

  /// The text of some nodes in a row, white space runs as one space.
  package func text(in range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for node in range where nodes[node].tag == .text {
      bytes.append(contentsOf: characters[textRange(node)])
    }
    return String(words: bytes)
  }

  /// The element or text before a node below the same node, blank text passed over; nil where there is none.
  package func sibling(before index: Int) -> Int? {
    var sibling = index
    repeat {
      guard let before = neighbour(before: sibling) else { return nil }
      sibling = before
    } while isBlank(sibling)
    return sibling
  }

  /// Whether a node is text and holds nothing but white space.
  package func isBlank(_ index: Int) -> Bool {
    nodes[index].tag == .text && characters[textRange(index)].allSatisfy { $0 <= 0x20 }
  }

  /// The node right before a node below the same node; nil where there is none.
  package func neighbour(before index: Int) -> Int? {
    let parent = Int(nodes[index].parent)
    var before = index - 1
    guard before > parent else { return nil }
    while Int(nodes[before].parent) != parent { before = Int(nodes[before].parent) }
    return before
  }

  /// The indices of all elements with this tag.
  package func indices(of tag: MarkupTag) -> [Int] {
    nodes.indices.filter { nodes[$0].tag == tag }
  }

  /// Whether `index` is `ancestor` or lies below it.
  package func contains(_ index: Int, in ancestor: Int) -> Bool {
    index >= ancestor && index < Int(nodes[ancestor].end)
  }
}
