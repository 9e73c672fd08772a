import CorpusModel

extension SentenceScanner {
  /// A run of terminators with the closing marks behind it.
  private struct Ending {
    /// The first terminator.
    var start = 0
    /// One past the last terminator or closing mark.
    var end = 0
    /// One past the first terminator.
    var firstEnd = 0
    var stops = 0
    var others = 0
    var hasCloser = false
    var isSpaced = false
    var isWide = false

    /// A full stop and nothing else, which an abbreviation may have.
    var isSingleStop: Bool { stops == 1 && others == 0 && !hasCloser }
  }

  /// Where the gap ends a sentence: the offset of the next one, or nil.
  func breakOffset(
    _ context: Context, _ text: Span<UInt8>, _ tokens: [Token], _ pass: inout BlockPass
  ) -> Int? {
    guard context.token > pass.firstToken || context.gap.lowerBound > pass.block.lowerBound
    else { return nil }
    if context.signs.contains(.terminator), let ending = ending(in: context.gap, text) {
      return breakOffset(after: ending, context, text, tokens, pass)
    }
    let next = tokens[context.token]
    if context.signs.contains(.brokenOff), next.shape != .lower {
      return breakAfterBrokenOff(context.gap, text)
    }
    if context.signs.contains(.lineEnd) { return lineBreak(context, text, tokens, &pass) }
    return nil
  }

  private func breakOffset(
    after ending: Ending, _ context: Context, _ text: Span<UInt8>, _ tokens: [Token],
    _ pass: BlockPass
  ) -> Int? {
    let (gap, next) = (context.gap, tokens[context.token])
    if ending.isWide { return text.skippingSpace(from: ending.end, upTo: gap.upperBound) }
    if ending.end == gap.upperBound {
      return breakWithoutSpace(after: ending, context, text, tokens, pass)
    }
    if text[ending.end] == UInt8(ascii: "[") {
      return breakAfterReference(ending.end, pass.block.upperBound, text)
    }
    let rest = text.skippingSpace(from: ending.end, upTo: gap.upperBound)
    guard rest > ending.end else { return nil }
    if rest < gap.upperBound {
      let sign = text.scalar(at: rest).value
      switch sign {
      case UInt32(UInt8(ascii: ",")), UInt32(UInt8(ascii: ";")), UInt32(UInt8(ascii: ":")):
        return nil
      case 0x2D, 0x2010...0x2015:
        // "right? – no one will" goes on; "done. – Next" does not.
        guard ending.isSingleStop else { return nil }
      default: break
      }
    }
    guard mayStart(context.token, text, tokens, pass) else { return nil }
    if ending.isSingleStop, context.token > pass.firstToken,
      isAbbreviation(before: ending.start, context, text, tokens, pass)
    {
      return nil
    }
    // The capital of "I" says nothing about where a sentence starts.
    if ending.stops == 3, ending.others == 0, isPronounI(next, text) { return nil }
    if ending.isSpaced, ending.stops > 3, ending.start == gap.lowerBound, next.kind == .word {
      // "compounds. . . . The": the first stop ends the sentence, the ellipsis opens the next one.
      return text.skippingSpace(from: ending.firstEnd, upTo: gap.upperBound)
    }
    return rest
  }

  // MARK: The terminators

  private func ending(in gap: Range<Int>, _ text: Span<UInt8>) -> Ending? {
    var position = gap.lowerBound
    while position < gap.upperBound {
      let scalar = text.scalar(at: position)
      if isTerminator(scalar.value) {
        let ending = ending(at: position, in: gap, text)
        if !isBracketed(ending, gap, text) { return ending }
        position = ending.end
      } else {
        position += scalar.length
      }
    }
    return nil
  }

