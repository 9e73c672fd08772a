// What an address takes over from its base.
extension AddressParser {
  /// Writes the base up to a place, in place of all that has been written.
  mutating func copy(_ base: WebAddress, to end: UInt32) {
    output.removeAll(keepingCapacity: true)
    append(base, 0, end)
  }

  /// Writes scheme and authority of the base, in place of all that has been written.
  mutating func copyAuthority(of base: WebAddress) {
    copy(base, to: base.parts.authorityEnd)
    parts = base.parts
    parts.pathStart = parts.authorityEnd
  }

  mutating func copyPath(of base: WebAddress) {
    append(base, base.parts.pathStart, base.parts.pathEnd)
  }

  mutating func copyQuery(of base: WebAddress) {
    append(base, base.parts.pathEnd, base.parts.queryEnd)
  }

  private mutating func append(_ base: WebAddress, _ start: UInt32, _ end: UInt32) {
    let bytes = base.href.utf8.span
    for index in Int(start)..<Int(end) { output.append(bytes[index]) }
  }
}
