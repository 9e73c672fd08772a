/// Reads a page piece by piece, by the HTML standard's tokenizer.
///
/// Pieces are places in the source; only what references stand for is written anew. Comments, document types and
/// processing instructions are passed over, but for what a document type says of the page's mode.
struct HTMLTokenizer {
  /// A start or end tag.
  struct Tag {
    var key: HTMLNames.Key
    var isEnd = false
    var isSelfClosing = false
    /// The attributes that reading looks at, in the arena.
    var attributes = 0..<0
    /// A digest of all attributes, by which equal tags are told.
    var digest: UInt64 = 0
    /// Whether it is an `input` that is not shown.
    var isHidden = false
    /// Whether it is a `font` that says how.
    var hasFont = false
    /// Whether HTML may stand inside, although the element is none of HTML's.
    var holdsHTML = false

    var name: HTMLName { key.name }
  }

  /// A piece of a page.
  enum Piece {
    case tag(Tag)
    /// A run of text, by its place in the source.
    case text(Range<Int>)
    /// Characters that stand for a reference.
    case characters([UInt8], for: Range<Int>)
    /// A NUL, by its place.
    case null(Int)
    case documentType(isQuirky: Bool)
    case end
  }

  let source: [UInt8]
  private(set) var index: Int
  private var names = HTMLNames()
  private let traits = HTMLTraits.all

  /// Attribute values longer than this are cut off, at a character, but for those that hold a page's data.
  private static let longestValue = 8192

  /// Starts at the beginning of `source`, behind a byte-order mark.
  init(_ source: [UInt8]) {
    self.source = source
    index = source.span.hasPrefix("\u{FEFF}", at: 0) ? 3 : 0
  }

  /// The next piece; `isForeign` says whether sections of character data may stand here.
  mutating func next(isForeign: Bool, arena: inout HTMLArena) -> Piece {
    let source = source
    let bytes = source.span
    while index < bytes.count {
      let start = index
      switch bytes[index] {
      case UInt8(ascii: "<"):
        if let piece = markup(isForeign: isForeign, arena: &arena) { return piece }
      case UInt8(ascii: "&"):
        guard let resolved = CharacterReferences.resolve(bytes, at: index) else {
          index += 1
          return .text(start..<index)
        }
        index += resolved.length
        return .characters(resolved.characters, for: start..<index)
      case 0:
        index += 1
        return .null(start)
      default:
        while index < bytes.count {
          let byte = bytes[index]
          if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0 { break }
          index += 1
        }
        return .text(start..<index)
      }
    }
    return .end
  }

  // MARK: Markup

  /// What begins with `<`; nil where it is passed over.
  private mutating func markup(isForeign: Bool, arena: inout HTMLArena) -> Piece? {
    let source = source
    let bytes = source.span
    guard index + 1 < bytes.count else { return lessThan() }
    let second = bytes[index + 1]
    if second.isASCIILetter { return tag(isEnd: false, arena: &arena) }
    switch second {
    case UInt8(ascii: "!"): return declaration(isForeign: isForeign)
    case UInt8(ascii: "?"): index = end(of: ">", from: index + 1)
    case UInt8(ascii: "/"):
      guard index + 2 < bytes.count else {
        defer { index += 2 }
        return .text(index..<index + 2)
      }
      if bytes[index + 2].isASCIILetter { return tag(isEnd: true, arena: &arena) }
      index = end(of: ">", from: index + 2)
    default: return lessThan()
    }
    return nil
  }

  private mutating func lessThan() -> Piece {
    defer { index += 1 }
    return .text(index..<index + 1)
  }

  /// One past the next `mark`, or the end of the source.
  private func end(of mark: String, from start: Int) -> Int {
    min(source.span.place(of: mark, from: start) + mark.utf8.count, source.count)
  }

  private mutating func declaration(isForeign: Bool) -> Piece? {
    let source = source
    let bytes = source.span
    if bytes.hasPrefix("<!--", at: index) {
      index = commentEnd(from: index + 4)
    } else if isForeign, bytes.hasPrefix("<![CDATA[", at: index) {
      let start = index + 9
      index = end(of: "]]>", from: start)
      let isClosed = index >= start + 3 && bytes.hasPrefix("]]>", at: index - 3)
      return .text(start..<(isClosed ? index - 3 : index))
    } else if bytes.hasPrefixFoldingCase("<!doctype", at: index) {
      let start = index + 9
      index = end(of: ">", from: start)
      return .documentType(isQuirky: HTMLDocumentType.isQuirky(bytes, start..<index))
    } else {
      index = end(of: ">", from: index + 2)
    }
    return nil
  }

