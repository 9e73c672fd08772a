/// What is often asked of texts of pages, byte by byte: to Swift's characters a letter and a mark behind it are one, which
/// takes long to find out.
extension String {
  /// A text in which each run of white space is one space, and none stands at the ends.
  package init(words bytes: [UInt8]) {
    let source = bytes.span
    var words: [UInt8] = []
    words.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let start = index
      while index < source.count, source.whiteSpace(at: index) == 0 { index += 1 }
      if index > start {
        if !words.isEmpty { words.append(0x20) }
        words += bytes[start..<index]
      }
      while index < source.count {
        let length = source.whiteSpace(at: index)
        guard length > 0 else { break }
        index += length
      }
    }
    self.init(decoding: words, as: UTF8.self)
  }

  /// A text in which each run of white space is one space, and none stands at the ends.
  package init(words text: String) { self.init(words: Array(text.utf8)) }

  /// Whether another text stands somewhere in this one, with the same bytes.
  package func holds(_ part: String) -> Bool { utf8.span.holds(part) }
}

extension Span<UInt8> {
  /// Whether a text stands somewhere among these bytes.
  package func holds(_ part: String) -> Bool { part.isEmpty || place(of: part, from: 0) < count }

  /// The number of bytes of the white space (Unicode's property `White_Space`) that begins at a place; 0 where none does.
  fileprivate func whiteSpace(at index: Int) -> Int {
    let first = self[index]
    if first < 0x80 { return first == 0x20 || first &- 0x09 < 5 ? 1 : 0 }
    guard first == 0xC2 || first &- 0xE1 < 3, index + 1 < count else { return 0 }
    let second = self[index + 1]
    if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard index + 2 < count else { return 0 }
    switch (first, second, self[index + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }
}
