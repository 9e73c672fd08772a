import CorpusModel

/// Finds the tokens of a block: the first of the two hot loops.
///
/// Words are those of UAX #29 (``WordBoundaries``), with these deliberate deviations:
///
/// - A URL (`http://…`, `https://…`, `www.…`) and an e-mail address are one token each; sentence
///   punctuation behind a URL does not belong to it.
/// - Underscores at the start or end of a word do not belong to it: `_This_` is leftover Markdown. Nor does a
///   narrow no-break space (U+202F) at its end.
/// - `:` never joins letters.
/// - A full stop does not join two letters where the first is lower case, the second upper case and the
///   word so far has two lower-case letters: `service.The` is a missing space. `U.S`, `e.g`, `Ph.D` and
///   `1,000.5` join, as the standard says.
/// - Only words, numbers, addresses and the signs `% & +` and those of currencies become tokens. All
///   other characters only set bits of ``Token/Gap``.
///
/// Of a gap's characters, hyphens and short dashes (up to the en dash) that touch both words make it a
/// ``Token/Gap/hyphen``; an em dash or double hyphen sets clauses apart and is a barrier even without
/// spaces. Emphasis marks, trade mark signs, superscripts and characters without width set nothing.
struct WordScanner {
  let properties: BreakProperties
  let tables: ByteTables
  private let boundaries: WordBoundaries

  init(properties: BreakProperties = .shared) {
    self.properties = properties
    tables = .shared
    boundaries = WordBoundaries(
      properties: properties, tailoring: [.colonBreaks, .missingSpaceBreaks])
  }

  /// Appends the tokens in `block` to `tokens`, and to `notes` what decides about its sentences.
  func scan(
    _ block: Range<Int>, of text: Span<UInt8>, into tokens: inout [Token],
    vocabulary: inout Vocabulary, folder: inout WordFolder, notes: inout BlockNotes
  ) {
    let classes = tables.classes.span
    let end = block.upperBound
    let firstToken = tokens.count
    var position = block.lowerBound
    while position < end {
      var gap: Token.Gap = []
      // Many gaps are one space before an ASCII letter.
      if text[position] == 0x20, position + 1 < end,
        classes[Int(text[position + 1])] == ByteClass.letter.rawValue
      {
        gap = .space
        position += 1
      } else if classes[Int(text[position])] != ByteClass.letter.rawValue {
        let previous = tokens.count > firstToken ? tokens[tokens.count - 1].span : nil
        let reading = readGap(
          from: position, in: text, block: block, after: previous, notes: &notes)
        if !reading.signs.isEmpty {
          notes.candidates.append(.init(token: tokens.count, signs: reading.signs))
        }
        (position, gap) = (reading.end, reading.gap)
        if position == end { break }
      }
      let start = position
      position = appendPlainWords(
        from: start, gap: gap, upTo: end, of: text, into: &tokens, vocabulary: &vocabulary,
        notes: &notes)
      if position > start { continue }
      position = appendLetters(
        from: start, gap: gap, in: text, upTo: end, into: &tokens, &vocabulary, &folder)
      if position > start { continue }
      position = appendGeneral(
        from: start, gap: gap, in: text, block: block, into: &tokens, from: firstToken,
        vocabulary: &vocabulary, folder: &folder, notes: &notes)
    }
  }

  /// Whether the character at `position`, which may continue a word of letters, does not do so here.
  static func endsWord(at position: Int, in text: Span<UInt8>, upTo end: Int) -> Bool {
    let next = position + 1
    guard next < end else { return text[position] == UInt8(ascii: ".") }
    switch text[position] {
    case UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "@"):
      return text[next] < 0x80 && !Addresses.isAlphanumeric(text[next])
    case UInt8(ascii: ":"): return text[next] != UInt8(ascii: "/")
    case 0xE2:
      // Dashes, double quotation marks and the ellipsis.
      guard text[next] == 0x80, next + 1 < end else { return false }
      switch text[next + 1] {
      case 0x93, 0x94, 0x9C, 0x9D, 0xA6: return true
      default: return false
      }
    default: return false
    }
  }

  /// Appends the token at `start` by the full rules, and returns its end.
  private func appendGeneral(
    from start: Int, gap: Token.Gap, in text: Span<UInt8>, block: Range<Int>,
    into tokens: inout [Token], from firstToken: Int, vocabulary: inout Vocabulary,
    folder: inout WordFolder, notes: inout BlockNotes
  ) -> Int {
    let blockEnd = block.upperBound
    let first = text[start] | 0x20
    if first == UInt8(ascii: "h") || first == UInt8(ascii: "w"),
      let end = Addresses.urlEnd(at: start, in: text, upTo: blockEnd)
    {
      append(.address, start..<end, gap, text, &tokens, &vocabulary, &folder)
      return end
    }
    let scalar = text.scalar(at: start)
    if isSymbol(scalar.value) {
      let end = start + scalar.length
      append(.symbol, start..<end, gap, text, &tokens, &vocabulary, &folder)
      return end
    }
    var end = boundaries.boundary(after: start, in: text, upTo: blockEnd)
    if end < blockEnd, text[end] == UInt8(ascii: "@"),
      let domainEnd = Addresses.domainEnd(after: end, in: text, upTo: blockEnd)
    {
      let localStart = Addresses.localPartStart(before: end, in: text, from: block.lowerBound)
      var (addressStart, addressGap) = (start, gap)
      while tokens.count > firstToken, let last = tokens.last, Int(last.span.start) >= localStart {
        (addressStart, addressGap) = (Int(last.span.start), last.gap)
        tokens.removeLast()
      }
      while let last = notes.candidates.last, last.token > tokens.count {
        notes.candidates.removeLast()
      }
      append(
        .address, addressStart..<domainEnd, addressGap, text, &tokens, &vocabulary, &folder)
      return domainEnd
    }
    end = withoutJoiners(start..<end, in: text)
    append(.word, start..<end, gap, text, &tokens, &vocabulary, &folder)
    return end
  }

  /// The end of a word without signs that only join what stands on both sides of them.
  private func withoutJoiners(_ word: Range<Int>, in text: Span<UInt8>) -> Int {
    var end = word.upperBound
    while true {
      if end - 1 > word.lowerBound, text[end - 1] == UInt8(ascii: "_") {
        end -= 1
      } else if end - 3 > word.lowerBound, text[end - 3] == 0xE2, text[end - 2] == 0x80,
        text[end - 1] == 0xAF
      {
        end -= 3
      } else {
        return end
      }
    }
  }

  func append(
    _ kind: Token.Kind, _ range: Range<Int>, _ gap: Token.Gap, _ text: Span<UInt8>,
    _ tokens: inout [Token], _ vocabulary: inout Vocabulary, _ folder: inout WordFolder
  ) {
    folder.fold(text, range, properties: properties)
    let type = vocabulary.intern(folder.bytes.span, hash: folder.hash)
    tokens.append(
      Token(
        span: TextSpan(start: range.lowerBound, end: range.upperBound), type: type,
        kind: kind == .word && !folder.hasLetter ? .number : kind,
        shape: kind == .word ? folder.shape : .lower, gap: gap))
  }

  private func isSymbol(_ scalar: UInt32) -> Bool {
    scalar < 0x80
      ? tables.classes[Int(scalar)] == ByteClass.symbol.rawValue : properties[scalar].isCurrency
  }
}
