import Markup

/// Resolves references in XML: those of XML itself, and the names that HTML has, which many files use without declaring
/// them.
///
/// No file can declare names of its own: one that it might mean stays as it stands.
enum XMLReferences {
  /// The text with its references resolved.
  static func resolved(_ text: ArraySlice<UInt8>) -> String {
    guard text.contains(UInt8(ascii: "&")) else { return String(decoding: text, as: UTF8.self) }
    let source = Array(text)
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "&"),
        let found = CharacterReferences.resolve(source.span, at: index, isStrict: true)
      {
        result += found.characters
        index += found.length
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether `range` holds no control characters, no bracket that opens a tag, and no references but to characters and to names that XML knows; `declared`
  /// says that a document type may declare others.
  static func areSound(_ bytes: [UInt8], _ range: Range<Int>, declared: Bool) -> Bool {
    for index in range {
      let byte = bytes[index]
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return false }
      if byte == UInt8(ascii: "<") { return false }
      guard byte == UInt8(ascii: "&") else { continue }
      let rest = bytes[index..<min(index + 40, range.upperBound)]
      guard let end = rest.firstIndex(of: UInt8(ascii: ";")), end > index + 1 else { return false }
      let name = String(decoding: bytes[index + 1..<end], as: UTF8.self)
      let isName = declared && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
      if !isName, !known.contains(name), !isCharacter(name) { return false }
    }
    return true
  }

  private static let known: Set<String> = ["amp", "lt", "gt", "quot", "apos"]

  private static func isCharacter(_ name: String) -> Bool {
    guard name.utf8.first == UInt8(ascii: "#") else { return false }
    let digits = name.dropFirst()
    let value =
      digits.utf8.first == UInt8(ascii: "x")
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { $0.value != 0 } ?? false
  }
}
