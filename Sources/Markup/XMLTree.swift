/// A document in XML: its elements and runs of text in document order, in one array.
///
/// As in ``MarkupTree``, the nodes below a node are those from its index up to its ``Node/end``. Names are
/// without prefixes: the vocabularies that are read here use no name in two senses where it matters.
package struct XMLTree: Sendable {
  /// An element or a run of text.
  package struct Node: Sendable {
    /// The index of the node above, or -1 for the first element.
    package var parent: Int32
    /// One past the index of the last node below this one.
    package var end: Int32
    /// The number of its name; -1 for text.
    fileprivate var name: Int32
    /// Where its text starts in the bytes of all texts, or its attributes in the list of all.
    fileprivate var start: UInt32
    /// The number of bytes of its text, or of its attributes.
    fileprivate var count: UInt32
  }

  /// The nodes in document order; the first is the outermost element.
  package private(set) var nodes: [Node] = []
  private var names: [String] = []
  private var attributes: [(name: Int32, value: String)] = []
  private var characters: [UInt8] = []

  /// Reads a document, in whatever encoding its declaration or first bytes say.
  ///
  /// - Throws: ``XMLFault`` where it is ill-formed, or has a document type that declares things.
  package init(_ bytes: [UInt8]) throws(XMLFault) {
    let decoded = TextDecoder.decode(
      bytes, declared: nil, isMarkup: true)
    var builder = Builder()
    try XMLReader.read(decoded.bytes, wants: .text) { builder.add($0) }
    self = builder.tree
  }

  private init() {}

  /// The element's name; empty for text.
  package func name(_ index: Int) -> String {
    let number = nodes[index].name
    return number < 0 ? "" : names[Int(number)]
  }

  /// Whether the node is a run of text.
  package func isText(_ index: Int) -> Bool { nodes[index].name < 0 }

  /// The bytes of a run of text.
  package func text(_ index: Int) -> ArraySlice<UInt8> {
    let node = nodes[index]
    return node.name < 0 ? characters[Int(node.start)..<Int(node.start + node.count)] : []
  }

  /// The value of an element's attribute.
  package func attribute(_ name: String, of index: Int) -> String? {
    let node = nodes[index]
    guard node.name >= 0 else { return nil }
    for attribute in attributes[Int(node.start)..<Int(node.start + node.count)]
    where names[Int(attribute.name)] == name {
      return attribute.value
    }
    return nil
  }

  /// The indices of the nodes right below one.
  package func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var child = index + 1
    while child < Int(nodes[index].end) {
      children.append(child)
      child = Int(nodes[child].end)
    }
    return children
  }

  /// The first element of this name right below `index`.
  package func child(_ name: String, of index: Int) -> Int? {
    var child = index + 1
    while child < Int(nodes[index].end) {
      if self.name(child) == name { return child }
      child = Int(nodes[child].end)
    }
    return nil
  }

  /// The element at the end of a path of names below `index`.
  package func descendant(_ path: String..., of index: Int) -> Int? {
    var index = index
    for name in path {
      guard let child = child(name, of: index) else { return nil }
      index = child
    }
    return index
  }

  /// The elements of this name at any depth below `index`, which is not among them.
  package func all(_ name: String, in index: Int = 0) -> [Int] {
    guard index < nodes.count else { return [] }
    return (index..<Int(nodes[index].end)).filter { $0 > index && self.name($0) == name }
  }

  /// All text below the node, runs of white space as one space.
  package func string(of index: Int) -> String {
    var bytes: [UInt8] = []
    for node in index..<Int(nodes[index].end) { bytes.append(contentsOf: text(node)) }
    return String(words: bytes)
  }

  /// Puts a tree together from the events of a reading.
  private struct Builder {
    var tree = XMLTree()
    private var numbers: [String: Int32] = [:]
    private var open: [Int] = []

    mutating func add(_ event: XMLEvent) {
      switch event {
      case .start(let element):
        open.append(tree.nodes.count)
        append(
          name: number(of: element.name), start: tree.attributes.count,
          count: element.attributes.count, parent: open.dropLast().last)
        for (name, value) in element.attributes {
          let number = number(of: name)
          tree.attributes.append((number, value))
        }
      case .end:
        let index = open.removeLast()
        tree.nodes[index].end = Int32(tree.nodes.count)
      case .text(let bytes):
        let last = tree.nodes.count - 1
        if last >= 0, tree.nodes[last].name < 0 {
          // The parser hands on a run in pieces.
          if tree.nodes[last].parent == open.last.map(Int32.init) {
            tree.nodes[last].count += UInt32(bytes.count)
            tree.characters.append(contentsOf: bytes)
            return
          }
        }
        append(
          name: -1, start: tree.characters.count, count: bytes.count, parent: open.last)
        tree.characters.append(contentsOf: bytes)
      }
    }

    private mutating func append(name: Int32, start: Int, count: Int, parent: Int?) {
      tree.nodes.append(
        Node(
          parent: Int32(parent ?? -1), end: Int32(tree.nodes.count + 1), name: name,
          start: UInt32(start), count: UInt32(count)))
    }

    private mutating func number(of name: String) -> Int32 {
      if let number = numbers[name] { return number }
      let number = Int32(tree.names.count)
      numbers[name] = number
      tree.names.append(name)
      return number
    }
  }
}