  private func commentEnd(from start: Int) -> Int {
    let bytes = source.span
    if bytes.hasPrefix(">", at: start) { return start + 1 }
    if bytes.hasPrefix("->", at: start) { return start + 2 }
    var position = start
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "-") {
        if bytes.hasPrefix("-->", at: position) { return position + 3 }
        if bytes.hasPrefix("--!>", at: position) { return position + 4 }
      }
      position += 1
    }
    return bytes.count
  }

  // MARK: Tags

  /// Reads a tag; nil where the source ends in it.
  private mutating func tag(isEnd: Bool, arena: inout HTMLArena) -> Piece? {
    let source = source
    let bytes = source.span
    var scanner = TagScanner(index: index + (isEnd ? 2 : 1))
    let range = scanner.name(in: bytes)
    let key = names.key(range, in: bytes)
    var tag = Tag(key: key, isEnd: isEnd)
    let first = arena.attributes.count
    while let attribute = scanner.attribute(in: bytes) {
      if !isEnd { add(attribute.name, attribute.value, to: &tag, from: first, arena: &arena) }
    }
    index = scanner.index
    guard scanner.isClosed else { return nil }
    tag.isSelfClosing = scanner.isSelfClosing
    tag.attributes = first..<arena.attributes.count
    return .tag(tag)
  }

  private func add(
    _ name: Range<Int>, _ value: Range<Int>, to tag: inout Tag, from first: Int,
    arena: inout HTMLArena
  ) {
    let bytes = source.span
    if traits[Int(tag.name.rawValue)].contains(.formatting) {
      tag.digest &+= HTMLTokenizer.digest(bytes, name, value)
    }
    switch tag.name {
    case .input where bytes.equals("type", name) && bytes.equals("hidden", value):
      tag.isHidden = true
    case .font
    where bytes.equals("color", name) || bytes.equals("face", name) || bytes.equals("size", name):
      tag.hasFont = true
    case .annotationXML
    where bytes.equals("encoding", name)
      && (bytes.equals("text/html", value) || bytes.equals("application/xhtml+xml", value)):
      tag.holdsHTML = true
    default: break
    }
    guard let known = MarkupAttributeNames.attribute(name, in: bytes),
      !arena.attributes[first...].contains(where: { $0.name == known })
    else { return }
    let longest = known == .dataPreloaded ? value.count : HTMLTokenizer.longestValue
    let place = self.value(value, longest: longest, arena: &arena)
    arena.attributes.append(
      HTMLArena.Attribute(
        name: known, start: UInt32(place.lowerBound), end: UInt32(place.upperBound)))
  }

  /// A number for an attribute, equal for equal ones; sums of them do not depend on the order.
  private static func digest(
    _ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>
  ) -> UInt64 {
    var hash = ByteHash()
    for index in name { hash.add(bytes[index].lowercasedASCII) }
    hash.part()
    for index in value { hash.add(bytes[index]) }
    return hash.value | 1
  }

  /// Where the value stands with its references resolved: in the source, if it has none.
  private func value(
    _ range: Range<Int>, longest: Int, arena: inout HTMLArena
  ) -> Range<Int> {
    let bytes = source.span
    var end = min(range.upperBound, range.lowerBound + longest)
    while end < range.upperBound, end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var isPlain = true
    for index in range.lowerBound..<end where bytes[index] == UInt8(ascii: "&") || bytes[index] == 0
    {
      isPlain = false
      break
    }
    if isPlain { return range.lowerBound..<end }
    var value: [UInt8] = []
    var position = range.lowerBound
    while position < end {
      if bytes[position] == UInt8(ascii: "&"),
        let resolved = CharacterReferences.resolve(bytes, at: position),
        position + resolved.length <= range.upperBound,
        !isFollowed(position + resolved.length, in: range, behind: resolved)
      {
        value.append(contentsOf: resolved.characters)
        position += resolved.length
      } else {
        if bytes[position] != 0 { value.append(bytes[position]) }
        position += 1
      }
    }
    return arena.add(characters: value)
  }

  /// Whether a reference without a semicolon goes on as a parameter of an address does: `&copy=1`.
  private func isFollowed(
    _ next: Int, in range: Range<Int>, behind resolved: CharacterReferences.Resolved
  ) -> Bool {
    let bytes = source.span
    guard bytes[next - 1] != UInt8(ascii: ";"), next < range.upperBound else { return false }
    let byte = bytes[next]
    return bytes[next - resolved.length + 1] != UInt8(ascii: "#")
      && (byte == UInt8(ascii: "=") || byte.isASCIILetter || byte.isASCIIDigit)
  }

  // MARK: Raw text

  /// Reads the content of an element that holds no markup, up to and with its end tag.
  mutating func rawText(of name: HTMLName) -> Range<Int> {
    let start = index
    let content = RawText.end(of: name, in: source.span, from: index)
    index = content.next
    return start..<content.end
  }

  /// Passes over a line feed, as at the start of preformatted text.
  mutating func skipLineFeed() {
    let source = source
    let bytes = source.span
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
  }

  /// The rest of the source.
  mutating func rest() -> Range<Int> {
    defer { index = source.count }
    return index..<source.count
  }
}

extension Span<UInt8> {
  /// Whether the bytes of `range` are those of `word`, which is in lower case, in whatever case.
  func equals(_ word: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return hasPrefixFoldingCase(word.description, at: range.lowerBound)
  }
}
