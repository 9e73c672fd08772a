import Markup

/// Pairs the runs of `*`, `_` and `~~` that mark emphasis, by CommonMark's rules.
struct MarkdownEmphasis {
  private struct Delimiter {
    var mark: UInt8
    /// The marks of the run that are not used up.
    var range: Range<Int>
    var length: Int
    var canOpen: Bool
    var canClose: Bool
    var isActive = true
  }

  private var delimiters: [Delimiter] = []

  /// The number of runs so far; a link remembers it, so that pairs stay inside the link.
  var count: Int { delimiters.count }

  /// Notes the run of marks at `index` and answers the index behind it.
  mutating func add(_ bytes: Span<UInt8>, at index: Int) -> Int {
    let mark = bytes[index]
    var end = index
    while end < bytes.count, bytes[end] == mark { end += 1 }
    if mark == UInt8(ascii: "~"), end - index != 2 { return end }
    let before = MarkdownEmphasis.kind(bytes, before: index)
    let after = MarkdownEmphasis.kind(bytes, after: end)
    let isLeft = after != .space && (after == .other || before != .other)
    let isRight = before != .space && (before == .other || after != .other)
    var canOpen = isLeft
    var canClose = isRight
    if mark == UInt8(ascii: "_") {
      canOpen = isLeft && (!isRight || before == .punctuation)
      canClose = isRight && (!isLeft || after == .punctuation)
    }
    guard canOpen || canClose else { return end }
    delimiters.append(
      Delimiter(
        mark: mark, range: index..<end, length: end - index, canOpen: canOpen,
        canClose: canClose))
    return end
  }

  /// Pairs the runs from `bottom` on, forgets them, and answers the ranges of the marks in pairs.
  mutating func resolve(from bottom: Int) -> [Range<Int>] {
    var used: [Range<Int>] = []
    // Runs that may still open a pair, in order; a run that closes one removes those above it.
    var openers: [Int] = []
    // For each kind of closer, no opener stands below this place in `openers`.
    var floors: [Int: Int] = [:]
    for closer in bottom..<max(bottom, delimiters.count) {
      if delimiters[closer].canClose {
        close(closer, openers: &openers, floors: &floors, used: &used)
      }
      if delimiters[closer].canOpen, !delimiters[closer].range.isEmpty { openers.append(closer) }
    }
    delimiters.removeLast(delimiters.count - min(bottom, delimiters.count))
    return used
  }

  private mutating func close(
    _ closer: Int, openers: inout [Int], floors: inout [Int: Int], used: inout [Range<Int>]
  ) {
    while !delimiters[closer].range.isEmpty {
      let own = delimiters[closer]
      let key = Int(own.mark) * 8 + (own.canOpen ? 4 : 0) + own.length % 3
      let floor = floors[key] ?? 0
      var place = openers.count - 1
      while place >= floor, !fits(delimiters[openers[place]], own) { place -= 1 }
      guard place >= floor else {
        floors[key] = openers.count
        return
      }
      let opener = openers[place]
      let isStrong = delimiters[opener].range.count >= 2 && own.range.count >= 2
      let width = isStrong ? 2 : 1
      let open = delimiters[opener].range
      used.append(open.upperBound - width..<open.upperBound)
      used.append(own.range.lowerBound..<own.range.lowerBound + width)
      delimiters[opener].range = open.lowerBound..<open.upperBound - width
      delimiters[closer].range = own.range.lowerBound + width..<own.range.upperBound
      openers.removeLast(openers.count - place - 1)
      if delimiters[opener].range.isEmpty { openers.removeLast() }
      for (key, floor) in floors where floor > openers.count { floors[key] = openers.count }
    }
  }

  private func fits(_ opener: Delimiter, _ closer: Delimiter) -> Bool {
    guard opener.mark == closer.mark else { return false }
    let canBoth = opener.canClose || closer.canOpen
    let isOdd =
      (opener.length + closer.length) % 3 == 0
      && !(opener.length % 3 == 0 && closer.length % 3 == 0)
    return !(canBoth && isOdd)
  }

  // MARK: Characters around a run

  private enum Kind {
    case space, punctuation, other
  }

  private static func kind(_ bytes: Span<UInt8>, before index: Int) -> Kind {
    guard index > 0 else { return .space }
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return kind(HeadingShape.scalar(bytes, at: start))
  }

  private static func kind(_ bytes: Span<UInt8>, after index: Int) -> Kind {
    guard index < bytes.count else { return .space }
    return kind(HeadingShape.scalar(bytes, at: index))
  }

  private static func kind(_ scalar: Unicode.Scalar?) -> Kind {
    guard let scalar else { return .space }
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return byte.isBlank ? .space : isPunctuation(byte) ? .punctuation : .other
    }
    if scalar.properties.isWhitespace { return .space }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      return .punctuation
    default:
      return .other
    }
  }

  /// Whether the byte is ASCII punctuation, which a backslash can escape.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    (byte > 0x20 && byte < 0x7F) && !byte.isASCIILetter && !byte.isASCIIDigit
  }
}
