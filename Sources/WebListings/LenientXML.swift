import Markup

/// What stands in an XML file, piece by piece, as far as its sense is clear.
///
/// libxml2 says little of what is broken, and mends it as it sees fit; feeds and sitemaps are broken often, so that they
/// are cut up here. Nothing is copied: pieces are places in the bytes. No entity can be declared and nothing is fetched; each
/// byte is looked at a bounded number of times.
struct LenientXML {
  /// A piece of the file.
  enum Piece {
    /// A tag that opens an element; `isEmpty` if it closes it too.
    case start(name: Range<Int>, attributes: [Attribute], isEmpty: Bool)
    /// A tag that closes an element.
    case end(name: Range<Int>)
    /// Text between tags, with references in it.
    case text(Range<Int>)
    /// Text in which no sign means anything but itself.
    case literal(Range<Int>)
  }

  /// An attribute; both parts as they stand in the file.
  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
  }

  /// Whether all so far is well-formed.
  private(set) var isWellFormed = true
  /// Where the piece that comes next begins.
  private(set) var index = 0
  /// Whether a document type was met, which may declare entities.
  private(set) var hasDocumentType = false
  /// Whether a document type declares entities, with which a small file can stand for a large one.
  private(set) var declaresEntities = false
  private let bytes: [UInt8]
  /// Ends that do not come again, so that none is looked for twice.
  private var absent: Set<String> = []

  /// Reads `bytes`, which are valid UTF-8; a byte order mark is none of the text.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Notes something that is no well-formed XML.
  mutating func fault() { isWellFormed = false }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else { return .text(textRun()) }
      if bytes.span.hasPrefix("<![CDATA[", at: index) {
        let end = place(of: "]]>", from: index + 9)
        defer { index = min(end + 3, bytes.count) }
        return .literal(index + 9..<end)
      }
      switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
      case UInt8(ascii: "/"): return endTag()
      case UInt8(ascii: "!"): skipDeclaration()
      case UInt8(ascii: "?"): index = min(place(of: "?>", from: index + 2) + 2, bytes.count)
      case let byte where LenientXML.startsName(byte): return startTag()
      default: return .text(textRun())
      }
    }
    return nil
  }

  /// Where `mark` stands next; the end of the bytes if it does not.
  private mutating func place(of mark: String, from start: Int) -> Int {
    if absent.contains(mark) { return bytes.count }
    let place = bytes.span.place(of: mark, from: min(start, bytes.count))
    if place == bytes.count {
      absent.insert(mark)
      isWellFormed = false
    }
    return place
  }

  // MARK: Text and declarations

  /// Text up to the next tag; a bracket that opens none is text.
  private mutating func textRun() -> Range<Int> {
    let start = index
    if bytes[index] == UInt8(ascii: "<") {
      isWellFormed = false
      index += 1
    }
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    return start..<index
  }

  private mutating func skipDeclaration() {
    if bytes.span.hasPrefix("<!--", at: index) {
      index = min(place(of: "-->", from: index + 4) + 3, bytes.count)
      return
    }
    if bytes.span.hasPrefixFoldingCase("<!doctype", at: index) {
      hasDocumentType = true
    } else {
      isWellFormed = false
    }
    skipBrackets()
  }

  /// Goes behind the bracket that closes a declaration, past the declarations inside it.
  private mutating func skipBrackets() {
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if bytes.span.hasPrefix("<!--", at: index) {
        index = place(of: "-->", from: index + 4)
        continue
      }
      index += 1
      switch byte {
      case UInt8(ascii: "<"):
        depth += 1
        if bytes.span.hasPrefix("!ENTITY", at: index) { declaresEntities = true }
      case UInt8(ascii: ">"):
        depth -= 1
        if depth <= 0 { return }
      case UInt8(ascii: "\""): index = min(place(of: "\"", from: index) + 1, bytes.count)
      case UInt8(ascii: "'"): index = min(place(of: "'", from: index) + 1, bytes.count)
      default: break
      }
    }
    isWellFormed = false
  }

  // MARK: Tags

  private static func startsName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  private mutating func name() -> Range<Int> {
    let start = index
    while index < bytes.count, !LenientXML.endsName(bytes[index]) { index += 1 }
    return start..<index
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "'")
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index].isBlank { index += 1 }
  }

  private mutating func endTag() -> Piece {
    index += 2
    let name = name()
    skipBlanks()
    while index < bytes.count, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "<")
    {
      isWellFormed = false
      index += 1
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ">") {
      index += 1
    } else {
      isWellFormed = false
    }
    return .end(name: name)
  }

  private mutating func startTag() -> Piece {
    index += 1
    let name = name()
    var attributes: [Attribute] = []
    while true {
      skipBlanks()
      guard index < bytes.count, bytes[index] != UInt8(ascii: "<") else { break }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return .start(name: name, attributes: attributes, isEmpty: false)
      }
      if bytes.span.hasPrefix("/>", at: index) {
        index += 2
        return .start(name: name, attributes: attributes, isEmpty: true)
      }
      if let attribute = attribute() { attributes.append(attribute) }
    }
    // The tag is cut off; what follows is read as if it had ended here.
    isWellFormed = false
    return .start(name: name, attributes: attributes, isEmpty: false)
  }

  /// The attribute at the present place; nil, one byte on, if there is none.
  private mutating func attribute() -> Attribute? {
    let name = name()
    guard !name.isEmpty else {
      isWellFormed = false
      index += 1
      return nil
    }
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      isWellFormed = false
      return Attribute(name: name, value: index..<index)
    }
    index += 1
    skipBlanks()
    return Attribute(name: name, value: value())
  }

  private mutating func value() -> Range<Int> {
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
    {
      let mark = bytes[index] == UInt8(ascii: "\"") ? "\"" : "'"
      let end = place(of: mark, from: index + 1)
      if end < bytes.count {
        defer { index = end + 1 }
        return index + 1..<end
      }
      index += 1
    }
    isWellFormed = false
    let start = index
    while index < bytes.count, !bytes[index].isBlank, bytes[index] != UInt8(ascii: ">") {
      index += 1
    }
    return start..<index
  }
}
