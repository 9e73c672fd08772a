import CorpusModel

/// Divides the tokens of a block into sentences: UAX #29 in spirit, tailored to real English.
///
/// It looks only at the gaps that the word scanner noted. A gap ends a sentence where
///
/// - it holds a blank line, or a bullet (the bullet opens the next sentence);
/// - a terminator stands in it, white space follows, and the next word has a capital or no case at all;
///   but not after an abbreviation or initial (``EnglishWords``), before a dash, comma or colon, or
///   inside a quotation or bracket of up to ``BlockNotes/longestEnclosure`` bytes;
/// - a full stop is followed by a note reference or by a capital without the space: `end.[1] The`,
///   `end.10 The`, `service.The`;
/// - the next item of a list that the block has begun follows: `1) … 2) …`, `a. … b. …`;
/// - a line ends far before the block's line width and the next one has a capital: a line of its own.
///
/// Any other line break is a space. A sentence includes the quotation marks and brackets around it.
struct SentenceScanner {
  let properties: BreakProperties
  let words: EnglishWords
  /// Whether pieces without any token, such as `* * *`, become sentences too.
  let keepsEmpty: Bool

  init(properties: BreakProperties = .shared, keepsEmpty: Bool = false) {
    self.properties = properties
    self.words = .shared
    self.keepsEmpty = keepsEmpty
  }

  /// Appends the sentences of one block.
  ///
  /// `index` is the block's number. Its tokens start at `first`; the first of each sentence gets
  /// ``Token/Gap/opensClause``. `notes` is what the word scanner noted about the block.
  func scan(
    _ block: Range<Int>, index: Int, of text: Span<UInt8>, tokens: inout [Token], from first: Int,
    notes: inout BlockNotes, into sentences: inout [Sentence]
  ) {
    notes.pairMarks()
    var pass = BlockPass(block: block, index: index, firstToken: first, end: tokens.count)
    for candidate in notes.candidates {
      let isLast = candidate.token == tokens.count
      let gap = gap(before: candidate.token, tokens, pass)
      if candidate.signs.contains(.blankLine) {
        breakAtBlankLines(gap, in: text, &pass, &tokens, &sentences)
      }
      if isLast { break }
      if candidate.signs.contains(.bullet), let bullet = bullet(in: gap, text, pass) {
        pass.list = nil
        close(at: bullet, before: candidate.token, text, &pass, &tokens, &sentences)
        continue
      }
      let context = Context(gap: gap, token: candidate.token, signs: candidate.signs)
      if let offset = listBreak(context, text, tokens, &pass) {
        close(at: offset, before: candidate.token - 1, text, &pass, &tokens, &sentences)
      }
      if pass.isMarker(candidate.token - 1) { continue }
      guard let offset = breakOffset(context, text, tokens, &pass), offset > pass.start,
        !isEnclosed(offset, notes, &pass)
      else { continue }
      var next = candidate.token
      while next < tokens.count, Int(tokens[next].span.start) < offset { next += 1 }
      close(at: offset, before: next, text, &pass, &tokens, &sentences)
    }
    close(at: block.upperBound, before: tokens.count, text, &pass, &tokens, &sentences)
  }

  /// Where the pass through one block stands.
  struct BlockPass {
    /// The block's bytes and number.
    let block: Range<Int>
    let index: Int
    /// The first byte, and the first token, of the sentence being read.
    var start: Int
    var firstToken: Int
    /// The block's first token, and one past its last.
    let blockFirst: Int
    let end: Int
    /// The list that the block has begun, if any.
    var list: ListMarker?
    /// The token of the marker of the list's last item.
    var markerToken = -1
    /// The first enclosure that may still matter.
    var enclosure = 0
    /// The longest line, once measured.
    var longestLine: Int?

    init(block: Range<Int>, index: Int, firstToken: Int, end: Int) {
      self.block = block
      self.index = index
      self.start = block.lowerBound
      self.firstToken = firstToken
      self.blockFirst = firstToken
      self.end = end
    }

    /// Whether the token is the marker of a list item, and no sentence of its own.
    func isMarker(_ token: Int) -> Bool { token == markerToken }
  }

  /// One gap to decide about.
  struct Context {
    /// The gap's bytes.
    let gap: Range<Int>
    /// The index of the token after it.
    let token: Int
    /// What it holds.
    let signs: BlockNotes.Signs
  }

  private func gap(before token: Int, _ tokens: [Token], _ pass: BlockPass) -> Range<Int> {
    let start = token > pass.blockFirst ? Int(tokens[token - 1].span.end) : pass.block.lowerBound
    let end = token < pass.end ? Int(tokens[token].span.start) : pass.block.upperBound
    return start..<end
  }

