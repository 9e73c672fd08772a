// Path, query and fragment.
extension AddressParser {
  /// Whether the path that has been written has no segment yet.
  private var pathIsEmpty: Bool { output.count == Int(parts.pathStart) }

  /// Reads the segments of a path, the slash before them having been read, and appends them to what stands of
  /// it already.
  mutating func parsePath() {
    while true {
      let isFirst = pathIsEmpty
      let slash = output.count
      output.append(UInt8(ascii: "/"))
      copySegment()
      let goesOn = isSlash(byte)
      switch dots(in: output[(slash + 1)...]) {
      case 0:
        if isFirst, parts.kind == .file, isDriveLetter(output[(slash + 1)...]) {
          output[slash + 2] = UInt8(ascii: ":")
        }
      case 1: endDotSegment(at: slash, isLast: !goesOn)
      default:
        output.removeSubrange(slash...)
        shortenPath()
        endDotSegment(at: output.count, isLast: !goesOn)
      }
      guard goesOn else { break }
      at += 1
    }
  }

  /// Takes a segment of dots back; the last of a path leaves a slash.
  private mutating func endDotSegment(at slash: Int, isLast: Bool) {
    output.removeSubrange(slash...)
    if isLast { output.append(UInt8(ascii: "/")) }
  }

  /// Copies the bytes of one segment, encoded, up to what ends it.
  private mutating func copySegment() {
    let isSpecial = parts.kind.isSpecial
    while at < input.count {
      let byte = input[at]
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
        || isSpecial && byte == UInt8(ascii: "\\")
      {
        return
      }
      output.append(byte, encoding: .path)
      at += 1
    }
  }

  /// Whether a segment is one dot or two, also where these are written `%2e`; 0 for all others.
  private func dots(in segment: ArraySlice<UInt8>) -> Int {
    guard let first = segment.first, segment.count <= 6,
      first == UInt8(ascii: ".") || first == UInt8(ascii: "%")
    else { return 0 }
    var count = 0
    var rest = segment
    while let byte = rest.first {
      if byte == UInt8(ascii: ".") {
        rest = rest.dropFirst()
      } else if rest.count >= 3, byte == UInt8(ascii: "%"),
        rest[rest.startIndex + 1] == UInt8(ascii: "2"),
        rest[rest.startIndex + 2] | 0x20 == UInt8(ascii: "e")
      {
        rest = rest.dropFirst(3)
      } else {
        return 0
      }
      count += 1
    }
    return count <= 2 ? count : 0
  }

  /// Takes the last segment off the path; the drive of a file is kept.
  mutating func shortenPath() {
    let path = output[Int(parts.pathStart)...]
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return }
    if parts.kind == .file, slash == path.startIndex, isNormalDriveLetter(path[(slash + 1)...]) {
      return
    }
    output.removeSubrange(slash...)
  }

  /// Ends the path.
  ///
  /// One that begins with two slashes would be taken for a host where there is none.
  mutating func keepPathApart() {
    let start = Int(parts.pathStart)
    if parts.hostKind == .none, parts.pathStart == parts.authorityEnd, output.count > start + 1,
      output[start] == UInt8(ascii: "/"), output[start + 1] == UInt8(ascii: "/")
    {
      output.insert(contentsOf: "/.".utf8, at: start)
      parts.pathStart += 2
    }
    parts.pathEnd = UInt32(output.count)
  }

  /// Reads a path that is one text.
  ///
  /// A space before its end would be lost when it is read again.
  mutating func parseOpaquePath() {
    parts.hasOpaquePath = true
    while at < input.count {
      let byte = input[at]
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      let next = self.byte(after: 1)
      if byte == UInt8(ascii: " "), next == UInt8(ascii: "?") || next == UInt8(ascii: "#") {
        output.appendEncoded(byte)
      } else {
        output.append(byte, encoding: .controls)
      }
      at += 1
    }
    parts.pathEnd = UInt32(output.count)
  }

  /// Reads what follows the path.
  mutating func parseQueryAndFragment() {
    if byte == UInt8(ascii: "?") {
      let set = parts.kind.isSpecial ? EncodeSet.specialQuery : .query
      output.append(UInt8(ascii: "?"))
      at += 1
      while at < input.count, input[at] != UInt8(ascii: "#") {
        output.append(input[at], encoding: set)
        at += 1
      }
    }
    parts.queryEnd = UInt32(output.count)
    while at < input.count {
      output.append(input[at], encoding: .fragment)
      at += 1
    }
  }
}
