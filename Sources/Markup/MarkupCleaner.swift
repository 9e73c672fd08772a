/// Rewrites HTML into a plainer HTML on which the parser below makes no mistake.
///
/// It reads tags, comments, scripts and references as the HTML standard's tokenizer does and leaves
/// the nesting of elements to the parser. What comes out has no NULs, comments, declarations,
/// scripts, style sheets or text areas, only attributes that reading looks at, and no references
/// but the four that keep `<`, `>`, `&` and `"` apart from markup.
struct MarkupCleaner {
  /// The rewritten page, and what was taken out of it for later use.
  struct Cleaned {
    /// The rewritten page.
    var bytes: [UInt8] = []
    /// The contents of `application/ld+json` scripts.
    var structuredData: [[UInt8]] = []
  }

  private let source: [UInt8]
  private var cleaned = Cleaned()
  private var index = 0
  /// Where the text that awaits copying begins.
  private var pending = 0
  /// Whether a drawing without an end was met; looking for the ends of others could take for ever.
  private var hasOpenDrawing = false

  /// Attribute values longer than this are cut off, at a reference or character.
  private static let longestValue = 8192

  private init(_ source: [UInt8]) {
    self.source = source
    cleaned.bytes.reserveCapacity(source.count)
  }

  /// Rewrites `source`, which is valid UTF-8.
  static func clean(_ source: [UInt8]) -> Cleaned {
    var cleaner = MarkupCleaner(source)
    cleaner.run()
    return cleaner.cleaned
  }

