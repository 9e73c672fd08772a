import Markup

/// Undoes a common mistake: UTF-8 that was taken for windows-1252 and encoded once more, so that `é` has become `Ã©`.
enum DoubleEncoding {
  /// The text as it was meant; the same text where it is not sure that it was encoded twice.
  ///
  /// It is sure where all characters exist in windows-1252, and those outside ASCII are, as its bytes, nothing but well-formed
  /// UTF-8 of Latin letters and punctuation, in two places at least or with a sign of three bytes (`â€™`). One place of two
  /// bytes may be meant: `MANHÃ…` is Portuguese.
  static func undone(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.value < 0x100 {
        bytes.append(UInt8(scalar.value))
      } else if let byte = high[scalar] {
        bytes.append(byte)
      } else {
        return text
      }
    }
    let leads = bytes.filter { $0 >= 0xC0 }
    let validation = UTF8Validation(of: bytes.span)
    guard validation.isValid, leads.count > 1 || leads == [0xE2],
      leads.allSatisfy({ $0 == 0xC2 || $0 == 0xC3 || $0 == 0xE2 })
    else { return text }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes from 0x80 to 0x9F by what they stand for.
  private static let high: [Unicode.Scalar: UInt8] = {
    let source = (UInt8(0x80)...0x9F).map { byte in
      (TextDecoder.decode([byte], declared: "windows-1252", isMarkup: false).bytes, byte)
    }
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for (character, byte) in source {
      if let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first {
        bytes[scalar] = byte
      }
    }
    return bytes
  }()
}
