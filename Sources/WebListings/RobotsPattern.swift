import Markup

/// The path of a rule, with `*` for any characters and `$` for the end of the address.
///
/// Matching takes time in proportion to pattern and path, whatever they hold: each piece between two asterisks is
/// looked for once, from left to right, and never looked for again.
struct RobotsPattern: Hashable, Sendable {
  /// The number of bytes, by which the most specific rule is found.
  let length: Int
  private let pieces: [[UInt8]]
  /// Whether the last piece ends the address.
  private let isAnchored: Bool

  /// Takes a pattern as it stands in a file.
  init(_ source: ArraySlice<UInt8>) {
    isAnchored = source.last == UInt8(ascii: "$")
    let pieces = (isAnchored ? source.dropLast() : source)
      .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { RobotsPattern.normalised(Array($0), isAddress: false) }
    length = pieces.reduce(pieces.count - 1 + (isAnchored ? 1 : 0)) { $0 + $1.count }
    self.pieces = pieces
  }

  /// Whether the pattern matches the start of an address, as ``normalised(address:)`` gives it.
  func matches(_ address: [UInt8]) -> Bool {
    guard let first = pieces.first, address.starts(with: first) else { return false }
    var position = first.count
    guard let last = pieces.last, pieces.count > 1 else {
      return !isAnchored || position == address.count
    }
    for piece in pieces[1..<pieces.count - 1] {
      guard let end = RobotsPattern.end(of: piece, in: address, from: position) else {
        return false
      }
      position = end
    }
    guard isAnchored else {
      return RobotsPattern.end(of: last, in: address, from: position) != nil
    }
    return address.count - position >= last.count && address.suffix(last.count) == last[...]
  }

  /// Where the first occurrence of `piece` ends, from `start` on (the search of Knuth, Morris and Pratt).
  private static func end(of piece: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count - start >= piece.count else { return nil }
    let back = fallbacks(of: piece)
    var matched = 0
    var position = start
    while matched < piece.count {
      guard position < text.count else { return nil }
      while matched > 0, piece[matched] != text[position] { matched = back[matched - 1] }
      if piece[matched] == text[position] { matched += 1 }
      position += 1
    }
    return position
  }

  /// For each prefix of `piece`, the length of the longest shorter prefix with which it ends.
  private static func fallbacks(of piece: [UInt8]) -> [Int] {
    var back = [Int](repeating: 0, count: piece.count)
    var matched = 0
    for index in piece.indices.dropFirst() {
      while matched > 0, piece[matched] != piece[index] { matched = back[matched - 1] }
      if piece[matched] == piece[index] { matched += 1 }
      back[index] = matched
    }
    return back
  }

  // MARK: Percent-encoding

  /// An address so written that it can be compared with patterns byte by byte: unreserved characters bare, all that is
  /// escaped in capitals, and the two signs of patterns escaped.
  static func normalised(address: [UInt8]) -> [UInt8] { normalised(address, isAddress: true) }

  private static func normalised(_ bytes: [UInt8], isAddress: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), let value = escape(bytes, at: index) {
        if isUnreserved(value) { result.append(value) } else { append(value, to: &result) }
        index += 3
        continue
      }
      // Patterns are written by hand, addresses by a parser that has escaped what must be.
      let isEscaped =
        byte == UInt8(ascii: "$") || (isAddress ? byte == UInt8(ascii: "*") : byte >= 0x80)
      if isEscaped { append(byte, to: &result) } else { result.append(byte) }
      index += 1
    }
    return result
  }

  private static func escape(_ bytes: [UInt8], at index: Int) -> UInt8? {
    guard index + 2 < bytes.count, let high = digit(bytes[index + 1]),
      let low = digit(bytes[index + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    if byte.isASCIIDigit { return byte - 0x30 }
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : nil
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }
}