  private mutating func run() {
    if source.span.hasPrefix("\u{FEFF}", at: 0) {
      index = 3
      pending = 3
    }
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "<"): markup()
      case UInt8(ascii: "&"): reference()
      case 0: skip(to: index + 1)
      default: index += 1
      }
    }
    flush()
  }

  // MARK: Copying

  private mutating func flush() {
    if pending < index { cleaned.bytes.append(contentsOf: source[pending..<index]) }
    pending = index
  }

  /// Copies what awaits copying and leaves out everything up to `end`.
  private mutating func skip(to end: Int) {
    flush()
    index = min(end, source.count)
    pending = index
  }

  private mutating func emit(_ text: String) {
    for byte in text.utf8 { cleaned.bytes.append(byte) }
  }

  private mutating func emitEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<"): emit("&lt;")
    case UInt8(ascii: ">"): emit("&gt;")
    case UInt8(ascii: "&"): emit("&amp;")
    case UInt8(ascii: "\""): emit("&quot;")
    case 0: break
    default: cleaned.bytes.append(byte)
    }
  }

  private mutating func reference() {
    let resolved = CharacterReferences.resolve(source.span, at: index)
    let length = resolved?.length ?? 1
    flush()
    for byte in resolved?.characters ?? [UInt8(ascii: "&")] { emitEscaped(byte) }
    index += length
    pending = index
  }

  // MARK: Markup

  private mutating func markup() {
    guard index + 1 < source.count else { return literalLessThan() }
    let next = source[index + 1]
    if next.isASCIILetter { return startTag() }
    switch next {
    case UInt8(ascii: "!"):
      skip(to: declarationEnd())
    case UInt8(ascii: "?"):
      skip(to: self.end(of: ">", from: index + 2))
    case UInt8(ascii: "/"):
      guard index + 2 < source.count else { return literalLessThan() }
      if source[index + 2].isASCIILetter { return endTag() }
      skip(to: self.end(of: ">", from: index + 2))
    default:
      literalLessThan()
    }
  }

  private mutating func literalLessThan() {
    skip(to: index + 1)
    emit("&lt;")
  }

  /// One past the next `mark`, or the end of the source.
  private func end(of mark: String, from start: Int) -> Int {
    let span = source.span
    var position = start
    let first = mark.utf8.first
    while position < span.count {
      if span[position] == first, span.hasPrefix(mark, at: position) {
        return position + mark.utf8.count
      }
      position += 1
    }
    return span.count
  }

  /// The end of a comment, a CDATA section, a document type or any other `<!`.
  private func declarationEnd() -> Int {
    let span = source.span
    if span.hasPrefix("<![CDATA[", at: index) { return end(of: "]]>", from: index + 9) }
    guard span.hasPrefix("<!--", at: index) else { return end(of: ">", from: index + 2) }
    if span.hasPrefix(">", at: index + 4) { return index + 5 }
    if span.hasPrefix("->", at: index + 4) { return index + 6 }
    var position = index + 4
    while position < span.count {
      if span[position] == UInt8(ascii: "-") {
        if span.hasPrefix("-->", at: position) { return position + 3 }
        if span.hasPrefix("--!>", at: position) { return position + 4 }
      }
      position += 1
    }
    return span.count
  }

  private mutating func endTag() {
    var scanner = TagScanner(index: index + 2)
    let name = scanner.name(in: source.span)
    while scanner.attribute(in: source.span) != nil {}
    skip(to: scanner.index)
    let text = source.span.lowercasedString(name)
    // Text after the end of the body is still text.
    guard scanner.isClosed, text != "body", text != "html" else { return }
    emit("</")
    emitName(name)
    emit(">")
  }

  private mutating func startTag() {
    var scanner = TagScanner(index: index + 1)
    let name = scanner.name(in: source.span)
    let text = source.span.lowercasedString(name)
    flush()
    let mark = cleaned.bytes.count
    emit("<")
    emitName(name)
    let type = attributes(&scanner)
    emit(">")
    index = scanner.index
    pending = index
    let isDrawing = text == "svg"
    if !scanner.isClosed || (isDrawing && scanner.isSelfClosing) {
      cleaned.bytes.removeLast(cleaned.bytes.count - mark)
    } else if isDrawing && hasOpenDrawing {
      return
    } else if let content = RawText.end(of: text, in: source.span, from: index) {
      rawText(text, type: type, content: content, mark: mark)
    } else if isDrawing {
      hasOpenDrawing = true
    }
  }

  private mutating func emitName(_ name: Range<Int>) {
    for position in name {
      let byte = source[position].lowercasedASCII
      let isPlain = byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
      if isPlain { cleaned.bytes.append(byte) }
    }
  }

  /// Writes the attributes that matter, each once, and answers the value of `type`.
  private mutating func attributes(_ scanner: inout TagScanner) -> String {
    var seen: Set<MarkupAttribute> = []
    var type = ""
    while let attribute = scanner.attribute(in: source.span) {
      guard attribute.name.count < 16,
        let known = MarkupAttribute(name: source.span.lowercasedString(attribute.name)),
        seen.insert(known).inserted
      else { continue }
      if known == .type { type = source.span.lowercasedString(attribute.value) }
      cleaned.bytes.append(UInt8(ascii: " "))
      cleaned.bytes.append(contentsOf: known.rawValue.utf8)
      emit("=\"")
      value(attribute.value)
      emit("\"")
    }
    return type
  }

  private mutating func value(_ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = source[position]
      // Not inside a character: a cut there would leave half of it.
      if position - range.lowerBound > MarkupCleaner.longestValue, byte & 0xC0 != 0x80 { return }
      if byte == UInt8(ascii: "&"),
        let resolved = CharacterReferences.resolve(source.span, at: position),
        position + resolved.length <= range.upperBound
      {
        for byte in resolved.characters { emitEscaped(byte) }
        position += resolved.length
      } else {
        emitEscaped(byte)
        position += 1
      }
    }
  }

  /// Leaves out an element whose content is no markup, but keeps a title's text as text.
  private mutating func rawText(
    _ name: String, type: String, content: RawText.Content, mark: Int
  ) {
    if name == "title" {
      while index < content.end {
        switch source[index] {
        case UInt8(ascii: "<"): literalLessThan()
        case UInt8(ascii: "&"): reference()
        case 0: skip(to: index + 1)
        default: index += 1
        }
      }
      flush()
      emit("</title>")
    } else {
      if name == "script", type.contains("ld+json") {
        cleaned.structuredData.append(Array(source[index..<content.end]))
      }
      cleaned.bytes.removeLast(cleaned.bytes.count - mark)
      index = content.end
      // A place where an element stood still parts words, as a space would.
      if name == "textarea" || name == "iframe" { emit(" ") }
    }
    pending = index
    skip(to: content.next)
  }
}
