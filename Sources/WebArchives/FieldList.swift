/// Named fields in their order, as the heads of WARC records and HTTP messages have them.
///
/// Names are looked up without regard to capitals, and may come several times.
package struct FieldList: Hashable, Sendable {
  /// One field.
  package struct Field: Hashable, Sendable {
    /// Its name, as it is written.
    package var name: String
    /// Its value, without white space around it.
    package var value: String
  }

  /// The fields, in their order.
  package private(set) var fields: [Field] = []

  /// Makes a list of no fields.
  package init() {}

  /// Makes a list of these fields.
  package init(_ fields: [(name: String, value: String)]) {
    for field in fields { append(field.name, field.value) }
  }

  /// The value of the first field of this name.
  package subscript(name: String) -> String? {
    fields.first { FieldList.isAlike($0.name, name) }?.value
  }

  /// The values of all fields of this name, in their order.
  package func all(_ name: String) -> [String] {
    fields.filter { FieldList.isAlike($0.name, name) }.map(\.value)
  }

  /// Adds a field at the end.
  package mutating func append(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// Adds a field at the end, if it has a value.
  package mutating func append(_ name: String, ifKnown value: String?) {
    if let value { append(name, value) }
  }

  /// Removes all fields of this name.
  package mutating func remove(_ name: String) {
    fields.removeAll { FieldList.isAlike($0.name, name) }
  }

  /// Adds a line's text to the value of the last field.
  mutating func fold(_ text: String) {
    guard let last = fields.indices.last else { return }
    fields[last].value += fields[last].value.isEmpty || text.isEmpty ? text : " " + text
  }

  /// The fields as lines that end in CRLF.
  ///
  /// Whatever a stranger put into a value stays in its line; what is no name of a field is left out.
  package var encoded: [UInt8] {
    var bytes: [UInt8] = []
    for field in fields where FieldList.isName(field.name) {
      bytes += field.name.utf8
      bytes += ": ".utf8
      bytes += FieldList.oneLine(field.value).utf8
      bytes += "\r\n".utf8
    }
    return bytes
  }

  /// Whether two names are the same but for capitals in ASCII.
  private static func isAlike(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && zip(left.utf8, right.utf8).allSatisfy { lower($0) == lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// Whether a text is a token of RFC 9110, as names of fields are.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  /// A value with a space for each control character, and none at its ends.
  private static func oneLine(_ value: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      text.append(isControl || scalar.value == 0x2028 || scalar.value == 0x2029 ? " " : scalar)
    }
    let trimmed = text.drop { $0 == " " }
    return String(String.UnicodeScalarView(trimmed.reversed().drop { $0 == " " }.reversed()))
  }
}
