/// Goes through the bytes of a line of JSON.
///
/// It may nest as deep as it likes: what is open waits on a stack of its own.
struct JSONCursor {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Stands before the first byte.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Whether all is read.
  var isAtEnd: Bool { position == bytes.endIndex }

  /// That what stands here is not JSON.
  var fault: RowFault { .notJSON(column: position - bytes.startIndex + 1) }

  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// Goes over white space.
  mutating func skipSpace() {
    while let byte = next, JSONLine.isSpace(byte) { position += 1 }
  }

  /// Goes over a character, if it is the next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// The name of a field and the colon behind it, with white space around.
  mutating func key() throws(RowFault) -> String {
    skipSpace()
    let name = try string()
    skipSpace()
    guard take(":") else { throw fault }
    skipSpace()
    return name
  }

  /// A value and the white space behind it.
  mutating func value() throws(RowFault) -> JSONLine.Value {
    let start = position
    let result: JSONLine.Value
    switch next {
    case UInt8(ascii: "\""): result = .string(try string())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try skipValue()
      result = .nested
    default:
      try skipLiteral()
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      result = text == "null" ? .null : .literal(text)
    }
    skipSpace()
    return result
  }

  /// Goes over a value, with all that it holds, and the white space behind it.
  mutating func skipValue() throws(RowFault) {
    var open: [Unicode.Scalar] = []
    repeat {
      if take("{") {
        skipSpace()
        open.append("}")
        if next != UInt8(ascii: "}") {
          _ = try key()
          continue
        }
      } else if take("[") {
        skipSpace()
        open.append("]")
        if next != UInt8(ascii: "]") { continue }
      } else if next == UInt8(ascii: "\"") {
        _ = try string()
      } else {
        try skipLiteral()
      }
      try close(&open)
    } while !open.isEmpty
  }

  /// Goes over what ends here, and over the comma and name before the next value.
  private mutating func close(_ open: inout [Unicode.Scalar]) throws(RowFault) {
    skipSpace()
    while let end = open.last {
      if take(end) {
        open.removeLast()
        skipSpace()
      } else if take(",") {
        skipSpace()
        if end == "}" { _ = try key() }
        return
      } else {
        throw fault
      }
    }
  }

  // MARK: Literals

  private mutating func skipLiteral() throws(RowFault) {
    for word in ["true", "false", "null"] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return
    }
    _ = take("-")
    if !take("0") { try skipDigits() }
    if take(".") { try skipDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(RowFault) {
    let start = position
    while let byte = next, byte >= 0x30, byte <= 0x39 { position += 1 }
    guard position > start else { throw fault }
  }

  // MARK: Strings

  private mutating func string() throws(RowFault) -> String {
    guard take("\"") else { throw fault }
    var text: [UInt8] = []
    while let byte = next, byte >= 0x20 {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      default: text.append(byte)
      }
    }
    throw fault
  }

  private mutating func escape() throws(RowFault) -> Unicode.Scalar {
    let simple: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{C}"), ("n", "\n"),
      ("r", "\r"), ("t", "\t"),
    ]
    for (letter, meaning) in simple where take(letter) { return meaning }
    guard take("u") else { throw fault }
    let unit = try unit()
    if unit >= 0xD800, unit < 0xDC00, bytes[position...].starts(with: "\\u".utf8) {
      let start = position
      position += 2
      let low = try self.unit()
      if low >= 0xDC00, low < 0xE000 {
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
      }
      position = start
    }
    // Half of a pair is no character.
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(RowFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
