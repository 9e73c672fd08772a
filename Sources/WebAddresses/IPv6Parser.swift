/// IPv6 addresses: eight groups of hexadecimal digits, one run of zeros left out as `::`, the last two groups
/// also as an IPv4 address in decimal.
enum IPv6Parser {
  /// The address that stands in `text`, without brackets, or nil.
  static func parse(_ text: ArraySlice<UInt8>) -> IPAddress? {
    let colon = UInt8(ascii: ":")
    var pieces: [UInt16] = []
    var compression: Int?
    var rest = text
    if rest.first == colon {
      guard rest.dropFirst().first == colon else { return nil }
      rest = rest.dropFirst(2)
      compression = 0
    }
    while let byte = rest.first {
      // What is left out stands for one group at least.
      let count = pieces.count + (compression == nil ? 0 : 1)
      guard count < 8 else { return nil }
      if byte == colon {
        guard compression == nil else { return nil }
        rest = rest.dropFirst()
        compression = pieces.count
        continue
      }
      let group = rest.prefix { $0.hexDigit != nil }
      let after = rest[group.endIndex...]
      if after.first == UInt8(ascii: ".") {
        guard count <= 6, let number = decimals(rest) else { return nil }
        pieces += [UInt16(number >> 16), UInt16(truncatingIfNeeded: number)]
        break
      }
      guard let piece = hexadecimal(group) else { return nil }
      pieces.append(piece)
      rest = after
      guard let next = rest.first else { break }
      // A colon must be followed by something: another group or the second colon.
      guard next == colon, rest.count > 1 else { return nil }
      rest = rest.dropFirst()
    }
    return filled(pieces, at: compression)
  }

  /// The pieces with zeros where some were left out.
  private static func filled(_ pieces: [UInt16], at compression: Int?) -> IPAddress? {
    var pieces = pieces
    if let compression {
      pieces.insert(contentsOf: repeatElement(0, count: 8 - pieces.count), at: compression)
    }
    guard pieces.count == 8 else { return nil }
    return .v6(
      high: pieces[..<4].reduce(0) { $0 << 16 | UInt64($1) },
      low: pieces[4...].reduce(0) { $0 << 16 | UInt64($1) })
  }

  private static func hexadecimal(_ group: ArraySlice<UInt8>) -> UInt16? {
    guard (1...4).contains(group.count) else { return nil }
    return group.reduce(0) { $0 << 4 | UInt16($1.hexDigit ?? 0) }
  }

  /// Four decimal numbers without leading zeros.
  private static func decimals(_ text: ArraySlice<UInt8>) -> UInt32? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var number: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.count), part.allSatisfy(\.isASCIIDigit),
        part.count == 1 || part.first != UInt8(ascii: "0")
      else { return nil }
      let value = part.reduce(0) { $0 * 10 + UInt32($1 - UInt8(ascii: "0")) }
      guard value < 256 else { return nil }
      number = number << 8 | value
    }
    return number
  }
}
