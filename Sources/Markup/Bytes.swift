extension UInt8 {
  /// Whether the byte is an ASCII letter.
  @inlinable
  package var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  /// Whether the byte is an ASCII digit.
  @inlinable
  package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// Whether the byte is white space in HTML: tab, line feed, form feed, carriage return, space.
  @inlinable
  package var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }
  /// Whether the byte ends the name of a tag or attribute.
  var endsTagName: Bool {
    isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">")
  }
  /// The byte with an ASCII capital made small.
  @inlinable
  package var lowercasedASCII: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

extension Span<UInt8> {
  /// Whether the bytes of `word` stand at `index`.
  @inlinable
  package func hasPrefix(_ word: String, at index: Int) -> Bool {
    guard index + word.utf8.count <= count else { return false }
    var position = index
    for byte in word.utf8 {
      if self[position] != byte { return false }
      position += 1
    }
    return true
  }

  /// Where `mark` stands next, from `start` on; the end of the bytes if it does not.
  package func place(of mark: String, from start: Int) -> Int {
    guard let first = mark.utf8.first else { return count }
    var position = start
    while position < count {
      position = place(of: first, from: position, upTo: count)
      if position == count || hasPrefix(mark, at: position) { return position }
      position += 1
    }
    return count
  }

  /// Whether `word`, which is in lower case, stands at `index` in whatever case.
  package func hasPrefixFoldingCase(_ word: String, at index: Int) -> Bool {
    guard index + word.utf8.count <= count else { return false }
    var position = index
    for byte in word.utf8 {
      if self[position].lowercasedASCII != byte { return false }
      position += 1
    }
    return true
  }

  /// Whether `word`, which is in lower case, stands in `range` in whatever case.
  package func containsFoldingCase(_ word: String, in range: Range<Int>) -> Bool {
    guard let first = word.utf8.first else { return true }
    for index in range
    where self[index].lowercasedASCII == first && index + word.utf8.count <= range.upperBound {
      if hasPrefixFoldingCase(word, at: index) { return true }
    }
    return false
  }

  /// The bytes of `range` as a string, ASCII capitals made small.
  func lowercasedString(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range { bytes.append(self[index].lowercasedASCII) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
