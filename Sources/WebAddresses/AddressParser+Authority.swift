// User name, password, host and port.
extension AddressParser {
  /// Reads what follows two slashes, up to the path and its slash.
  mutating func parseAuthority() throws(AddressError) {
    startAuthority()
    let end = authorityEnd()
    if let sign = input[at..<end].lastIndex(of: UInt8(ascii: "@")) {
      parseCredentials(to: sign)
      at = sign + 1
      if at == end { throw .noHost }
    }
    let hostEnd = hostEnd(before: end)
    if at == hostEnd, parts.kind.isSpecial || hostEnd < end { throw .noHost }
    try parseHost(input[at..<hostEnd])
    if hostEnd < end { try parsePort(input[(hostEnd + 1)..<end]) }
    at = end
    parsePathStart()
  }

  /// Writes the two slashes.
  mutating func startAuthority() {
    output.append(UInt8(ascii: "/"))
    output.append(UInt8(ascii: "/"))
    parts.usernameEnd = UInt32(output.count)
    parts.hostStart = parts.usernameEnd
  }

  /// Where the authority that is next in the text ends.
  func authorityEnd() -> Int {
    var end = at
    while end < input.count, !isSlash(input[end]), input[end] != UInt8(ascii: "?"),
      input[end] != UInt8(ascii: "#")
    {
      end += 1
    }
    return end
  }

  /// Where the host ends: at a colon outside brackets, or with the authority.
  private func hostEnd(before end: Int) -> Int {
    var isInBrackets = false
    for index in at..<end {
      switch input[index] {
      case UInt8(ascii: "["): isInBrackets = true
      case UInt8(ascii: "]"): isInBrackets = false
      case UInt8(ascii: ":") where !isInBrackets: return index
      default: break
      }
    }
    return end
  }

  /// Writes what stands before the last at sign; those before it belong to name and password.
  private mutating func parseCredentials(to sign: Int) {
    let colon = input[at..<sign].firstIndex(of: UInt8(ascii: ":")) ?? sign
    let start = output.count
    for byte in input[at..<colon] { output.append(byte, encoding: .userinfo) }
    parts.usernameEnd = UInt32(output.count)
    if colon + 1 < sign {
      output.append(UInt8(ascii: ":"))
      for byte in input[(colon + 1)..<sign] { output.append(byte, encoding: .userinfo) }
    }
    if output.count > start { output.append(UInt8(ascii: "@")) }
    parts.hostStart = UInt32(output.count)
  }

  private mutating func parsePort(_ digits: ArraySlice<UInt8>) throws(AddressError) {
    var port: UInt32 = 0
    for byte in digits {
      guard byte.isASCIIDigit else {
        throw .portNotNumber(String(decoding: digits, as: UTF8.self))
      }
      port = min(port * 10 + UInt32(byte - UInt8(ascii: "0")), 1 << 16)
    }
    guard let port = UInt16(exactly: port) else {
      throw .portTooLarge(String(decoding: digits, as: UTF8.self))
    }
    guard !digits.isEmpty, port != parts.kind.defaultPort else { return }
    parts.port = port
    output.append(UInt8(ascii: ":"))
    output.append(contentsOf: String(port).utf8)
    endAuthority()
  }

  /// Reads the path behind an authority; that of a special scheme is never empty.
  private mutating func parsePathStart() {
    if isSlash(byte) {
      at += 1
      parsePath()
    } else if parts.kind.isSpecial {
      parsePath()
    }
  }

  /// Ends a host that has just been written.
  mutating func endHost() {
    parts.hostEnd = UInt32(output.count)
    endAuthority()
  }

  private mutating func endAuthority() {
    parts.authorityEnd = UInt32(output.count)
    parts.pathStart = parts.authorityEnd
  }
}
