import Markup

/// Tells by its looks whether a line of plain text may be a heading.
enum HeadingShape {
  /// Whether the line is short, starts with a capital or number and has no mark at its end.
  ///
  /// The line that opens a document may end with a question mark.
  static func fits(_ bytes: Span<UInt8>, _ range: Range<Int>, opensDocument: Bool) -> Bool {
    guard range.count >= 2, range.count <= 160 else { return false }
    guard startsLikeHeading(bytes, range) else { return false }
    switch lastScalar(bytes, range) {
    case ".", ",", ";", ":", "!", "…", "-", "–", "—", "|": return false
    case "?": if !opensDocument { return false }
    default: break
    }
    var words = 1
    var hasLetter = false
    for index in range {
      let byte = bytes[index]
      if byte == UInt8(ascii: "@") { return false }
      if byte == UInt8(ascii: ":"), bytes.hasPrefix("://", at: index) { return false }
      if byte == 0x20 { words += 1 }
      if byte >= 0x80 || byte.isASCIILetter { hasLetter = true }
    }
    return hasLetter && words <= 14
  }

  private static func startsLikeHeading(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while let scalar = scalar(bytes, at: index), index < range.upperBound {
      switch scalar {
      case "\"", "'", "“", "‘", "(", "«", "¿", "¡": index += scalar.utf8.count
      case "a"..."z": return false
      case "A"..."Z", "0"..."9": return true
      default:
        return scalar.properties.isUppercase || scalar.properties.numericType != nil
          || (scalar.properties.isAlphabetic && !scalar.properties.isLowercase)
      }
    }
    return false
  }

  /// The last character of a line that is not a closing quotation mark or bracket.
  static func lastScalar(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Unicode.Scalar? {
    var end = range.upperBound
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard let scalar = scalar(bytes, at: start) else { return nil }
      switch scalar {
      case "\"", "'", "”", "’", ")", "]", "»": end = start
      default: return scalar
      }
    }
    return nil
  }

  /// The character that starts at `index`; the bytes are valid UTF-8.
  static func scalar(_ bytes: Span<UInt8>, at index: Int) -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    let lead = bytes[index]
    if lead < 0x80 { return Unicode.Scalar(lead) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard index + length <= bytes.count else { return nil }
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return Unicode.Scalar(value)
  }
}

/// The mark that begins an item of a list in plain text: a bullet, `1.`, `1)` or `a)`.
struct ListMarker {
  /// Where the item's text starts, behind the mark and the space after it.
  var textStart: Int

  /// The mark at the start of a line, or nil.
  static func find(in bytes: Span<UInt8>, _ line: Range<Int>) -> ListMarker? {
    guard line.count >= 3, let end = markEnd(bytes, line), end < line.upperBound,
      bytes[end] == 0x20 || bytes[end] == 0x09
    else { return nil }
    var start = end
    while start < line.upperBound, bytes[start].isBlank { start += 1 }
    return start < line.upperBound ? ListMarker(textStart: start) : nil
  }

  private static func markEnd(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
    let start = line.lowerBound
    switch HeadingShape.scalar(bytes, at: start) {
    case "-", "*", "+": return start + 1
    case "•", "–", "▪", "●", "◦", "‣": return start + 3
    case "·": return start + 2
    default: break
    }
    var index = start
    while index < line.upperBound, bytes[index].isASCIIDigit { index += 1 }
    let digits = index - start
    if digits == 0, bytes[start].isASCIILetter {
      let isMark = bytes[start + 1] == UInt8(ascii: ")")
      return isMark ? start + 2 : nil
    }
    guard (1...3).contains(digits), index < line.upperBound else { return nil }
    let isMark = bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
    return isMark ? index + 1 : nil
  }
}