  private func isTerminator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x21, 0x3F, 0x2026: true
    default: scalar > 0x7F && properties[scalar].sentence.isTerminator
    }
  }

  private func ending(at start: Int, in gap: Range<Int>, _ text: Span<UInt8>) -> Ending {
    var ending = Ending(start: start, end: start)
    var position = start
    while position < gap.upperBound {
      let scalar = text.scalar(at: position)
      if isTerminator(scalar.value) {
        if scalar.value == 0x2E {
          ending.stops += 1
        } else if scalar.value == 0x2026 {
          ending.stops += 3
        } else {
          ending.others += 1
          ending.isWide = ending.isWide || (0x3000..<0x10000).contains(scalar.value)
        }
        if ending.firstEnd == 0 { ending.firstEnd = position + scalar.length }
      } else if isCloser(scalar.value) {
        ending.hasCloser = true
      } else if scalar.value == 0x20 || scalar.value == 0xA0, !ending.hasCloser,
        position + scalar.length < gap.upperBound,
        text[position + scalar.length] == text[position - 1], text[position - 1] < 0x80
      {
        ending.isSpaced = true
        position += scalar.length
        continue
      } else {
        break
      }
      position += scalar.length
      ending.end = position
    }
    return ending
  }

  private func isCloser(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0x2A, 0x5F, 0xBB, 0x2019, 0x201D, 0x203A: true
    default: scalar >= 0x3000 && properties[scalar].sentence == .close
    }
  }

  /// Whether the terminators stand alone in brackets: `[...]`, `(?)`, `[!]`.
  private func isBracketed(_ ending: Ending, _ gap: Range<Int>, _ text: Span<UInt8>) -> Bool {
    guard ending.hasCloser, ending.start > gap.lowerBound else { return false }
    let before = text[ending.start - 1]
    return before == UInt8(ascii: "[") || before == UInt8(ascii: "(")
  }

  // MARK: What follows

  /// Whether a sentence may start with the token.
  private func mayStart(
    _ index: Int, _ text: Span<UInt8>, _ tokens: [Token], _ pass: BlockPass
  ) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .number, .address: return true
    case .symbol:
      let byte = text[Int(token.span.start)]
      return byte == UInt8(ascii: "$") || byte >= 0x80
    case .punctuation: return false
    case .word: break
    }
    switch token.shape {
    case .capitalised, .allCapitals: return true
    case .mixed:
      // A brand such as eBay may open a sentence; so may McDonald.
      return true
    case .lower:
      let first = text.scalar(at: Int(token.span.start)).value
      let kind = properties[first]
      if first < 0x80 ? first &- 0x30 < 10 : !kind.isLower { return true }
      guard let marker = marker(at: index, text, tokens) else { return false }
      return marker.style != .stop || (pass.list.map { $0.value + 1 == marker.value } ?? false)
    }
  }

  private func breakWithoutSpace(
    after ending: Ending, _ context: Context, _ text: Span<UInt8>, _ tokens: [Token],
    _ pass: BlockPass
  ) -> Int? {
    guard context.token > pass.firstToken else { return nil }
    let (previous, next) = (tokens[context.token - 1], tokens[context.token])
    if next.kind == .number, next.span.length <= 3 {
      let isAfterWord =
        previous.kind == .word && previous.span.length > 1
        && words.traits(of: previous.span.range, in: text).isEmpty
      guard isAfterWord || ending.hasCloser || ending.start > context.gap.lowerBound else {
        return nil
      }
      return startOfCapital(after: Int(next.span.end), pass.block.upperBound, text)
    }
    guard ending.isSingleStop || ending.hasCloser, ending.stops == 1, next.shape == .capitalised,
      next.span.length > 1, previous.kind == .word, ending.start == Int(previous.span.end),
      previous.shape == .lower || previous.shape == .capitalised, previous.span.length > 2
    else { return nil }
    return ending.end
  }

  /// The offset behind note references such as `[1][2–4]` and white space, if a capital follows.
  private func breakAfterReference(_ start: Int, _ end: Int, _ text: Span<UInt8>) -> Int? {
    var position = start
    while position < end, text[position] == UInt8(ascii: "[") {
      var inner = position + 1
      guard inner < end, text[inner] != UInt8(ascii: "[") else { return nil }
      while inner < end, inner - position < 16, text[inner] != UInt8(ascii: "]") { inner += 1 }
      guard inner < end, text[inner] == UInt8(ascii: "]") else { return nil }
      position = inner + 1
    }
    return startOfCapital(after: position, end, text)
  }

  /// The offset of the next word if white space, perhaps opening marks, and a capital follow.
  private func startOfCapital(after position: Int, _ end: Int, _ text: Span<UInt8>) -> Int? {
    let start = text.skippingSpace(from: position, upTo: end)
    guard start > position else { return nil }
    var index = start
    while index < end {
      let scalar = text.scalar(at: index)
      switch scalar.value {
      case 0x22, 0x27, 0x28, 0x5B, 0x2018, 0x201C, 0xAB: index += scalar.length
      default: return properties[scalar.value].isUpper ? start : nil
      }
    }
    return nil
  }

  /// `to--" At this`: the quotation breaks off, and a capital follows.
  private func breakAfterBrokenOff(_ gap: Range<Int>, _ text: Span<UInt8>) -> Int? {
    var position = gap.lowerBound
    while position < gap.upperBound {
      let scalar = text.scalar(at: position)
      position += scalar.length
      guard scalar.value == 0x22 || scalar.value == 0x201D else { continue }
      let rest = text.skippingSpace(from: position, upTo: gap.upperBound)
      return rest > position ? rest : nil
    }
    return nil
  }
}
