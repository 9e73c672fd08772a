/// Finds the end of elements whose content is not markup: scripts, style sheets, titles.
enum RawText {
  /// Where the content of such an element ends, and where the page goes on behind its end tag.
  struct Content {
    /// One past the last byte of the content.
    var end: Int
    /// One past the end tag.
    var next: Int
  }

  /// The content of the element `name` that starts at `start`.
  static func end(of name: HTMLName, in bytes: Span<UInt8>, from start: Int) -> Content {
    if name == .script { return scriptEnd(in: bytes, from: start) }
    let word = name.bytes
    var position = start
    while position < bytes.count {
      if isEndTag(word, in: bytes, at: position) {
        return content(endingAt: position, in: bytes)
      }
      position += 1
    }
    return Content(end: bytes.count, next: bytes.count)
  }

  private static func content(endingAt position: Int, in bytes: Span<UInt8>) -> Content {
    var scanner = TagScanner(index: position + 2)
    _ = scanner.name(in: bytes)
    while scanner.attribute(in: bytes) != nil {}
    return Content(end: position, next: scanner.index)
  }

  /// Whether `</name` stands at `index`, followed by something that ends a name.
  private static func isEndTag(_ name: [UInt8], in bytes: Span<UInt8>, at index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: "/")
    else { return false }
    return isName(name, in: bytes, at: index + 2)
  }

  private static func isName(_ name: [UInt8], in bytes: Span<UInt8>, at index: Int) -> Bool {
    let end = index + name.count
    guard end < bytes.count, bytes[end].endsTagName else { return false }
    for offset in name.indices where bytes[index + offset].lowercasedASCII != name[offset] {
      return false
    }
    return true
  }

  /// A script ends at `</script>`, but not inside `<!-- <script> … </script> -->`.
  private static func scriptEnd(in bytes: Span<UInt8>, from start: Int) -> Content {
    let name = Array("script".utf8)
    var isCommented = false
    var isNested = false
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "-"), isCommented, bytes.hasPrefix("-->", at: position) {
        isCommented = false
        isNested = false
      } else if byte == UInt8(ascii: "<") {
        if bytes.hasPrefix("<!--", at: position) {
          isCommented = true
        } else if isEndTag(name, in: bytes, at: position) {
          if !isNested { return content(endingAt: position, in: bytes) }
          isNested = false
        } else if isCommented, isName(name, in: bytes, at: position + 1) {
          isNested = true
        }
      }
      position += 1
    }
    return Content(end: bytes.count, next: bytes.count)
  }
}
