/// The nodes of a page while its tree is being built, linked to each other by number.
///
/// The text of a page is not copied: a node says where its bytes stand. Those that stand nowhere in
/// the source, such as what a reference stands for, are added behind it.
struct HTMLArena {
  /// The vocabulary to which an element belongs.
  enum Namespace: UInt8 {
    case html, svg, math
  }

  /// An element or a run of text.
  struct Node {
    var key: HTMLNames.Key
    var namespace = Namespace.html
    var isText = false
    /// Of an element that drawings and formulas hold: whether HTML may stand inside.
    var holdsHTML = false
    var parent: Int32 = -1
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var previous: Int32 = -1
    var next: Int32 = -1
    /// The bytes of a text; the attributes of an element, in ``attributes``.
    var start: UInt32 = 0
    var end: UInt32 = 0
  }

  /// An attribute that reading looks at.
  struct Attribute {
    var name: MarkupAttribute
    var start: UInt32
    var end: UInt32
  }

  /// Where text that was added behind the source comes from.
  struct Origin {
    /// Where it was added.
    var start: UInt32
    /// The place in the source for which it stands.
    var source: UInt32
    var length: UInt32
  }

  private(set) var nodes: [Node] = []
  /// The origins of added text, ascending.
  private(set) var origins: [Origin] = []
  var attributes: [Attribute] = []
  /// The source, and behind it what was added.
  private(set) var characters: [UInt8]

  /// How much of ``characters`` is the source.
  let sourceCount: Int

  /// The number of the document, above all elements.
  static let document: Int32 = 0

  init(source: [UInt8]) {
    characters = source
    sourceCount = source.count
    nodes.reserveCapacity(source.count / 24)
    nodes.append(Node(key: HTMLNames.Key(name: .other)))
  }

  subscript(_ index: Int32) -> Node {
    get { nodes[Int(index)] }
    set { nodes[Int(index)] = newValue }
  }

  // MARK: Making

  mutating func add(_ node: Node) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// A copy of an element without what is below it.
  mutating func copy(_ index: Int32) -> Int32 {
    var node = self[index]
    (node.parent, node.firstChild, node.lastChild) = (-1, -1, -1)
    (node.previous, node.next) = (-1, -1)
    return add(node)
  }

  /// Adds bytes behind the source and says where they stand.
  mutating func add(characters new: some Collection<UInt8>) -> Range<Int> {
    let start = characters.count
    characters.append(contentsOf: new)
    return start..<characters.count
  }

  /// Adds text that stands for a place in the source.
  mutating func add(characters new: some Collection<UInt8>, for source: Range<Int>) -> Range<Int> {
    origins.append(
      Origin(
        start: UInt32(characters.count), source: UInt32(source.lowerBound),
        length: UInt32(source.count)))
    return add(characters: new)
  }

  // MARK: Linking

  mutating func append(_ child: Int32, to parent: Int32) {
    insert(child, in: parent, before: -1)
  }

  /// Puts a node that has no place yet below `parent`, before one of its children or at the end.
  mutating func insert(_ child: Int32, in parent: Int32, before next: Int32) {
    let previous = next >= 0 ? nodes[Int(next)].previous : nodes[Int(parent)].lastChild
    nodes[Int(child)].parent = parent
    nodes[Int(child)].previous = previous
    nodes[Int(child)].next = next
    if previous >= 0 {
      nodes[Int(previous)].next = child
    } else {
      nodes[Int(parent)].firstChild = child
    }
    if next >= 0 {
      nodes[Int(next)].previous = child
    } else {
      nodes[Int(parent)].lastChild = child
    }
  }

  /// Takes a node and all below it out of the tree.
  mutating func remove(_ child: Int32) {
    let node = nodes[Int(child)]
    guard node.parent >= 0 else { return }
    if node.previous >= 0 {
      nodes[Int(node.previous)].next = node.next
    } else {
      nodes[Int(node.parent)].firstChild = node.next
    }
    if node.next >= 0 {
      nodes[Int(node.next)].previous = node.previous
    } else {
      nodes[Int(node.parent)].lastChild = node.previous
    }
    nodes[Int(child)].parent = -1
    nodes[Int(child)].previous = -1
    nodes[Int(child)].next = -1
  }

  /// Gives all children of one node to another, behind those that it has.
  mutating func moveChildren(of node: Int32, to other: Int32) {
    while case let child = nodes[Int(node)].firstChild, child >= 0 {
      remove(child)
      append(child, to: other)
    }
  }

  /// Adds a run of text, to the text before that place where its bytes go on from there.
  mutating func insertText(_ range: Range<Int>, in parent: Int32, before next: Int32) {
    let previous = next >= 0 ? nodes[Int(next)].previous : nodes[Int(parent)].lastChild
    // What was added keeps its nodes apart, so that each has one origin.
    if previous >= 0, range.lowerBound < sourceCount, nodes[Int(previous)].isText,
      nodes[Int(previous)].end == UInt32(range.lowerBound)
    {
      nodes[Int(previous)].end = UInt32(range.upperBound)
      return
    }
    var node = Node(key: HTMLNames.Key(name: .other))
    node.isText = true
    node.start = UInt32(range.lowerBound)
    node.end = UInt32(range.upperBound)
    insert(add(node), in: parent, before: next)
  }
}
