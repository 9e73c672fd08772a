/// Reads the inside of one tag: its name and its attributes, as the HTML standard's tokenizer does.
package struct TagScanner {
  /// The index of the next byte to read.
  package var index: Int
  /// Whether the closing `>` has been read.
  package private(set) var isClosed = false
  /// Whether the tag ended in `/>`.
  package private(set) var isSelfClosing = false

  /// Starts at `index`, behind the `<` or `</`.
  package init(index: Int) {
    self.index = index
  }

  /// The range of the tag's name.
  package mutating func name(in bytes: Span<UInt8>) -> Range<Int> {
    let start = index
    while index < bytes.count, !bytes[index].endsTagName { index += 1 }
    return start..<index
  }

  /// The ranges of the next attribute's name and value; nil at the end of the tag or of the bytes.
  package mutating func attribute(
    in bytes: Span<UInt8>
  ) -> (name: Range<Int>, value: Range<Int>)? {
    var slash = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        index += 1
        isClosed = true
        isSelfClosing = slash
        return nil
      }
      guard byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == 0 else { break }
      slash = byte == UInt8(ascii: "/")
      index += 1
    }
    guard index < bytes.count else { return nil }
    let name = attributeName(in: bytes)
    skipSpace(in: bytes)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      return (name, index..<index)
    }
    index += 1
    skipSpace(in: bytes)
    return (name, value(in: bytes))
  }

  private mutating func attributeName(in bytes: Span<UInt8>) -> Range<Int> {
    let start = index
    // A name may begin with an equals sign, but not contain one.
    index += 1
    while index < bytes.count, !bytes[index].endsTagName, bytes[index] != UInt8(ascii: "=") {
      index += 1
    }
    return start..<index
  }

  private mutating func value(in bytes: Span<UInt8>) -> Range<Int> {
    guard index < bytes.count else { return index..<index }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      let start = index
      while index < bytes.count, bytes[index] != quote { index += 1 }
      let end = index
      if index < bytes.count { index += 1 }
      return start..<end
    }
    let start = index
    while index < bytes.count, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: ">") {
      index += 1
    }
    return start..<index
  }

  private mutating func skipSpace(in bytes: Span<UInt8>) {
    while index < bytes.count, bytes[index].isHTMLSpace { index += 1 }
  }
}
