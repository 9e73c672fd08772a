// Files, and the drives that Windows gives them.
extension AddressParser {
  /// Reads what follows `file:`; `base` is nil where it is no file.
  mutating func parseFile(_ base: WebAddress?) throws(AddressError) {
    if isSlash(byte) {
      at += 1
      if isSlash(byte) {
        at += 1
        try parseFileHost()
      } else {
        startFile(base)
        if let base { keepDrive(of: base) }
        parsePath()
      }
    } else {
      startFile(base)
      if let base, !startsWithDriveLetter { parseRelativePath(base) } else { parsePath() }
    }
  }

  /// Writes the host of the base, or an empty one.
  private mutating func startFile(_ base: WebAddress?) {
    if let base {
      copyAuthority(of: base)
    } else {
      startAuthority()
      endEmptyHost()
    }
  }

  private mutating func endEmptyHost() {
    parts.hostKind = .empty
    endHost()
  }

  /// A path from the root stays on the drive of its base, if it names none itself.
  private mutating func keepDrive(of base: WebAddress) {
    let first = base.path.utf8.dropFirst().prefix { $0 != UInt8(ascii: "/") }
    guard !startsWithDriveLetter, isNormalDriveLetter(Array(first)[...]) else { return }
    output.append(UInt8(ascii: "/"))
    output.append(contentsOf: first)
  }

  private mutating func parseFileHost() throws(AddressError) {
    startAuthority()
    let end = authorityEnd()
    let text = input[at..<end]
    if isDriveLetter(text) {
      // No host, but the first segment of the path.
      endEmptyHost()
      parsePath()
      return
    }
    let start = output.count
    if text.isEmpty { endEmptyHost() } else { try parseHost(text) }
    if output[start...].elementsEqual("localhost".utf8) {
      output.removeSubrange(start...)
      endEmptyHost()
    }
    at = end
    if isSlash(byte) { at += 1 }
    parsePath()
  }

  /// Whether a text is a letter and a colon, or the bar that once stood for it.
  func isDriveLetter(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count == 2, let letter = text.first, let mark = text.last else { return false }
    return letter.isASCIILetter && (mark == UInt8(ascii: ":") || mark == UInt8(ascii: "|"))
  }

  func isNormalDriveLetter(_ text: ArraySlice<UInt8>) -> Bool {
    isDriveLetter(text) && text.last == UInt8(ascii: ":")
  }

  /// Whether the rest of the text begins with the name of a drive.
  private var startsWithDriveLetter: Bool {
    let next = byte(after: 2)
    return isDriveLetter(input[at..<min(at + 2, input.count)])
      && (next == nil || isSlash(next) || next == UInt8(ascii: "?") || next == UInt8(ascii: "#"))
  }
}
