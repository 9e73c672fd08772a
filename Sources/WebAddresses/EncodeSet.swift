/// A set of bytes that are percent-encoded in one part of an address, by the standard's "percent-encode sets".
///
/// All bytes above ASCII belong to each set, so that UTF-8 is encoded byte by byte.
struct EncodeSet: Sendable {
  /// The ASCII characters of the set, as bits: those below 64, and those from 64.
  private var low: UInt64
  private var high: UInt64

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The controls.
  static let controls = EncodeSet(low: 0xFFFF_FFFF, high: 1 << 63)
  static let fragment = controls.adding(" \"<>`")
  static let query = controls.adding(" \"#<>")
  static let specialQuery = query.adding("'")
  static let path = query.adding("?^`{}")
  static let userinfo = path.adding("/:;=@[\\]|")

  /// No host may hold these, decoded or not.
  static let forbiddenInHosts = EncodeSet(low: 0, high: 0).adding("\0\t\n\r #/:<>?@[\\]^|")
  /// No name may hold these once it is in ASCII.
  static let forbiddenInDomains = EncodeSet(low: 0xFFFF_FFFF, high: 1 << 63)
    .adding("\0\t\n\r #/:<>?@[\\]^|%")

  private func adding(_ characters: StaticString) -> EncodeSet {
    var set = self
    for scalar in String(describing: characters).unicodeScalars {
      let bit = scalar.value
      if bit < 64 { set.low |= 1 << UInt64(bit) } else { set.high |= 1 << UInt64(bit - 64) }
    }
    return set
  }

  /// Whether an ASCII byte belongs to the set; true for all others.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte < 64
      ? low & 1 << UInt64(byte) != 0 : byte >= 128 || high & 1 << UInt64(byte - 64) != 0
  }
}

extension [UInt8] {
  /// Appends a byte, percent-encoded if it belongs to `set`.
  @inline(__always)
  mutating func append(_ byte: UInt8, encoding set: EncodeSet) {
    if set.contains(byte) { appendEncoded(byte) } else { append(byte) }
  }

  /// Appends a byte as `%` and two upper-case hexadecimal digits.
  mutating func appendEncoded(_ byte: UInt8) {
    append(UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 15] {
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes with `%` and two hexadecimal digits decoded; what looks otherwise stays.
  var percentDecoded: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var index = startIndex
    while index < endIndex {
      if self[index] == UInt8(ascii: "%"), index + 2 < endIndex,
        let high = self[index + 1].hexDigit, let low = self[index + 2].hexDigit
      {
        result.append(UInt8(high << 4 | low))
        index += 3
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }
}

extension UInt8 {
  /// The value of an ASCII hexadecimal digit.
  var hexDigit: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self) - 0x30
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self) - 0x37
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self) - 0x57
    default: nil
    }
  }

  var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// The byte with A to Z in lower case.
  var lowercasedASCII: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
}
