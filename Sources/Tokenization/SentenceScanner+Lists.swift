import CorpusModel

/// The marker of a list item within running text: `2)`, `b.`, `3.)`, `iv)`.
struct ListMarker: Equatable {
  /// How the marker counts.
  enum Numbering { case digits, letters, roman }
  /// How the marker ends.
  enum Style { case stop, bracket, stopAndBracket }

  var numbering: Numbering
  var style: Style
  var value: Int
}

extension SentenceScanner {
  /// The offset before the list marker that stands before the gap, if it starts a new sentence there.
  ///
  /// A marker at the start of a sentence begins a list, and its full stop ends nothing.
  func listBreak(
    _ context: Context, _ text: Span<UInt8>, _ tokens: [Token], _ pass: inout BlockPass
  ) -> Int? {
    let index = context.token - 1
    guard index >= pass.firstToken, let marker = marker(at: index, text, tokens),
      context.gap.upperBound > context.gap.lowerBound
    else { return nil }
    let next = tokens[context.token]
    let isFollowed = next.shape != .lower || next.kind != .word
    if index == pass.firstToken {
      guard isFollowed || marker.style != .stop else { return nil }
      pass.list = marker
      pass.markerToken = index
      return nil
    }
    guard let list = pass.list, list.style == marker.style, list.numbering == marker.numbering,
      isFollowed, isPlain(before: index, text, tokens, pass)
    else { return nil }
    let restarts = marker.value == 1 && marker.style != .stop
    guard marker.value == list.value + 1 || restarts else { return nil }
    pass.list = marker
    pass.markerToken = index
    return Int(tokens[index].span.start)
  }

  /// Whether only white space stands before the token, perhaps behind the end of a sentence.
  private func isPlain(
    before index: Int, _ text: Span<UInt8>, _ tokens: [Token], _ pass: BlockPass
  ) -> Bool {
    guard index > pass.blockFirst else { return true }
    let start = Int(tokens[index].span.start)
    let previousEnd = Int(tokens[index - 1].span.end)
    guard start > previousEnd, text[start - 1] <= 0x20 else { return false }
    let end = text.trimmingSpace(before: start, from: previousEnd)
    if end == previousEnd {
      let length = tokens[index - 1].span.length
      // "both 1) … and 2) …" is one sentence.
      return !(length <= 3 && isConjunction(previousEnd - length..<previousEnd, text))
    }
    switch text[end - 1] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"): return false
    default: return true
    }
  }

  private func isConjunction(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let first = text[range.lowerBound]
    if range.count == 2 { return first == UInt8(ascii: "o") && text[range.lowerBound + 1] == 0x72 }
    return range.count == 3 && first == UInt8(ascii: "a")
      && text[range.lowerBound + 1] == UInt8(ascii: "n")
      && text[range.lowerBound + 2] == UInt8(ascii: "d")
  }

  /// The list marker that the token and what follows it make, if they do.
  func marker(at index: Int, _ text: Span<UInt8>, _ tokens: [Token]) -> ListMarker? {
    let token = tokens[index]
    guard token.span.length <= 4, token.kind == .number || token.kind == .word else { return nil }
    let end = Int(token.span.end)
    guard end < text.count else { return nil }
    var position = end
    let style: ListMarker.Style
    if text[position] == UInt8(ascii: ")") {
      style = .bracket
    } else if text[position] == UInt8(ascii: ".") {
      let isBoth = position + 1 < text.count && text[position + 1] == UInt8(ascii: ")")
      style = isBoth ? .stopAndBracket : .stop
      if isBoth { position += 1 }
    } else {
      return nil
    }
    guard position + 1 < text.count, text[position + 1] <= 0x20 || text[position + 1] >= 0xC2
    else { return nil }
    guard let (numbering, value) = value(of: token, text) else { return nil }
    if style == .stop, numbering == .roman { return nil }
    return ListMarker(numbering: numbering, style: style, value: value)
  }

  private func value(of token: Token, _ text: Span<UInt8>) -> (ListMarker.Numbering, Int)? {
    let range = token.span.range
    var value = 0
    if token.kind == .number {
      guard range.count <= 3 else { return nil }
      for index in range {
        guard text[index] &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(text[index] - 0x30)
      }
      return (.digits, value)
    }
    guard token.shape == .lower else { return nil }
    if range.count == 1 {
      let letter = text[range.lowerBound]
      guard letter &- 0x61 < 26, letter != UInt8(ascii: "i") else {
        return letter == UInt8(ascii: "i") ? (.roman, 1) : nil
      }
      return (.letters, Int(letter - 0x60))
    }
    return romanValue(range, text).map { (.roman, $0) }
  }

  private func romanValue(_ range: Range<Int>, _ text: Span<UInt8>) -> Int? {
    var (total, last) = (0, 0)
    for index in range.reversed() {
      let digit: Int
      switch text[index] {
      case UInt8(ascii: "i"): digit = 1
      case UInt8(ascii: "v"): digit = 5
      case UInt8(ascii: "x"): digit = 10
      default: return nil
      }
      total += digit < last ? -digit : digit
      last = max(last, digit)
    }
    return total
  }
}
