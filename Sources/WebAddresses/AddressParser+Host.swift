// The standard's host parser.
extension AddressParser {
  /// Reads a host and writes it: an address in brackets; in special schemes a name or an IPv4 address; in
  /// others any text.
  mutating func parseHost(_ text: ArraySlice<UInt8>) throws(AddressError) {
    if text.first == UInt8(ascii: "[") {
      try parseBrackets(text)
    } else if parts.kind.isSpecial {
      try parseDomain(text)
    } else {
      try parseOpaqueHost(text)
    }
    endHost()
  }

  private mutating func parseBrackets(_ text: ArraySlice<UInt8>) throws(AddressError) {
    guard text.last == UInt8(ascii: "]"), text.count > 1 else { throw .unclosedBracket }
    let inside = text.dropFirst().dropLast()
    guard let address = IPv6Parser.parse(inside) else {
      let text = String(decoding: inside, as: UTF8.self)
      throw inside.contains(UInt8(ascii: "%")) ? .zoneIdentifier(text) : .notIPv6(text)
    }
    output.append(contentsOf: "[\(address)]".utf8)
    parts.hostKind = .address
    parts.ip = address
  }

  private mutating func parseOpaqueHost(_ text: ArraySlice<UInt8>) throws(AddressError) {
    for byte in text {
      if byte < 0x80, EncodeSet.forbiddenInHosts.contains(byte) {
        throw .hostCharacter(.init(byte))
      }
      output.append(byte, encoding: .controls)
    }
    parts.hostKind = text.isEmpty ? .empty : .opaque
  }

  private mutating func parseDomain(_ text: ArraySlice<UInt8>) throws(AddressError) {
    let start = output.count
    if text.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "%") }) {
      try appendDomain(text)
    } else {
      let decoded = text.percentDecoded
      if decoded.allSatisfy({ $0 < 0x80 }) {
        try appendDomain(decoded[...])
      } else {
        guard let name = DomainNames.ascii(decoded) else {
          throw .notDomain(String(decoding: text, as: UTF8.self))
        }
        try appendDomain(name[...])
      }
    }
    parts.hostKind = .domain
    if IPv4Parser.endsInNumber(output[start...]) { try replaceByIPv4(from: start) }
  }

  /// Writes a name of ASCII in lower case.
  ///
  /// By the standard, one that is ASCII from the start is not looked at any closer: a label `xn--…` may hold
  /// what IDNA would not allow.
  private mutating func appendDomain(_ name: ArraySlice<UInt8>) throws(AddressError) {
    guard !name.isEmpty else { throw .noHost }
    for byte in name {
      if EncodeSet.forbiddenInDomains.contains(byte) { throw .hostCharacter(.init(byte)) }
      output.append(byte.lowercasedASCII)
    }
  }

  private mutating func replaceByIPv4(from start: Int) throws(AddressError) {
    guard let number = IPv4Parser.parse(output[start...]) else {
      throw .notIPv4(String(decoding: output[start...], as: UTF8.self))
    }
    let address = IPAddress.v4(number)
    output.removeSubrange(start...)
    output.append(contentsOf: address.description.utf8)
    parts.hostKind = .address
    parts.ip = address
  }
}
