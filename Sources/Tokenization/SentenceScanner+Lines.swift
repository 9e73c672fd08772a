import CorpusModel

extension SentenceScanner {
  /// The start of the next line, if the one before it was ended on purpose.
  ///
  /// A wrapped line ends because the next word does not fit. Where it would have fitted well and has a
  /// capital, and the line holds the sentence from its start, the line is one of its own, such as a
  /// heading; unless its last word is one that ends no sentence, such as `the`. Blocks whose longest line is short say
  /// nothing about the width.
  func lineBreak(
    _ context: Context, _ text: Span<UInt8>, _ tokens: [Token], _ pass: inout BlockPass
  ) -> Int? {
    let gap = context.gap
    let next = tokens[context.token]
    if let marker = marker(at: context.token, text, tokens),
      marker.style != .stop || marker.value == 1
        || pass.list.map({ $0.value + 1 == marker.value }) ?? false
    {
      return lineStart(in: gap, text)
    }
    guard next.kind == .number || next.shape != .lower else { return nil }
    let lineEnd = text.firstLineEnd(in: gap)
    let before = text.trimmingSpace(before: lineEnd, from: gap.lowerBound)
    if before > gap.lowerBound {
      switch text[before - 1] {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"),
        UInt8(ascii: "("), 0x93, 0x94:
        return nil
      default: break
      }
    }
    var lineStart = lineEnd
    let sentenceStart = text.skippingSpace(from: pass.start, upTo: lineEnd)
    while lineStart > sentenceStart, text[lineStart - 1] != 0x0A, text[lineStart - 1] != 0x0D {
      lineStart -= 1
    }
    // A sentence that began on an earlier line was wrapped before, by whatever rule.
    guard lineStart == sentenceStart, startsLine(sentenceStart, text, pass.block.lowerBound) else {
      return nil
    }
    let last = tokens[context.token - 1].span.range
    guard !words.traits(of: last, in: text).contains(.starter) else { return nil }
    let longest = pass.longestLine ?? longestLine(of: pass.block, text)
    pass.longestLine = longest
    guard longest >= 60, (lineEnd - lineStart + 1 + next.span.length) * 4 < longest * 3 else {
      return nil
    }
    return self.lineStart(in: gap, text)
  }

  private func lineStart(in gap: Range<Int>, _ text: Span<UInt8>) -> Int {
    text.skippingSpace(from: text.firstLineEnd(in: gap), upTo: gap.upperBound)
  }

  private func longestLine(of block: Range<Int>, _ text: Span<UInt8>) -> Int {
    var longest = 0
    var start = block.lowerBound
    for index in block where text[index] == 0x0A || text[index] == 0x0D {
      longest = max(longest, index - start)
      start = index + 1
    }
    return max(longest, block.upperBound - start)
  }
}

extension Span<UInt8> {
  /// The index of the first line end in the range, or its end.
  fileprivate func firstLineEnd(in range: Range<Int>) -> Int {
    for index in range where self[index] == 0x0A || self[index] == 0x0D { return index }
    return range.upperBound
  }
}
