import Markup

/// Finds where a link or image ends, once its text in brackets is known.
enum MarkdownLinks {
  /// One past the end of the link whose text is `text`; nil if this is no link.
  ///
  /// `text` ends before the closing bracket.
  static func end(
    _ bytes: Span<UInt8>, text: Range<Int>, references: Set<String>
  ) -> Int? {
    let after = text.upperBound + 1
    if let end = inlineEnd(bytes, at: after) { return end }
    if after < bytes.count, bytes[after] == UInt8(ascii: "["),
      let label = MarkdownReferences.label(in: bytes, after..<bytes.count)
    {
      let key = MarkdownReferences.folded(bytes, label.isEmpty ? text : label)
      return references.contains(key) ? label.upperBound + 1 : nil
    }
    guard text.count < 1000 else { return nil }
    // A footnote's mark is no text, with or without the note.
    if !text.isEmpty, bytes[text.lowerBound] == UInt8(ascii: "^"), !hasBlank(bytes, text) {
      return after
    }
    guard !references.isEmpty else { return nil }
    return references.contains(MarkdownReferences.folded(bytes, text)) ? after : nil
  }

  private static func hasBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index].isBlank { return true }
    return false
  }

  /// One past the closing parenthesis of `(address "title")`.
  private static func inlineEnd(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "(") else { return nil }
    var index = skipSpace(bytes, from: start + 1)
    guard let target = targetEnd(bytes, at: index) else { return nil }
    index = skipSpace(bytes, from: target)
    if index > target, let title = titleEnd(bytes, at: index) {
      index = skipSpace(bytes, from: title)
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ")") else { return nil }
    return index + 1
  }

  /// White space that is not a masked directive.
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte.isBlank && byte != MarkdownReader.mask
  }

  private static func skipSpace(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    return index
  }

  private static func targetEnd(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    var index = start
    if bytes[start] == UInt8(ascii: "<") {
      index += 1
      while index < bytes.count, bytes[index] != 0x0A {
        if bytes[index] == UInt8(ascii: ">") { return index + 1 }
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      return nil
    }
    var depth = 0
    while index < bytes.count, !isSpace(bytes[index]) {
      switch bytes[index] {
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { return index }
        depth -= 1
      case UInt8(ascii: "\\"):
        if index + 1 < bytes.count, !isSpace(bytes[index + 1]) { index += 1 }
      default: break
      }
      index += 1
    }
    return depth == 0 ? index : nil
  }

  private static func titleEnd(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let quote = bytes[start]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "(")
    else { return nil }
    let close = quote == UInt8(ascii: "(") ? UInt8(ascii: ")") : quote
    var index = start + 1
    while index < bytes.count, index - start < 2000 {
      if bytes[index] == close { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}

/// What may stand in angle brackets inside a line: an address, or a tag of HTML.
struct MarkdownAngles {
  /// Marks that are known not to occur further on in the run.
  private var missing: Set<String> = []

  /// One past the end of `<scheme:…>` or `<name@host>` at `index`.
  static func address(_ bytes: Span<UInt8>, at index: Int) -> Int? {
    var position = index + 1
    var marks = 0
    while position < bytes.count, position - index < 2000 {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        return marks > 0 && bytes[index + 1].isASCIILetter ? position + 1 : nil
      case UInt8(ascii: ":"), UInt8(ascii: "@"): marks += 1
      case UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "="): if marks == 0 { return nil }
      case let byte where byte.isBlank: return nil
      default: break
      }
      position += 1
    }
    return nil
  }

  /// One past the end of the tag, comment or declaration at `index`, and whether it parts words.
  mutating func tag(
    _ bytes: Span<UInt8>, at index: Int
  ) -> (end: Int, parts: Bool)? {
    guard index + 2 < bytes.count else { return nil }
    let next = bytes[index + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      let mark: String =
        bytes.hasPrefix("<!--", at: index) ? "-->" : next == UInt8(ascii: "?") ? "?>" : ">"
      return end(of: mark, in: bytes, from: index + 2).map { ($0, false) }
    }
    let isClosing = next == UInt8(ascii: "/")
    let start = index + (isClosing ? 2 : 1)
    guard bytes[start].isASCIILetter else { return nil }
    // Not further than a tag can reasonably be long: stray signs must not make this slow.
    let limited = bytes.extracting(0..<min(bytes.count, index + 4000))
    var scanner = TagScanner(index: start)
    let tag = MarkdownText.tag(limited, scanner.name(in: limited))
    while scanner.attribute(in: limited) != nil {}
    guard scanner.isClosed else { return nil }
    if !isClosing, tag == .script || tag == .style {
      let name: String = tag == .script ? "</script>" : "</style>"
      return (end(of: name, in: bytes, from: scanner.index) ?? scanner.index, true)
    }
    return (scanner.index, !tag.isInline)
  }

  private mutating func end(
    of mark: String, in bytes: Span<UInt8>, from start: Int
  ) -> Int? {
    guard !missing.contains(mark) else { return nil }
    var index = start
    while index < bytes.count {
      if bytes.hasPrefixFoldingCase(mark, at: index) {
        return index + mark.utf8.count
      }
      index += 1
    }
    missing.insert(mark)
    return nil
  }
}
