/// Finds what bytes say about their own encoding: a byte-order mark, or a `meta` element.
package enum CharsetSniffer {
  /// The encoding that a byte-order mark at the start of `bytes` stands for, and the mark's length.
  package static func byteOrderMark(of bytes: Span<UInt8>) -> (charset: Charset, length: Int)? {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    if let charset = wideMark(of: bytes) { return (charset, 4) }
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    return nil
  }

  /// UTF-32, which the web does without but text files may be in.
  private static func wideMark(of bytes: Span<UInt8>) -> Charset? {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0xFF, 0xFE, 0, 0): return Charset(label: "utf-32le")
    case (0, 0, 0xFE, 0xFF): return Charset(label: "utf-32be")
    default: return nil
    }
  }

  /// The label in the first usable `meta` element within the first 16 KB of `bytes`.
  ///
  /// The HTML standard looks at 1024 bytes before parsing, but believes a `meta` that it meets later
  /// too. As in the HTML standard's prescan, comments and other tags are skipped, and a label of UTF-16
  /// in such a place can only mean UTF-8.
  package static func metaLabel(in bytes: Span<UInt8>) -> String? {
    let head = bytes.extracting(0..<min(16_384, bytes.count))
    var cursor = TagCursor(index: 0)
    if let label = cursor.declarationLabel(in: head) { return label }
    while let tag = cursor.nextTag(in: head) {
      if tag.name == "meta", let label = label(of: tag.attributes) { return label }
    }
    return nil
  }

  private static func label(of attributes: [(name: String, value: String)]) -> String? {
    let first = { (name: String) in attributes.first { $0.name == name }?.value }
    var found = first("charset")
    if found == nil, first("http-equiv")?.lowercased() == "content-type" {
      found = first("content").flatMap(charsetParameter)
    }
    return found.flatMap(believed)
  }

  /// A known label as it is to be understood where it was read as ASCII: there, UTF-16 can only mean UTF-8.
  fileprivate static func believed(_ label: String) -> String? {
    switch Charset(label: label) {
    case nil: nil
    case .utf16BigEndian, .utf16LittleEndian: "utf-8"
    default: label
    }
  }

  /// The value of `charset=` in a content type such as `text/html; charset=utf-8`.
  package static func charsetParameter(_ contentType: String) -> String? {
    let lower = contentType.lowercased()
    var rest = lower[...]
    while let start = rest.firstMatch(of: "charset") {
      let after = rest[start.upperBound...].drop { $0.isWhitespace }
      rest = rest[start.upperBound...]
      guard after.first == "=" else { continue }
      let value = after.dropFirst().drop { $0.isWhitespace }
      if let quote = value.first, quote == "\"" || quote == "'" {
        let inside = value.dropFirst()
        guard let end = inside.firstIndex(of: quote) else { return nil }
        return String(inside[..<end])
      }
      return String(value.prefix { !$0.isWhitespace && $0 != ";" })
    }
    return nil
  }
}

extension Substring {
  /// The range of the first occurrence of `word`.
  fileprivate func firstMatch(of word: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      formIndex(after: &start)
    }
    return nil
  }
}

/// Walks over the tags of the prescan.
private struct TagCursor {
  var index: Int

  typealias Tag = (name: String, attributes: [(name: String, value: String)])

  /// The next start tag; comments, end tags and declarations are passed over.
  mutating func nextTag(in bytes: Span<UInt8>) -> Tag? {
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else {
        index += 1
        continue
      }
      let next = bytes[index + 1]
      if next.isASCIILetter { return startTag(in: bytes) }
      if bytes.hasPrefix("<!--", at: index) {
        index += 2
        while index < bytes.count, !bytes.hasPrefix("-->", at: index) { index += 1 }
      } else if next == UInt8(ascii: "/"), index + 2 < bytes.count,
        bytes[index + 2].isASCIILetter
      {
        index += 1
        _ = startTag(in: bytes)
      } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "/")
        || next == UInt8(ascii: "?")
      {
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
      } else {
        index += 1
      }
    }
    return nil
  }

  /// The encoding that an XML declaration at the very start names.
  func declarationLabel(in bytes: Span<UInt8>) -> String? {
    guard bytes.hasPrefix("<?xml ", at: 0) else { return nil }
    var scanner = TagScanner(index: 6)
    while let attribute = scanner.attribute(in: bytes) {
      guard bytes.lowercasedString(attribute.name) == "encoding" else { continue }
      return CharsetSniffer.believed(bytes.lowercasedString(attribute.value))
    }
    return nil
  }

  private mutating func startTag(in bytes: Span<UInt8>) -> Tag? {
    var scanner = TagScanner(index: index + 1)
    let name = scanner.name(in: bytes)
    var attributes: [(name: String, value: String)] = []
    while let attribute = scanner.attribute(in: bytes) {
      attributes.append(
        (bytes.lowercasedString(attribute.name), bytes.lowercasedString(attribute.value)))
    }
    index = scanner.index
    // A tag that is cut off says nothing.
    guard scanner.isClosed else { return nil }
    return (bytes.lowercasedString(name), attributes)
  }
}
