/// Where URLs and e-mail addresses end.
enum Addresses {
  /// The end of the URL at `start`, or nil where none starts.
  ///
  /// A URL starts with `http://`, `https://` or `www.` and has at least one letter or digit behind that.
  /// It runs to white space, a quotation mark or an angle bracket; punctuation that ends the sentence or
  /// closes a bracket opened before the URL is not part of it.
  static func urlEnd(at start: Int, in text: Span<UInt8>, upTo end: Int) -> Int? {
    guard let body = urlBody(at: start, in: text, upTo: end), body < end,
      isAlphanumeric(text[body])
    else { return nil }
    var position = body
    var brackets = 0
    var lastGood = body
    while position < end {
      let scalar = text.scalar(at: position)
      if endsURL(scalar.value) { break }
      position += scalar.length
      switch scalar.value {
      case 0x28: brackets += 1
      case 0x29 where brackets > 0:
        brackets -= 1
        lastGood = position
      case 0x29, 0x5D, 0x7D, 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x2A, 0x5F, 0x7E, 0x2026, 0x5B,
        0x7B, 0x7C:
        break
      default: lastGood = position
      }
    }
    return lastGood
  }

  /// The first byte behind `http://`, `https://` or `www.`, in any case.
  static func urlBody(at start: Int, in text: Span<UInt8>, upTo end: Int) -> Int? {
    func has(_ prefix: StaticString, at index: Int) -> Bool {
      let count = prefix.utf8CodeUnitCount
      guard index + count <= end else { return false }
      var offset = 0
      for byte in prefix.description.utf8 {
        let found = text[index + offset]
        guard found == byte || (found ^ 0x20 == byte && byte &- 0x61 < 26) else { return false }
        offset += 1
      }
      return true
    }
    if has("www.", at: start) { return start + 4 }
    if has("http://", at: start) { return start + 7 }
    if has("https://", at: start) { return start + 8 }
    return nil
  }

  private static func endsURL(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0x60, 0x7F: true
    case 0xAB, 0xBB, 0x2018...0x201F, 0x2014: true
    default: scalar > 0x7F && Punctuation.isSpace(scalar)
    }
  }

  /// The end of the domain behind the `@` at `at`, or nil where no domain with a full stop follows.
  static func domainEnd(after at: Int, in text: Span<UInt8>, upTo end: Int) -> Int? {
    var position = at + 1
    var lastGood: Int?
    var hasStop = false
    while position < end {
      let byte = text[position]
      if isAlphanumeric(byte) {
        if hasStop { lastGood = position + 1 }
      } else if byte == UInt8(ascii: ".") {
        guard position > at + 1, position + 1 < end, isAlphanumeric(text[position + 1]) else {
          break
        }
        hasStop = true
      } else if byte != UInt8(ascii: "-") || position == at + 1 {
        break
      }
      position += 1
    }
    return lastGood
  }

  /// The start of the local part before the `@` at `at`, not before `lowerBound`.
  static func localPartStart(before at: Int, in text: Span<UInt8>, from lowerBound: Int) -> Int {
    var start = at
    while start > lowerBound {
      let byte = text[start - 1]
      guard isAlphanumeric(byte) || isLocalPartSign(byte) else { break }
      start -= 1
    }
    while start < at, !isAlphanumeric(text[start]) { start += 1 }
    return start
  }

  private static func isLocalPartSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}
