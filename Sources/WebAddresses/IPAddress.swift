/// An Internet address of one machine, as a number.
package enum IPAddress: Hashable, Sendable {
  /// Version 4: the first byte is the highest.
  case v4(UInt32)
  /// Version 6, as two halves: the first byte is the highest of `high`.
  case v6(high: UInt64, low: UInt64)

  /// The address in bytes as networks and socket addresses have them, highest first.
  ///
  /// Nil where there are neither four nor sixteen.
  package init?(networkBytes bytes: some Collection<UInt8>) {
    switch bytes.count {
    case 4: self = .v4(bytes.reduce(0) { $0 << 8 | UInt32($1) })
    case 16:
      self = .v6(
        high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
        low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
    default: return nil
    }
  }

  /// The address that a text states, in any form that an address of the web may have.
  ///
  /// `127.1`, `0x7f000001` and `::1`, with or without brackets. Nil for names and for addresses with a zone.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
      guard let address = IPv6Parser.parse(bytes.dropFirst().dropLast()) else { return nil }
      self = address
    } else if bytes.contains(UInt8(ascii: ":")) {
      guard let address = IPv6Parser.parse(bytes[...]) else { return nil }
      self = address
    } else {
      guard let address = IPv4Parser.parse(bytes[...]) else { return nil }
      self = .v4(address)
    }
  }

  /// The eight groups of sixteen bits of an IPv6 address.
  static func pieces(high: UInt64, low: UInt64) -> [UInt16] {
    [high, low].flatMap { half in
      [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: half >> UInt64($0)) }
    }
  }
}

extension IPAddress: CustomStringConvertible {
  /// The address as it is commonly written: `192.0.2.1`, `2001:db8::1` (without brackets, as RFC 5952 has it).
  package var description: String {
    switch self {
    case .v4(let number):
      [24, 16, 8, 0].map { String(number >> UInt32($0) & 0xFF) }.joined(separator: ".")
    case .v6(let high, let low): Self.text(of: Self.pieces(high: high, low: low))
    }
  }

  /// The groups in hexadecimal, the first of the longest runs of two zeros or more left out.
  private static func text(of pieces: [UInt16]) -> String {
    var longest = 0..<0
    var start = 0
    for (index, piece) in pieces.enumerated() {
      if piece != 0 { start = index + 1 }
      if index + 1 - start > longest.count { longest = start..<index + 1 }
    }
    func hex(_ pieces: ArraySlice<UInt16>) -> String {
      pieces.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard longest.count > 1 else { return hex(pieces[...]) }
    return hex(pieces[..<longest.lowerBound]) + "::" + hex(pieces[longest.upperBound...])
  }
}
