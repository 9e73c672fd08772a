/// A code point of UTF-8 text and the number of bytes that it takes.
struct DecodedScalar {
  /// The code point; U+FFFD for a byte that starts none.
  var value: UInt32
  /// Its length in bytes, at least 1.
  var length: Int
}

extension Span<UInt8> {
  /// The code point that starts at `index`.
  ///
  /// Documents hold valid UTF-8. A stray byte is read as U+FFFD of length 1, so that no text can make a
  /// scanner stand still or run past the end.
  @inline(__always)
  func scalar(at index: Int) -> DecodedScalar {
    let first = self[index]
    return first < 0x80
      ? DecodedScalar(value: UInt32(first), length: 1) : longScalar(at: index, first: first)
  }

  private func longScalar(at index: Int, first: UInt8) -> DecodedScalar {
    let invalid = DecodedScalar(value: 0xFFFD, length: 1)
    let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    guard length > 1, index + length <= count else { return invalid }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = self[index + offset]
      guard byte & 0xC0 == 0x80 else { return invalid }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return DecodedScalar(value: value, length: length)
  }

  /// The code point that ends just before `index`, not looking before `lowerBound`; nil if none.
  func scalar(before index: Int, from lowerBound: Int) -> DecodedScalar? {
    guard index > lowerBound else { return nil }
    var start = index - 1
    while start > lowerBound, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let scalar = scalar(at: start)
    return start + scalar.length == index ? scalar : DecodedScalar(value: 0xFFFD, length: 1)
  }
}
