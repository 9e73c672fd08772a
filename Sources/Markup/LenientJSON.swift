/// A value in a page's JSON; numbers, truth values and null say nothing here.
package enum JSONPart: Sendable {
  /// A string, with its escapes resolved.
  case string(String)
  /// A list.
  case array([JSONPart])
  /// Members by name; of several under one name, the last.
  case object([String: JSONPart])
  /// Anything else.
  case other
}

/// Reads JSON as pages have it: sound JSON is read as it stands, and what is broken as far as its sense is clear.
///
/// Taken in stride are control characters and bare quotation marks in strings, commas too many or too few, comments,
/// brackets that are not closed, several values behind one another, and values whose quotation marks are references.
package struct LenientJSON {
  private let bytes: [UInt8]
  private var index = 0

  /// Deeper values are passed over.
  private static let deepest = 100

  /// The value in `script`; nil where it holds neither an object nor a list.
  package static func value(of script: [UInt8]) -> JSONPart? {
    let isEscaped = !script.contains(UInt8(ascii: "\""))
    let plain =
      isEscaped
      ? Array(CharacterReferences.resolved(String(decoding: script, as: UTF8.self)).utf8) : script
    var reader = LenientJSON(bytes: plain)
    var values: [JSONPart] = []
    while reader.findStart(), values.count < 100 { values.append(reader.value(depth: 0)) }
    return values.count > 1 ? .array(values) : values.first
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Goes to where the next object or list opens, past what some pages wrap around their data.
  private mutating func findStart() -> Bool {
    while let byte {
      if bytes.span.hasPrefix("[CDATA[", at: index) {
        index += 7
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        return true
      } else {
        index += 1
      }
    }
    return false
  }

  private mutating func skipSpace() {
    while let byte {
      if byte <= 0x20 {
        index += 1
      } else if bytes.span.hasPrefix("/*", at: index) {
        while index < bytes.count, !bytes.span.hasPrefix("*/", at: index) { index += 1 }
        index += 2
      } else if bytes.span.hasPrefix("//", at: index) {
        while let byte = self.byte, byte != 0x0A { index += 1 }
      } else {
        return
      }
    }
  }

  // MARK: Values

  private mutating func value(depth: Int) -> JSONPart {
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return object(depth: depth + 1)
    case UInt8(ascii: "["): return array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(string())
    default:
      while let byte, byte > 0x20, !LenientJSON.ends(byte) { index += 1 }
      return .other
    }
  }

  private static func ends(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }

  private mutating func object(depth: Int) -> JSONPart {
    var members: [String: JSONPart] = [:]
    index += 1
    guard depth < LenientJSON.deepest else { return abandon() }
    while true {
      skipSpace()
      switch byte {
      case nil, UInt8(ascii: "]"): return .object(members)
      case UInt8(ascii: "}"):
        index += 1
        return .object(members)
      case UInt8(ascii: "\""):
        let key = string()
        skipSpace()
        guard byte == UInt8(ascii: ":") else { continue }
        index += 1
        members[key] = value(depth: depth)
      default: index += 1
      }
    }
  }

  private mutating func array(depth: Int) -> JSONPart {
    var values: [JSONPart] = []
    index += 1
    guard depth < LenientJSON.deepest else { return abandon() }
    while true {
      skipSpace()
      switch byte {
      case nil, UInt8(ascii: "}"): return .array(values)
      case UInt8(ascii: "]"):
        index += 1
        return .array(values)
      case UInt8(ascii: ","), UInt8(ascii: ":"): index += 1
      default: values.append(value(depth: depth))
      }
    }
  }

  /// Gives up the rest, which nests too deeply to be meant.
  private mutating func abandon() -> JSONPart {
    index = bytes.count
    return .other
  }

  // MARK: Strings

  private mutating func string() -> String {
    var text: [UInt8] = []
    index += 1
    while let byte {
      index += 1
      if byte == UInt8(ascii: "\"") {
        if isEnd() { break }
        text.append(byte)
      } else if byte == UInt8(ascii: "\\") {
        unescape(into: &text)
      } else {
        text.append(byte < 0x20 ? 0x20 : byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether the quotation mark before `index` ends its string, by what stands behind it.
  private func isEnd() -> Bool {
    var next = index
    let skip = { (next: inout Int) in
      while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
    }
    skip(&next)
    guard next < bytes.count else { return true }
    switch bytes[next] {
    case UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "/"): return true
    // A new line begins with the next name, where the comma was forgotten.
    case UInt8(ascii: "\""): return bytes[index..<next].contains(0x0A)
    case UInt8(ascii: ","):
      next += 1
      skip(&next)
      guard next < bytes.count else { return true }
      return switch bytes[next] {
      case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "}"),
        UInt8(ascii: "]"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "t"),
        UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: ","):
        true
      case let byte: byte.isASCIIDigit
      }
    default: return false
    }
  }

  /// Writes what the escape behind a backslash stands for.
  private mutating func unescape(into text: inout [UInt8]) {
    guard let byte else { return }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
    case UInt8(ascii: "u"):
      var unit = hexadecimal()
      if let high = unit, (0xD800..<0xDC00).contains(high),
        bytes.span.hasPrefix("\\u", at: index)
      {
        index += 2
        unit = hexadecimal().map { 0x10000 &+ (high &- 0xD800) << 10 &+ ($0 &- 0xDC00) }
      }
      let scalar = unit.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      text.append(contentsOf: String(Character(scalar)).utf8)
    default: text.append(byte)
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
    guard let value = UInt32(digits, radix: 16) else { return nil }
    index += 4
    return value
  }
}

extension JSONPart {
  /// The text of a string, or of the first string of a list or of a value with a language.
  package var string: String? {
    switch self {
    case .string(let value):
      // Many pages escape what needs no escape here.
      let trimmed = String(words: CharacterReferences.resolved(value))
      return trimmed.isEmpty ? nil : trimmed
    case .array(let values): return values.first?.string
    case .object(let object): return object["@value"]?.string
    case .other: return nil
    }
  }
}
