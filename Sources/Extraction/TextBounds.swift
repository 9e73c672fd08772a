import Markup

/// White space at the ends of text.
enum TextBounds {
  /// `range` of `bytes` without the white space and invisible characters at its ends.
  static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let length = blankLength(bytes, at: start, before: end)
      if length == 0 { break }
      start += length
    }
    while end > start {
      let length = blankLength(bytes, endingAt: end, after: start)
      if length == 0 { break }
      end -= length
    }
    return start..<end
  }

  /// The length of the blank character that starts at `index`, or 0.
  private static func blankLength(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> Int {
    let byte = bytes[index]
    if byte.isBlank { return 1 }
    if byte == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 { return 2 }
    guard index + 2 < end else { return 0 }
    return isWideBlank(byte, bytes[index + 1], bytes[index + 2]) ? 3 : 0
  }

  /// The length of the blank character that ends at `index`, or 0.
  private static func blankLength(
    _ bytes: Span<UInt8>, endingAt index: Int, after start: Int
  ) -> Int {
    let byte = bytes[index - 1]
    if byte.isBlank { return 1 }
    guard byte >= 0x80, index - 2 >= start else { return 0 }
    if byte == 0xA0, bytes[index - 2] == 0xC2 { return 2 }
    guard index - 3 >= start else { return 0 }
    return isWideBlank(bytes[index - 3], bytes[index - 2], byte) ? 3 : 0
  }

  /// U+2000 to U+200B, U+2028, U+2029, U+3000 and U+FEFF.
  private static func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80): (0x80...0x8B).contains(third) || third == 0xA8 || third == 0xA9
    case (0xE3, 0x80): third == 0x80
    case (0xEF, 0xBB): third == 0xBF
    default: false
    }
  }
}

extension UInt8 {
  /// Whether the byte is white space or another control character of ASCII.
  var isBlank: Bool { self <= 0x20 || self == 0x7F }
}
