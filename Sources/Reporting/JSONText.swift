internal import BinaryRecords
/// JSON as RFC 8259 writes it, appended to a buffer of UTF-8 bytes.
///
/// Only what must be escaped is escaped: quotation marks, backslashes and control characters. A Swift
/// string is valid Unicode, so a lone surrogate cannot occur.
extension [UInt8] {
  /// Appends a value on one line, without spaces.
  mutating func append(json value: JSONValue) {
    switch value {
    case .array(let elements):
      append(list: elements, open: "[", close: "]") { $0.append(json: $1) }
    case .object(let members):
      append(list: members, open: "{", close: "}") { bytes, member in
        bytes.append(jsonString: member.key)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(json: member.value)
      }
    default: append(scalar: value)
    }
  }

  /// Appends a value over several lines, indented by two spaces a level.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - depth: the level of the line on which the value begins.
  mutating func append(prettyJSON value: JSONValue, depth: Int = 0) {
    switch value {
    case .array(let elements) where !elements.isEmpty:
      append(lines: elements, open: "[", close: "]", depth: depth) {
        $0.append(prettyJSON: $1, depth: depth + 1)
      }
    case .object(let members) where !members.isEmpty:
      append(lines: members, open: "{", close: "}", depth: depth) { bytes, member in
        bytes.append(jsonString: member.key)
        bytes.append(text: ": ")
        bytes.append(prettyJSON: member.value, depth: depth + 1)
      }
    default: append(json: value)
    }
  }

  /// Appends a string in quotation marks.
  mutating func append(jsonString text: String) {
    append(jsonString: text.utf8Span.span)
  }

  /// Appends a string that is a part of some bytes.
  mutating func append(jsonString bytes: [UInt8], _ range: Range<Int>) {
    append(jsonString: bytes.span.extracting(range))
  }

  private mutating func append(jsonString text: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    if [UInt8].needsEscapes(text) {
      for index in text.indices { append(escaped: text[index]) }
    } else {
      append(lent: text)
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends spaces for a level of indentation.
  mutating func append(indentation depth: Int) {
    for _ in 0..<depth { append(text: "  ") }
  }

  private mutating func append(scalar value: JSONValue) {
    switch value {
    case .bool(let flag): append(text: flag ? "true" : "false")
    case .integer(let integer): append(integer: integer)
    case .number(let number) where number.isFinite: append(number: number)
    case .string(let text): append(jsonString: text)
    case .null, .number, .array, .object: append(text: "null")
    }
  }

  private mutating func append<Item>(
    list: [Item], open: String, close: String, each: (inout [UInt8], Item) -> Void
  ) {
    append(text: open)
    for (index, element) in list.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      each(&self, element)
    }
    append(text: close)
  }

  private mutating func append<Item>(
    lines: [Item], open: String, close: String, depth: Int,
    each: (inout [UInt8], Item) -> Void
  ) {
    append(text: open)
    for (index, element) in lines.enumerated() {
      append(text: index > 0 ? ",\n" : "\n")
      append(indentation: depth + 1)
      each(&self, element)
    }
    append(UInt8(ascii: "\n"))
    append(indentation: depth)
    append(text: close)
  }

  private static func needsEscapes(_ text: Span<UInt8>) -> Bool {
    // Without a branch for each byte, and without `||`, so that it becomes vector code.
    var found: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      let isControl: UInt8 = byte < 0x20 ? 1 : 0
      let isMark: UInt8 = byte == UInt8(ascii: "\"") ? 1 : 0
      let isBackslash: UInt8 = byte == UInt8(ascii: "\\") ? 1 : 0
      found |= isControl | isMark | isBackslash
    }
    return found != 0
  }

  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(text: "\\\"")
    case UInt8(ascii: "\\"): append(text: "\\\\")
    case 0x08: append(text: "\\b")
    case 0x09: append(text: "\\t")
    case 0x0A: append(text: "\\n")
    case 0x0C: append(text: "\\f")
    case 0x0D: append(text: "\\r")
    case 0..<0x20:
      append(text: byte < 0x10 ? "\\u000" : "\\u001")
      append(text: String(byte & 15, radix: 16))
    default: append(byte)
    }
  }
}
