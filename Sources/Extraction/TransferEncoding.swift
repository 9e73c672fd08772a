/// The second of the two ways in which e-mail writes bytes in letters (RFC 2045).
enum TransferEncoding {
  /// The bytes that quoted-printable stands for: `=C3=A9`, and `=` at the end of a line that goes on.
  static func fromQuotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var joined: [UInt8] = []
    joined.reserveCapacity(text.count)
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      // White space at the end of a line was added on the way.
      let end = line.lastIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      let content = end.map { line[...$0] } ?? []
      if content.last == UInt8(ascii: "=") {
        joined += content.dropLast()
      } else {
        joined += content + [0x0A]
      }
    }
    return unescaped(joined, mark: "=")
  }

  /// Bytes in which a mark and two hexadecimal digits stand for one byte.
  static func unescaped(_ text: [UInt8], mark: Unicode.Scalar) -> [UInt8] {
    let mark = UInt8(ascii: mark)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      if text[position] == mark, position + 2 < text.count,
        let high = Character(Unicode.Scalar(text[position + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(text[position + 2])).hexDigitValue
      {
        bytes.append(UInt8(high << 4 | low))
        position += 3
      } else {
        bytes.append(text[position])
        position += 1
      }
    }
    return bytes
  }
}
