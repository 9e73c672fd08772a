/// The standard's basic URL parser, as one walk over the bytes of the text that writes the serialisation as it goes.
///
/// All that the standard's states look for is ASCII, so UTF-8 is walked byte by byte. States are functions here:
/// which one follows is decided by scheme and base (in this file), authority, host, path and what follows have
/// files of their own.
struct AddressParser {
  let input: [UInt8]
  let base: WebAddress?
  /// The place of the next byte of the input.
  var at = 0
  var output: [UInt8] = []
  var parts = AddressParts()
  /// Whether the query is that of the base.
  private var keepsQuery = false

  init(_ text: String, base: WebAddress?) {
    input = Self.stripped(text)
    self.base = base
    output.reserveCapacity(input.count + 16 + (base.map { Int($0.parts.pathEnd) } ?? 0))
  }

  var address: WebAddress {
    WebAddress(href: String(decoding: output, as: UTF8.self), parts: parts)
  }

  /// The text without controls and spaces around it, and without tabs and line ends.
  private static func stripped(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    if let last = bytes.lastIndex(where: { $0 > 0x20 }) {
      if last + 1 < bytes.count { bytes.removeSubrange((last + 1)...) }
    } else {
      return []
    }
    if let first = bytes.firstIndex(where: { $0 > 0x20 }), first > 0 {
      bytes.removeSubrange(..<first)
    }
    if bytes.contains(where: { $0 < 0x20 }) {
      bytes.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
    return bytes
  }

  mutating func parse() throws(AddressError) {
    if let end = schemeEnd() {
      for byte in input[..<end] { output.append(byte.lowercasedASCII) }
      at = end + 1
      endScheme()
      try parseAfterScheme()
    } else {
      guard let base else { throw .noScheme }
      try parseWithoutScheme(base)
    }
    if !parts.hasOpaquePath { keepPathApart() }
    if let base, keepsQuery { copyQuery(of: base) }
    parseQueryAndFragment()
  }

  /// Where a colon ends the scheme that the text begins with.
  private func schemeEnd() -> Int? {
    guard let first = input.first, first.isASCIILetter else { return nil }
    for (index, byte) in input.enumerated() {
      if byte == UInt8(ascii: ":") { return index }
      let isPart =
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      if !isPart { return nil }
    }
    return nil
  }

  /// Ends a scheme that has just been written.
  private mutating func endScheme() {
    parts.kind = SchemeKind(output[...])
    parts.schemeEnd = UInt32(output.count)
    output.append(UInt8(ascii: ":"))
    parts.usernameEnd = UInt32(output.count)
    parts.hostStart = parts.usernameEnd
    endHost()
  }

  private mutating func parseAfterScheme() throws(AddressError) {
    switch parts.kind {
    case .file: try parseFile(base.flatMap { $0.parts.kind == .file ? $0 : nil })
    case .other: try parseNotSpecial()
    default:
      let startsWithTwo = byte == UInt8(ascii: "/") && byte(after: 1) == UInt8(ascii: "/")
      if let base, base.parts.kind == parts.kind, !startsWithTwo {
        try parseRelative(base)
      } else {
        skipSlashes()
        try parseAuthority()
      }
    }
  }

  private mutating func parseNotSpecial() throws(AddressError) {
    guard byte == UInt8(ascii: "/") else {
      parseOpaquePath()
      return
    }
    at += 1
    if byte == UInt8(ascii: "/") {
      at += 1
      try parseAuthority()
    } else {
      parsePath()
    }
  }

  private mutating func parseWithoutScheme(_ base: WebAddress) throws(AddressError) {
    if base.hasOpaquePath {
      guard byte == UInt8(ascii: "#") else { throw .baseWithoutPath(scheme: base.scheme) }
      copy(base, to: base.parts.queryEnd)
      parts = base.parts
    } else if base.parts.kind == .file {
      copyScheme(of: base)
      try parseFile(base)
    } else {
      copyScheme(of: base)
      try parseRelative(base)
    }
  }

  private mutating func copyScheme(of base: WebAddress) {
    copy(base, to: base.parts.schemeEnd)
    endScheme()
  }

  private mutating func parseRelative(_ base: WebAddress) throws(AddressError) {
    guard isSlash(byte) else {
      copyAuthority(of: base)
      parseRelativePath(base)
      return
    }
    at += 1
    if isSlash(byte) {
      if parts.kind.isSpecial { skipSlashes() } else { at += 1 }
      try parseAuthority()
    } else {
      copyAuthority(of: base)
      parsePath()
    }
  }

  /// Goes on from the path of the base, which is kept where the text begins with a query or fragment.
  mutating func parseRelativePath(_ base: WebAddress) {
    copyPath(of: base)
    switch byte {
    case nil, UInt8(ascii: "#"): keepsQuery = true
    case UInt8(ascii: "?"): break
    default:
      shortenPath()
      parsePath()
    }
  }

  // MARK: Looking ahead

  /// The next byte, nil at the end.
  var byte: UInt8? { byte(after: 0) }

  func byte(after distance: Int) -> UInt8? {
    at + distance < input.count ? input[at + distance] : nil
  }

  /// Whether a byte parts a path: in special schemes, a backslash does so too.
  func isSlash(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") && parts.kind.isSpecial
  }

  mutating func skipSlashes() {
    while isSlash(byte) { at += 1 }
  }
}
