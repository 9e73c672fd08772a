/// Bytes written in letters (RFC 2045, RFC 4648); what is no such letter is passed over.
package enum Base64 {
  /// The bytes that the letters in `text` stand for.
  package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var (value, bits): (UInt32, UInt32) = (0, 0)
    for byte in text {
      if byte == UInt8(ascii: "=") { break }
      guard let six = sixBits(byte) else { continue }
      value = value << 6 | six
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: value >> bits))
      }
    }
    return bytes
  }

  private static func sixBits(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
