/// IPv4 addresses in all forms that browsers take: one to four numbers, decimal, octal (`0177`) or
/// hexadecimal (`0x7f`), of which the last fills all bytes that are left.
enum IPv4Parser {
  private static let dot = UInt8(ascii: ".")

  /// Whether a name must be an IPv4 address, because its last label is a number.
  static func endsInNumber(_ name: ArraySlice<UInt8>) -> Bool {
    let name = name.last == dot ? name.dropLast() : name
    let start = name.lastIndex(of: dot).map { $0 + 1 } ?? name.startIndex
    // Every number begins with a digit, hexadecimal ones too; most names end here.
    guard start < name.endIndex, name[start].isASCIIDigit else { return false }
    let label = name[start...]
    return label.allSatisfy(\.isASCIIDigit) || number(label) != nil
  }

  /// The address, or nil where the text is none.
  static func parse(_ text: ArraySlice<UInt8>) -> UInt32? {
    var parts = text.split(separator: dot, omittingEmptySubsequences: false)
    if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    guard parts.count <= 4, let last = parts.last.flatMap(number) else { return nil }
    var address: UInt64 = 0
    for part in parts.dropLast() {
      guard let value = number(part), value < 256 else { return nil }
      address = address << 8 | value
    }
    let bits = UInt64(8 * (5 - parts.count))
    guard last >> bits == 0 else { return nil }
    return UInt32(address << bits | last)
  }

  /// The value of one number, nil where it is none.
  ///
  /// What is above 32 bits stays above them.
  private static func number(_ text: ArraySlice<UInt8>) -> UInt64? {
    guard let first = text.first else { return nil }
    var (digits, radix): (ArraySlice<UInt8>, UInt64) = (text, 10)
    if first == UInt8(ascii: "0"), text.count > 1 {
      let isHex = text[text.startIndex + 1] | 0x20 == UInt8(ascii: "x")
      (digits, radix) = isHex ? (text.dropFirst(2), 16) : (text.dropFirst(), 8)
    }
    var value: UInt64 = 0
    for byte in digits {
      guard let digit = byte.hexDigit, digit < radix else { return nil }
      value = min(value * radix + UInt64(digit), 1 << 32)
    }
    return value
  }
}
