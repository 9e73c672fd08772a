import Markup

/// An XML file that lists pages: its elements and texts in document order, in one array.
///
/// The nodes below a node are those from its index up to its ``Node/end``. What is ill-formed is read as far as its sense is
/// clear: elements that are left open end with the one around them, tags that close nothing are passed over.
struct ListingTree: Sendable {
  /// An element or a text.
  struct Node: Sendable {
    /// The index of the node above, or -1.
    var parent: Int32
    /// One past the index of the last node below this one.
    var end: Int32
    /// The number of its name, or one of the two below.
    var name: Int32
    /// Where its text, or what stands between its tags, begins in the bytes.
    var start: Int32
    /// Where that ends.
    var stop: Int32
    /// Its attributes in the list of all.
    var attributes: Range<Int32>
  }

  /// An attribute; its value as it stands in the file.
  struct Attribute: Sendable {
    /// The number of its name.
    var name: Int32
    /// Where its value begins in the bytes.
    var start: Int32
    /// Where that ends.
    var stop: Int32
  }

  /// The file in UTF-8.
  let bytes: [UInt8]
  /// The nodes in document order.
  private(set) var nodes: [Node] = []
  /// Whether the file is well-formed XML, in the encoding that it names, with namespaces that it declares.
  private(set) var isWellFormed: Bool
  /// Whether it has more nodes than are read.
  let isCut: Bool
  /// Whether it declares entities, none of which is resolved.
  let declaresEntities: Bool
  private var names: [String] = []
  private var attributes: [Attribute] = []

  /// Stands for a name: text with references in it.
  static let text: Int32 = -1
  /// Stands for a name: text in which every sign means itself.
  static let literal: Int32 = -2
  /// So many nodes of a file are read: more than a full sitemap has with ten images for each page.
  static let nodeLimit = 3_000_000
  /// So many elements may be open; deeper ones are taken to be beside each other.
  static let depthLimit = 500

  /// Reads a file; `charset` is the label that the transport declared, if there was one.
  init(_ source: [UInt8], charset: String?) {
    let decoded = TextDecoder.decode(source, declared: charset, isMarkup: true)
    let fits = decoded.bytes.count < Int(Int32.max)
    bytes = fits ? decoded.bytes : []
    isWellFormed = fits && decoded.doubts.allSatisfy(ListingTree.isHarmless)
    let builder = ListingTreeBuilder(bytes)
    nodes = builder.nodes
    attributes = builder.attributes
    names = builder.names
    declaresEntities = builder.declaresEntities
    isCut = !fits || builder.isCut
    isWellFormed = isWellFormed && builder.isWellFormed
  }

  /// Whether XML allows what a doubt is about: what is wide needs no name.
  private static func isHarmless(_ doubt: DecodedText.Doubt) -> Bool {
    if case .guessed(let charset) = doubt { charset.name.hasPrefix("utf-") } else { false }
  }

  // MARK: Looking at nodes

  /// The element's name in small letters, with the prefix that ``XMLNamespace`` has for its vocabulary; empty for text.
  func name(_ index: Int) -> String {
    let number = nodes[index].name
    return number < 0 ? "" : names[Int(number)]
  }

  /// The value of an attribute, under a name as in ``name(_:)``, with references resolved.
  func attribute(_ name: String, of index: Int) -> String? {
    for attribute in attributes[nodes[index].attributes.asInt]
    where names[Int(attribute.name)] == name {
      return XMLReferences.resolved(bytes[Int(attribute.start)..<Int(attribute.stop)])
    }
    return nil
  }

  /// The indices of the elements right below one, or of the outermost.
  func children(of index: Int?) -> [Int] {
    var children: [Int] = []
    var child = (index ?? -1) + 1
    let end = index.map { Int(nodes[$0].end) } ?? nodes.count
    while child < end {
      if nodes[child].name >= 0 { children.append(child) }
      child = Int(nodes[child].end)
    }
    return children
  }

  /// The first element of this name right below `index`.
  func child(_ name: String, of index: Int) -> Int? {
    children(of: index).first { self.name($0) == name }
  }

  /// The text below the node, as it stands.
  func text(of index: Int) -> String {
    var text = ""
    for node in index..<Int(nodes[index].end) where nodes[node].name < 0 {
      let range = bytes[Int(nodes[node].start)..<Int(nodes[node].stop)]
      text +=
        nodes[node].name == ListingTree.text
        ? XMLReferences.resolved(range) : String(decoding: range, as: UTF8.self)
    }
    return text
  }

  /// The bytes of a text, or what stands between the tags of an element, as they stand in the file.
  func source(of index: Int) -> ArraySlice<UInt8> {
    bytes[Int(nodes[index].start)..<Int(nodes[index].stop)]
  }

  /// The attributes of an element, their values as they stand in the file.
  func sourceAttributes(of index: Int) -> [(name: String, value: ArraySlice<UInt8>)] {
    attributes[nodes[index].attributes.asInt].map {
      (names[Int($0.name)], bytes[Int($0.start)..<Int($0.stop)])
    }
  }

  /// The namespaces that an element declares.
  func declarations(of index: Int) -> [String] {
    sourceAttributes(of: index).filter { $0.name.hasPrefix("xmlns") }
      .map { XMLReferences.resolved($0.value) }
  }

  /// Whether a node is text.
  func isText(_ index: Int) -> Bool { nodes[index].name < 0 }

  /// Whether the file ends before an element does.
  func isCutOff(_ index: Int) -> Bool { Int(nodes[index].stop) == bytes.count }

  /// Whether an element stands below the node.
  func hasElements(_ index: Int) -> Bool {
    (index + 1..<Int(nodes[index].end)).contains { nodes[$0].name >= 0 }
  }
}

extension Range<Int32> {
  var asInt: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
