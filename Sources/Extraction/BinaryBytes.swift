/// Tells bytes that are no text from text with the odd stray control character.
enum BinaryBytes {
  /// The offset of the first control byte, if NULs or other controls are so common that this is no
  /// text: more than one in a thousand bytes, or a NUL among the first thousand.
  static func offset(in bytes: Span<UInt8>) -> Int? {
    var first: Int?
    var controls = 0
    var index = 0
    while index < bytes.count {
      if index + 64 <= bytes.count {
        let chunk = bytes.extracting(index..<index + 64)
        var isClean: UInt8 = 0
        for offset in 0..<64 { isClean |= isControl(chunk[offset]) }
        if isClean == 0 {
          index += 64
          continue
        }
      }
      for position in index..<min(index + 64, bytes.count) where isControl(bytes[position]) != 0 {
        if first == nil { first = position }
        if bytes[position] == 0, position < 1000 { return first }
        controls += 1
      }
      index += 64
    }
    return controls * 1000 > bytes.count ? first : nil
  }

  /// 1 for a control character that does not occur in text, else 0.
  private static func isControl(_ byte: UInt8) -> UInt8 {
    // Tab, line feed, vertical tab, form feed, carriage return, file separator and escape do occur.
    byte < 0x09 || (byte > 0x0D && byte < 0x1A) ? 1 : 0
  }
}
