/// Bytes written in letters (RFC 2045, RFC 4648); what is no such letter is passed over.
package enum Base64 {
  /// The bytes that the letters in `text` stand for.
  package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let (text, sixBits) = (text.span, Base64.sixBits)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3 + 3)
    var (value, bits): (UInt32, UInt32) = (0, 0)
    var place = 0
    while place < text.count {
      // Mostly four letters follow one another, and three bytes are whole.
      if bits == 0, place + 4 <= text.count {
        let (first, second) = (sixBits[Int(text[place])], sixBits[Int(text[place + 1])])
        let (third, fourth) = (sixBits[Int(text[place + 2])], sixBits[Int(text[place + 3])])
        if (first | second | third | fourth) < ending {
          value = UInt32(first) << 18 | UInt32(second) << 12 | UInt32(third) << 6 | UInt32(fourth)
          bytes.append(UInt8(truncatingIfNeeded: value >> 16))
          bytes.append(UInt8(truncatingIfNeeded: value >> 8))
          bytes.append(UInt8(truncatingIfNeeded: value))
          place += 4
          continue
        }
      }
      let six = sixBits[Int(text[place])]
      place += 1
      if six == ending { break }
      if six == other { continue }
      value = value << 6 | UInt32(six)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: value >> bits))
      }
    }
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