  /// Ends the sentence being read at `offset`; its tokens are those before `token`.
  private func close(
    at offset: Int, before token: Int, _ text: Span<UInt8>, _ pass: inout BlockPass,
    _ tokens: inout [Token], _ sentences: inout [Sentence]
  ) {
    let start = text.skippingSpace(from: pass.start, upTo: offset)
    let end = text.trimmingSpace(before: offset, from: start)
    defer { pass.start = offset }
    guard end > start else { return }
    let range = pass.firstToken..<token
    guard !range.isEmpty || keepsEmpty else { return }
    var count = 0
    for index in range { count += tokens[index].countsAsWord ? 1 : 0 }
    if !range.isEmpty { tokens[range.lowerBound].gap.insert(.opensClause) }
    if beginsWithMarker(range, text, tokens) {
      tokens[range.lowerBound + 1].gap.insert(.opensClause)
    }
    sentences.append(
      Sentence(
        span: TextSpan(start: start, end: end), tokens: range, block: pass.index, words: count))
    pass.firstToken = token
  }

  /// Whether a sentence begins with a number or letter of its own, after which a capital says nothing:
  /// `1. Targets`, `1.1 Targets`, `(a) Targets`, `iv) Targets`; not `A. Smith` or `60 Officers`.
  private func beginsWithMarker(
    _ range: Range<Int>, _ text: Span<UInt8>, _ tokens: [Token]
  ) -> Bool {
    guard range.count > 1 else { return false }
    let marker = tokens[range.lowerBound].span
    let sign = text[Int(marker.end)]
    if tokens[range.lowerBound].kind == .number {
      return sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")")
        || marker.range.contains { text[$0] == UInt8(ascii: ".") }
    }
    guard sign == UInt8(ascii: ")"), marker.length <= 4 else { return false }
    return marker.length == 1
      || marker.range.allSatisfy {
        text[$0] == UInt8(ascii: "i") || text[$0] == UInt8(ascii: "v")
          || text[$0] == UInt8(ascii: "x")
      }
  }

  private func breakAtBlankLines(
    _ gap: Range<Int>, in text: Span<UInt8>, _ pass: inout BlockPass, _ tokens: inout [Token],
    _ sentences: inout [Sentence]
  ) {
    var token = pass.firstToken
    while token < pass.end, Int(tokens[token].span.start) < gap.upperBound { token += 1 }
    var position = gap.lowerBound
    var lineEnds = 0
    while position < gap.upperBound {
      let scalar = text.scalar(at: position)
      let after = position + scalar.length
      if scalar.value == 0x0D, after < gap.upperBound, text[after] == 0x0A {
        // The line feed counts.
      } else if scalar.value == 0x2029 {
        lineEnds += 2
      } else if scalar.value >= 0x0A, scalar.value <= 0x0D {
        lineEnds += 1
      } else if !isSpace(scalar.value) {
        lineEnds = 0
      }
      position = after
      if lineEnds >= 2 { close(at: position, before: token, text, &pass, &tokens, &sentences) }
    }
    pass.list = lineEnds >= 2 ? pass.list : nil
  }

  /// The offset of the gap's first bullet, if a sentence starts there.
  private func bullet(in gap: Range<Int>, _ text: Span<UInt8>, _ pass: BlockPass) -> Int? {
    var position = gap.lowerBound
    var isOpen = position == pass.block.lowerBound
    while position < gap.upperBound {
      let scalar = text.scalar(at: position)
      let isSign =
        Punctuation.isBullet(scalar.value) || scalar.value == 0x2D || scalar.value == 0x2A
      if isSign, isOpen {
        // Only a bullet outside ASCII stands in the middle of a line.
        if scalar.value > 0x7F || startsLine(position, text, pass.block.lowerBound) {
          return position > pass.start ? position : nil
        }
      }
      isOpen = isSpace(scalar.value)
      position += scalar.length
    }
    return nil
  }

  func startsLine(_ position: Int, _ text: Span<UInt8>, _ lowerBound: Int) -> Bool {
    var index = position
    while index > lowerBound {
      switch text[index - 1] {
      case 0x20, 0x09: index -= 1
      case 0x0A...0x0D: return true
      default: return false
      }
    }
    return true
  }

  private func isEnclosed(_ offset: Int, _ notes: BlockNotes, _ pass: inout BlockPass) -> Bool {
    while pass.enclosure < notes.enclosures.count,
      notes.enclosures[pass.enclosure].upperBound <= offset
    {
      pass.enclosure += 1
    }
    guard pass.enclosure < notes.enclosures.count else { return false }
    return notes.enclosures[pass.enclosure].lowerBound < offset
  }

  func isSpace(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? scalar == 0x20 || (0x09...0x0D).contains(scalar) : Punctuation.isSpace(scalar)
  }
}

extension Span<UInt8> {
  /// The first index from `start` on that holds no white space, at most `end`.
  func skippingSpace(from start: Int, upTo end: Int) -> Int {
    var position = start
    while position < end {
      let scalar = scalar(at: position)
      let isSpace =
        scalar.value < 0x80
        ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value)
        : Punctuation.isSpace(scalar.value) || scalar.value == 0xFEFF
      guard isSpace else { break }
      position += scalar.length
    }
    return position
  }

  /// The end of the text before `end` without white space, at least `start`.
  func trimmingSpace(before end: Int, from start: Int) -> Int {
    var position = end
    while let scalar = scalar(before: position, from: start) {
      let isSpace =
        scalar.value < 0x80
        ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value)
        : Punctuation.isSpace(scalar.value)
      guard isSpace else { break }
      position -= scalar.length
    }
    return position
  }
}
