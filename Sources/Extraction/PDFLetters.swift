import Markup

/// The letters of PDF files as plain text.
enum PDFLetters {
  /// The letters of a stretch of bytes, as a reader would type them.
  ///
  /// References are resolved, ligatures are their letters, bullets of symbol fonts are bullets; control
  /// characters and marks of direction go. What Unicode calls a soft hyphen is a hyphen here: it was drawn.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - range: the stretch.
  ///   - resolves: whether `&` begins a reference.
  /// - Returns: the letters, UTF-8.
  static func plain(
    _ bytes: Span<UInt8>, _ range: Range<Int>, resolves: Bool = true
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if resolves, byte == UInt8(ascii: "&"),
        let found = CharacterReferences.resolve(bytes, at: index)
      {
        text += found.characters
        index += found.length
      } else if byte == 0xC2, index + 1 < range.upperBound, bytes[index + 1] == 0xAD {
        text.append(UInt8(ascii: "-"))
        index += 2
      } else if byte >= 0xE2, let scalar = HeadingShape.scalar(bytes, at: index) {
        append(scalar, to: &text)
        index += scalar.utf8.count
      } else {
        if byte > 0x20, byte != 0x7F { text.append(byte) }
        if byte == 0x20 || byte == 0x09, !text.isEmpty { text.append(0x20) }
        index += 1
      }
    }
    while text.last == 0x20 { text.removeLast() }
    return text
  }

  /// Whether a word that stands alone at the start of a line is a bullet, if `gap` of a line's height is
  /// between it and the text.
  static func isBullet(_ text: [UInt8], gap: Float) -> Bool {
    switch String(decoding: text, as: UTF8.self) {
    // Word draws the bullets of inner lists with the small letter.
    case "o": gap > 0.5
    case "○", "◌", "■", "□", "►", "▶", "▸", "➢", "➤", "➔", "❖", "◆", "◇", "❑", "✓", "✔", "∙":
      true
    default: false
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    switch scalar.value {
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: break
    case 0xFB00: text += "ff".utf8
    case 0xFB01: text += "fi".utf8
    case 0xFB02: text += "fl".utf8
    case 0xFB03: text += "ffi".utf8
    case 0xFB04: text += "ffl".utf8
    case 0xFB05, 0xFB06: text += "st".utf8
    // Symbol and Wingdings keep their bullets here.
    case 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC, 0xF076: text += "•".utf8
    default: text += scalar.utf8
    }
  }
}
