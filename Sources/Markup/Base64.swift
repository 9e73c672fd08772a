/// Bytes written in letters (RFC 2045, RFC 4648); what is no such letter is passed over.
package enum Base64 {
  /// The bytes that the letters in `text` stand for.
  package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let (text, sixBits) = (text.span, Base64.sixBits)
    var bytes = [UInt8](repeating: 0, count: text.count / 4 * 3 + 3)
    var count = 0
    var (value, bits): (UInt32, UInt32) = (0, 0)
    for place in text.indices {
      let six = sixBits[Int(text[place])]
      if six == ending { break }
      if six == other { continue }
      value = value << 6 | UInt32(six)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes[count] = UInt8(truncatingIfNeeded: value >> bits)
        count += 1
      }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private static let ending: UInt8 = 64
  private static let other: UInt8 = 65

  /// What each byte stands for.
  private static let sixBits: [UInt8] = {
    var table = [UInt8](repeating: other, count: 256)
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, letter) in letters.utf8.enumerated() { table[Int(letter)] = UInt8(value) }
    table[Int(UInt8(ascii: "="))] = ending
    return table
  }()
}
