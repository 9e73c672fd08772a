import Markup

/// Puts a ``ListingTree`` together from the pieces of a file.
struct ListingTreeBuilder {
  /// The nodes so far, in document order.
  private(set) var nodes: [ListingTree.Node] = []
  /// The attributes of all nodes.
  private(set) var attributes: [ListingTree.Attribute] = []
  /// The names of elements and attributes, by number.
  private(set) var names: [String] = []
  /// Whether the file has more nodes than are read.
  private(set) var isCut = false
  /// Whether all is well-formed.
  var isWellFormed: Bool { xml.isWellFormed }
  /// Whether the file declares entities.
  var declaresEntities: Bool { xml.declaresEntities }

  /// An element that has not ended.
  private struct Open {
    var node: Int
    var name: Range<Int>
    /// The prefixes that it declares.
    var prefixes: [String] = []
  }

  private let bytes: [UInt8]
  private var xml: LenientXML
  private var open: [Open] = []
  private var numbers: [String: Int32] = [:]
  /// For each prefix that the file declares, what it is called here; the innermost declaration last.
  private var declared: [String: [String]] = ["xml": ["xml"], "xmlns": ["xmlns"]]

  /// Reads a file in UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    xml = LenientXML(bytes)
    while let piece = xml.next() {
      guard nodes.count < ListingTree.nodeLimit else {
        isCut = true
        break
      }
      add(piece)
    }
    if !open.isEmpty || nodes.isEmpty { xml.fault() }
    while !open.isEmpty { close(at: bytes.count) }
  }

  private mutating func add(_ piece: LenientXML.Piece) {
    switch piece {
    case .start(let name, let attributes, let isEmpty): start(name, attributes, isEmpty)
    case .end(let name): end(name)
    case .text(let range):
      check(range)
      if !open.isEmpty {
        append(name: ListingTree.text, range)
      } else if !bytes[range].allSatisfy({ $0.isBlank }) {
        xml.fault()
      }
    case .literal(let range):
      if open.isEmpty { xml.fault() } else { append(name: ListingTree.literal, range) }
    }
  }

  /// Notes what stands in text or values and is no XML.
  private mutating func check(_ range: Range<Int>) {
    if xml.isWellFormed, !XMLReferences.areSound(bytes, range, declared: xml.hasDocumentType) {
      xml.fault()
    }
  }

  private mutating func append(name: Int32, _ range: Range<Int>) {
    let count = Int32(attributes.count)
    nodes.append(
      ListingTree.Node(
        parent: Int32(open.last?.node ?? -1), end: Int32(nodes.count + 1), name: name,
        start: Int32(range.lowerBound), stop: Int32(range.upperBound), attributes: count..<count))
  }

  // MARK: Elements

  private mutating func start(
    _ name: Range<Int>, _ found: [LenientXML.Attribute], _ isEmpty: Bool
  ) {
    endListed(name)
    if open.isEmpty, !nodes.isEmpty { xml.fault() }
    var element = Open(node: nodes.count, name: name)
    let texts = found.map { string($0.name) }
    for (attribute, text) in zip(found, texts) {
      declare(text, attribute.value, in: &element)
    }
    append(name: number(of: string(name), isAttribute: false), xml.index..<xml.index)
    let first = attributes.count
    for (attribute, text) in zip(found, texts) {
      check(attribute.value)
      let number = number(of: text, isAttribute: true)
      if attributes[first...].prefix(64).contains(where: { $0.name == number }) { xml.fault() }
      attributes.append(
        ListingTree.Attribute(
          name: number, start: Int32(attribute.value.lowerBound),
          stop: Int32(attribute.value.upperBound)))
    }
    nodes[element.node].attributes = Int32(first)..<Int32(attributes.count)
    open.append(element)
    if isEmpty {
      close(at: xml.index)
    } else if open.count > ListingTree.depthLimit {
      xml.fault()
      close(at: xml.index)
    }
  }

  /// What lists are made of stands beside its like, never inside it: one that was left open ends where the next begins.
  private mutating func endListed(_ name: Range<Int>) {
    guard ListingTreeBuilder.listed.contains(where: { bytes[name].elementsEqual($0.utf8) }),
      let match = open.lastIndex(where: { isSame($0.name, name) })
    else { return }
    xml.fault()
    while open.count > match { close(at: name.lowerBound - 1) }
  }

  private static let listed = ["item", "entry", "url", "sitemap"]

  /// Closes the innermost open element of this name, and what is open in it.
  private mutating func end(_ name: Range<Int>) {
    guard let match = open.lastIndex(where: { isSame($0.name, name) }) else { return xml.fault() }
    if match < open.count - 1 || !bytes[open[match].name].elementsEqual(bytes[name]) { xml.fault() }
    while open.count > match { close(at: name.lowerBound - 2) }
  }

  private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count
      && zip(bytes[one], bytes[other]).allSatisfy { $0.lowercasedASCII == $1.lowercasedASCII }
  }

  private mutating func close(at place: Int) {
    guard let element = open.popLast() else { return }
    nodes[element.node].end = Int32(nodes.count)
    nodes[element.node].stop = max(nodes[element.node].start, Int32(place))
    for prefix in element.prefixes { declared[prefix]?.removeLast() }
  }

  // MARK: Names

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func declares(_ attribute: String) -> Bool {
    attribute == "xmlns" || attribute.hasPrefix("xmlns:")
  }

  private mutating func declare(_ name: String, _ value: Range<Int>, in element: inout Open) {
    guard ListingTreeBuilder.declares(name) else { return }
    let prefix = String(name.dropFirst("xmlns:".count))
    let uri = XMLReferences.resolved(bytes[value])
    var known = XMLNamespace.prefix(ofURI: uri)
    // What the whole file is written in is what its names say, whatever it is called.
    if known == "?", prefix.isEmpty, nodes.isEmpty { known = "" }
    declared[prefix, default: []].append(known)
    element.prefixes.append(prefix)
  }

  private mutating func number(of name: String, isAttribute: Bool) -> Int32 {
    let full = known(name, isAttribute: isAttribute)
    if let number = numbers[full] { return number }
    let number = Int32(names.count)
    numbers[full] = number
    names.append(full)
    return number
  }

  /// What an element or attribute is called here.
  private mutating func known(_ name: String, isAttribute: Bool) -> String {
    let bytes = name.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      let prefix = isAttribute ? "" : declared[""]?.last ?? ""
      return prefix.isEmpty ? name.lowercased() : prefix + ":" + name.lowercased()
    }
    let own = String(name[..<colon])
    let local = name[bytes.index(after: colon)...].lowercased()
    var prefix = declared[own]?.last
    if prefix == nil {
      xml.fault()
      prefix = XMLNamespace.prefix(forUndeclared: own)
    }
    guard let prefix, !prefix.isEmpty else { return local }
    return prefix + ":" + local
  }
}
