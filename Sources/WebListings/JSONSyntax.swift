import Markup

/// Tells whether bytes are well-formed JSON (RFC 8259), without reading what they say.
struct JSONSyntax {
  /// What may come next.
  private enum Next {
    case value, valueOrEnd, name, nameOrEnd, separator
  }

  private let bytes: [UInt8]
  private var index = 0
  /// The brackets that are open, each by the sign that closes it.
  private var open: [UInt8] = []

  /// Whether all of the bytes are one value and white space.
  static func isSound(_ bytes: [UInt8]) -> Bool {
    var syntax = JSONSyntax(bytes: bytes)
    return syntax.isSound()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func isSound() -> Bool {
    var next = Next.value
    while true {
      skipSpace()
      if open.isEmpty, next == .separator { return index == bytes.count }
      guard index < bytes.count, let following = step(next) else { return false }
      next = following
    }
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index].isHTMLSpace, bytes[index] != 0x0C { index += 1 }
  }

  /// Takes one sign, name or value; nil where it may not stand here.
  private mutating func step(_ next: Next) -> Next? {
    let byte = bytes[index]
    if byte == open.last, next == .valueOrEnd || next == .nameOrEnd || next == .separator {
      index += 1
      open.removeLast()
      return .separator
    }
    switch next {
    case .separator:
      guard byte == UInt8(ascii: ",") else { return nil }
      index += 1
      return open.last == UInt8(ascii: "}") ? .name : .value
    case .name, .nameOrEnd:
      guard byte == UInt8(ascii: "\""), string() else { return nil }
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
      index += 1
      return .value
    case .value, .valueOrEnd: return value(byte)
    }
  }

  private mutating func value(_ byte: UInt8) -> Next? {
    switch byte {
    case UInt8(ascii: "{"):
      index += 1
      open.append(UInt8(ascii: "}"))
      return .nameOrEnd
    case UInt8(ascii: "["):
      index += 1
      open.append(UInt8(ascii: "]"))
      return .valueOrEnd
    case UInt8(ascii: "\""): return string() ? .separator : nil
    default: return word() ? .separator : nil
    }
  }

  private mutating func string() -> Bool {
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte < 0x20 { return false }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard index < bytes.count, "\"\\/bfnrtu".utf8.contains(bytes[index]) else { return false }
      index += 1
    }
    return false
  }

  /// Takes a number or one of the three names.
  private mutating func word() -> Bool {
    let start = index
    while index < bytes.count,
      bytes[index].isASCIILetter || bytes[index].isASCIIDigit || "+-.".utf8.contains(bytes[index])
    {
      index += 1
    }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    if ["true", "false", "null"].contains(word) { return true }
    let digits = word.drop { $0 == "-" }
    return word.utf8.count - digits.utf8.count <= 1 && digits.utf8.first?.isASCIIDigit == true
      && !digits.utf8.dropFirst().contains { $0 | 0x20 == UInt8(ascii: "x") }
      && Double(word) != nil
  }
}
