/// Text as a cell of a sheet can hold it.
struct SheetText {
  /// The most characters that a cell holds, counted in UTF-16 as Excel does.
  static let limit = 32_767

  /// The text, cut where it is longer than a cell holds.
  let text: String
  /// Whether it was cut; it then ends in an ellipsis.
  let isCut: Bool
  /// Whether signs were left out or replaced that a sheet cannot hold.
  let isChanged: Bool

  /// Makes it of any text.
  ///
  /// Control characters other than tab and line end are no XML and are left out; line ends are LF, as in Excel. What
  /// Excel would read as an escaped character (`_x0041_`) is escaped itself.
  init(_ text: String, limit: Int = SheetText.limit) {
    guard text.utf8.count > limit || SheetText.isUnusual(text.utf8Span.span) else {
      (self.text, isCut, isChanged) = (text, false, false)
      return
    }
    var scalars = SheetText.scalars(of: text)
    isChanged = !scalars.elementsEqual(text.unicodeScalars)
    isCut = SheetText.length(of: scalars) > limit
    if isCut {
      var length = SheetText.length(of: scalars)
      while length >= limit, let last = scalars.popLast() { length -= last.utf16.count }
      scalars.append("…")
    }
    self.text = SheetText.escaped(String(String.UnicodeScalarView(scalars)))
  }

  /// Whether text may hold what cannot stay as it is: controls, U+FFFE and U+FFFF, or `_x`.
  private static func isUnusual(_ text: Span<UInt8>) -> Bool {
    var isAfterUnderscore = false
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20, byte != 0x09, byte != 0x0A { return true }
      if byte == 0xEF || (isAfterUnderscore && byte == UInt8(ascii: "x")) { return true }
      isAfterUnderscore = byte == UInt8(ascii: "_")
    }
    return false
  }

  private static func length(of scalars: [Unicode.Scalar]) -> Int {
    scalars.reduce(0) { $0 + $1.utf16.count }
  }

  private static func scalars(of text: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n" where isAfterReturn: break
      case "\t", "\n": scalars.append(scalar)
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": break
      default: scalars.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return scalars
  }

  /// The text with `_x005F_` for every underscore that begins what reads as an escaped character.
  private static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "_"), isEscape(bytes[index...].prefix(7)) {
        result += Array("_x005F".utf8)
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether seven bytes are `_xHHHH_`.
  private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 7, bytes.last == UInt8(ascii: "_"),
      bytes[bytes.startIndex + 1] == UInt8(ascii: "x")
    else { return false }
    return bytes.dropFirst(2).dropLast().allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
  }
}
