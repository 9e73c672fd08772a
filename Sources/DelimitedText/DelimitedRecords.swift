/// Records of comma-separated text (RFC 4180) as places in its bytes: nothing is copied until a cell is asked for.
///
/// For tables that this program wrote itself; ``DelimitedTable`` reads those of others.
package struct DelimitedRecords: Sendable {
  /// Where a cell stands.
  package struct Cell: Hashable, Sendable {
    /// Its first byte, behind the quotation mark if there is one.
    package let start: Int
    /// The byte past its last one.
    package let end: Int
    /// Whether quotation marks within are doubled.
    let hasDoubled: Bool

    /// Its length in bytes, doubled quotation marks counted twice.
    package var length: Int { end - start }

    /// Its text.
    package func text(in bytes: Span<UInt8>) -> String {
      if !hasDoubled, let text = try? UTF8Span(validating: bytes.extracting(start..<end)) {
        return String(copying: text)
      }
      var copy: [UInt8] = []
      copy.reserveCapacity(length)
      var isSecond = false
      for place in start..<end {
        let byte = bytes[place]
        if hasDoubled, byte == UInt8(ascii: "\"") {
          isSecond.toggle()
          if !isSecond { continue }
        }
        copy.append(byte)
      }
      return String(decoding: copy, as: UTF8.self)
    }

    /// Whether it is such a text, byte for byte.
    package func equals(_ text: Span<UInt8>, in bytes: Span<UInt8>) -> Bool {
      guard !hasDoubled, length == text.count else { return false }
      for place in 0..<text.count where bytes[start + place] != text[place] { return false }
      return true
    }
  }

  /// The line on which the record begins, from 1.
  package private(set) var line = 1
  /// The cells of the record.
  package private(set) var cells: [Cell] = []
  /// Where the next record begins.
  package private(set) var offset: Int
  /// The line on which it begins, blank lines before it not counted.
  package private(set) var nextLine: Int

  /// Starts at a byte, which must begin a record.
  ///
  /// - Parameters:
  ///   - offset: the byte.
  ///   - line: the line on which it stands.
  package init(from offset: Int = 0, line: Int = 1) {
    self.offset = offset
    nextLine = line
  }

  /// Goes on to the next record; blank lines are no records.
  ///
  /// - Returns: false at the end.
  package mutating func advance(in bytes: Span<UInt8>) -> Bool {
    cells.removeAll(keepingCapacity: true)
    while cells.isEmpty {
      guard offset < bytes.count else { return false }
      line = nextLine
      if skipLineEnd(in: bytes) { continue }
      takeCells(in: bytes)
    }
    return true
  }

  private mutating func takeCells(in bytes: Span<UInt8>) {
    while true {
      let isQuoted = offset < bytes.count && bytes[offset] == UInt8(ascii: "\"")
      if isQuoted { takeQuoted(in: bytes) } else { takeBare(in: bytes) }
      if offset < bytes.count, bytes[offset] == UInt8(ascii: ",") {
        offset += 1
      } else {
        _ = skipLineEnd(in: bytes)
        return
      }
    }
  }

  private mutating func takeBare(in bytes: Span<UInt8>) {
    let start = offset
    while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
    cells.append(Cell(start: start, end: offset, hasDoubled: false))
  }

  private mutating func takeQuoted(in bytes: Span<UInt8>) {
    offset += 1
    let start = offset
    var hasDoubled = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        guard offset + 1 < bytes.count, bytes[offset + 1] == byte else { break }
        hasDoubled = true
        offset += 1
      } else if byte == UInt8(ascii: "\n") {
        nextLine += 1
      }
      offset += 1
    }
    cells.append(Cell(start: start, end: offset, hasDoubled: hasDoubled))
    // What stands between the closing mark and the next comma belongs to no cell.
    while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
  }

  private mutating func skipLineEnd(in bytes: Span<UInt8>) -> Bool {
    guard offset < bytes.count else { return false }
    if bytes[offset] == UInt8(ascii: "\r") {
      offset += offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n") ? 2 : 1
    } else if bytes[offset] == UInt8(ascii: "\n") {
      offset += 1
    } else {
      return false
    }
    nextLine += 1
    return true
  }
}
