/// Resolves character references such as `&rsquo;`, `&#8217;` and `&#x2019;`, by the HTML standard.
package enum CharacterReferences {
  /// A resolved reference: its UTF-8 bytes, and how many bytes of the source it takes.
  package struct Resolved: Hashable, Sendable {
    /// The characters for which the reference stands, in UTF-8.
    package var characters: [UInt8]
    /// The length of the reference in the source, `&` included.
    package var length: Int
  }

  /// The reference at `index`, where an `&` stands; nil if there is none.
  ///
  /// If `isStrict`, the closing semicolon is required, as in Markdown.
  package static func resolve(
    _ bytes: Span<UInt8>, at index: Int, isStrict: Bool = false
  ) -> Resolved? {
    guard index + 2 < bytes.count else { return nil }
    if bytes[index + 1] == UInt8(ascii: "#") {
      return numeric(bytes, at: index, isStrict: isStrict)
    }
    guard bytes[index + 1].isASCIILetter else { return nil }
    return named(bytes, at: index, isStrict: isStrict)
  }

  /// `text` with all references resolved.
  package static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let source = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "&"), let found = resolve(source.span, at: index) {
        result.append(contentsOf: found.characters)
        index += found.length
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func numeric(
    _ bytes: Span<UInt8>, at index: Int, isStrict: Bool
  ) -> Resolved? {
    let isHexadecimal = bytes[index + 2] | 0x20 == UInt8(ascii: "x")
    var end = index + (isHexadecimal ? 3 : 2)
    let start = end
    var value: UInt32 = 0
    while end < bytes.count, let digit = digit(bytes[end], isHexadecimal: isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      end += 1
    }
    guard end > start else { return nil }
    let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: ";")
    if isStrict && !isClosed { return nil }
    let characters = Array(String(scalar(value)).utf8)
    return Resolved(characters: characters, length: end - index + (isClosed ? 1 : 0))
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    if byte.isASCIIDigit { return UInt32(byte - 0x30) }
    let lower = byte | 0x20
    guard isHexadecimal, lower >= 0x61, lower <= 0x66 else { return nil }
    return UInt32(lower - 0x61 + 10)
  }

  /// The character for a number; 0x80 to 0x9F mean what they mean in windows-1252.
  private static func scalar(_ value: UInt32) -> Character {
    if value >= 0x80, value < 0xA0 {
      return Character(Windows1252.scalar(UInt8(value)))
    }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return Character(scalar)
  }

  private static func named(_ bytes: Span<UInt8>, at index: Int, isStrict: Bool) -> Resolved? {
    var end = index + 1
    while end < bytes.count, end - index <= longestName,
      bytes[end].isASCIILetter || bytes[end].isASCIIDigit
    {
      end += 1
    }
    let name = string(bytes, index + 1..<end)
    if end < bytes.count, bytes[end] == UInt8(ascii: ";"), let entity = table[name] {
      return Resolved(characters: entity.characters, length: end - index + 1)
    }
    return isStrict ? nil : unclosed(name)
  }

  /// The longest old name with which `name` begins: `&copy2024` is a copyright sign and a year.
  private static func unclosed(_ name: String) -> Resolved? {
    var prefix = name.prefix(6)
    while prefix.count >= 2 {
      if let entity = table[String(prefix)], entity.needsNoSemicolon {
        return Resolved(characters: entity.characters, length: prefix.utf8.count + 1)
      }
      prefix.removeLast()
    }
    return nil
  }

  private static func string(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var name = ""
    for index in range { name.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    return name
  }

  private struct Entity {
    var characters: [UInt8]
    var needsNoSemicolon: Bool
  }

  private static let longestName = 32

  private static let table: [String: Entity] = {
    var table: [String: Entity] = [:]
    for entry in EntityTable.source.description.utf8.split(separator: UInt8(ascii: " ")) {
      let isOld = entry.first == UInt8(ascii: "*")
      let parts = entry.dropFirst(isOld ? 1 : 0).split(separator: UInt8(ascii: "="))
      let points = parts[1].split(separator: UInt8(ascii: "+"))
        .compactMap { UInt32(String(Substring($0)), radix: 16) }.compactMap(Unicode.Scalar.init)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: points)
      table[String(Substring(parts[0]))] = Entity(
        characters: Array(String(text).utf8), needsNoSemicolon: isOld)
    }
    return table
  }()
}
