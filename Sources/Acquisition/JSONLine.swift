/// One JSON object (RFC 8259) on a line of its own; what its fields hold is kept where it can be a text.
///
/// A reader of our own, because a fault must have a column, and a number must stay as it is written.
struct JSONLine: Sendable {
  /// What a field holds.
  enum Value: Hashable, Sendable {
    /// A string, its escapes resolved.
    case string(String)
    /// A number, true or false, as it is written.
    case literal(String)
    /// null.
    case null
    /// An array or object.
    case nested

    /// The text that the value is, an empty one for `null`; nil for an array or object.
    var text: String? {
      switch self {
      case .string(let text), .literal(let text): text
      case .null: ""
      case .nested: nil
      }
    }
  }

  /// The fields, in the order of the line.
  private(set) var members: [(name: String, value: Value)] = []

  /// What the last field of this name holds; nil if there is none.
  subscript(name: String) -> Value? { members.last { $0.name == name }?.value }

  /// Reads a line, which should be UTF-8.
  init(_ line: ArraySlice<UInt8>) throws(RowFault) {
    var cursor = JSONCursor(line)
    cursor.skipSpace()
    guard cursor.take("{") else {
      try cursor.skipValue()
      throw cursor.isAtEnd ? .noObject : cursor.fault
    }
    cursor.skipSpace()
    if !cursor.take("}") {
      repeat {
        let name = try cursor.key()
        members.append((name, try cursor.value()))
      } while cursor.take(",")
      guard cursor.take("}") else { throw cursor.fault }
    }
    cursor.skipSpace()
    guard cursor.isAtEnd else { throw cursor.fault }
  }

  /// Whether a byte is white space between the parts of JSON.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
