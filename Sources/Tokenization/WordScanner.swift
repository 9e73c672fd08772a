import CorpusModel

/// Finds the tokens of a block: the first of the two hot loops.
///
/// Words are those of UAX #29 (``WordBoundaries``), with these deliberate deviations:
///
/// - A URL (`http://…`, `https://…`, `www.…`) and an e-mail address are one token each; sentence
///   punctuation behind a URL does not belong to it.
/// - Underscores at the start or end of a word do not belong to it: `_This_` is leftover Markdown.
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
  private let tables: ByteTables
  private let boundaries: WordBoundaries

  init(properties: BreakProperties = .shared) {
    self.properties = properties
    tables = .shared
    boundaries = WordBoundaries(
      properties: properties, tailoring: [.colonBreaks, .missingSpaceBreaks])
  }

  /// What stands between two tokens.
  private struct GapReading {
    var end: Int
    var gap: Token.Gap = []
    var signs: BlockNotes.Signs = []
  }

  /// Appends the tokens in `block` to `tokens`, and to `notes` what decides about its sentences.
  func scan(
    _ block: Range<Int>, of text: Span<UInt8>, into tokens: inout [Token],
    vocabulary: inout Vocabulary, folder: inout WordFolder, notes: inout BlockNotes
  ) {
    let classes = tables.classes.span
    let continuations = tables.continuations.span
    // A static property of another module costs a call.
    let space = Token.Gap.space
    let end = block.upperBound
    let firstToken = tokens.count
    var position = block.lowerBound
    while position < end {
      var gap: Token.Gap = []
      // Most gaps are one space before an ASCII letter.
      if text[position] == 0x20, position + 1 < end,
        classes[Int(text[position + 1])] == ByteClass.letter.rawValue
      {
        gap = space
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
      var run = LetterRun(in: text, at: start, upTo: end)
      position += run.count
      var capitals = run.capitals
      var isAllCapitals = run.capitals == run.letters
      while run.count == 8 {
        run = LetterRun(in: text, at: position, upTo: end)
        position += run.count
        // Any bit but the first will do: a capital inside the word.
        if run.capitals != 0 { capitals |= 1 }
        isAllCapitals = isAllCapitals && run.capitals == run.letters
      }
      if position > start,
        position == end || continuations[Int(text[position])] == 0
          || endsWord(at: position, in: text, upTo: end)
      {
        let shape: Token.Shape =
          if capitals == 0 {
            .lower
          } else if capitals == LetterRun.firstCapital {
            .capitalised
          } else if isAllCapitals {
            .allCapitals
          } else {
            .mixed
          }
        tokens.append(
          Token(
            span: TextSpan(start: start, end: position), type: WordScanner.pending, kind: .word,
            shape: shape, gap: gap))
      } else {
        position = appendGeneral(
          from: start, gap: gap, in: text, block: block, into: &tokens, from: firstToken,
          vocabulary: &vocabulary, folder: &folder, notes: &notes)
      }
    }
    internLetterWords(of: text, into: &tokens, from: firstToken, &vocabulary, &folder)
  }

  /// Whether the character at `position`, which may continue a word of letters, does not do so here.
  private func endsWord(at position: Int, in text: Span<UInt8>, upTo end: Int) -> Bool {
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

  /// The type of a token of ASCII letters that has yet to be looked up.
  private static let pending = TypeID(.max)

  /// Gives the tokens of a block that consist of ASCII letters their types.
  ///
  /// All at once and not one by one in the scanning loop: the processor then waits for several slots of
  /// the vocabulary at a time.
  private func internLetterWords(
    of text: Span<UInt8>, into tokens: inout [Token], from firstToken: Int,
    _ vocabulary: inout Vocabulary, _ folder: inout WordFolder
  ) {
    var tokens = tokens.mutableSpan
    for index in firstToken..<tokens.count where tokens[index].type.rawValue == .max {
      let range = tokens[index].span.range
      let length = range.upperBound - range.lowerBound
      if length <= 16, range.lowerBound + 16 <= text.count {
        var word = Vocabulary.PackedWord(head: text.eightBytes(at: range.lowerBound))
        if length <= 8 {
          word.head >>= UInt64(64 - 8 * length)
        } else {
          word.tail = text.eightBytes(at: range.lowerBound + 8) >> UInt64(128 - 8 * length)
          word.tail |= LetterRun.lowerCaseBits >> UInt64(128 - 8 * length)
        }
        word.head |= LetterRun.lowerCaseBits >> UInt64(max(0, 64 - 8 * length))
        tokens[index].type = vocabulary.intern(word)
      } else {
        folder.fold(text, range, properties: properties)
        tokens[index].type = vocabulary.intern(folder.bytes.span, hash: folder.hash)
      }
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
    while end - 1 > start, text[end - 1] == UInt8(ascii: "_") { end -= 1 }
    append(.word, start..<end, gap, text, &tokens, &vocabulary, &folder)
    return end
  }

  private func append(
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

  /// Whether a token starts with this character.
  private func startsToken(_ scalar: UInt32) -> Bool {
    let kind = properties[scalar]
    return kind.isLetter || kind.word == .numeric || kind.isCurrency
      || kind.word == .katakana
  }

  /// Reads from the end of a token to the start of the next one or the end of the block.
  private func readGap(
    from start: Int, in text: Span<UInt8>, block: Range<Int>, after previous: TextSpan?,
    notes: inout BlockNotes
  ) -> GapReading {
    let end = block.upperBound
    let isAfterToken = previous.map { Int($0.end) == start } ?? false
    var reading = GapReading(end: start)
    var position = start
    // What came just before: white space, an opening mark or the start; and a dash.
    var isOpen = !isAfterToken
    var isAfterDash = false
    var hasLineEnd = false
    scanning: while position < end {
      let byte = text[position]
      var next = position + 1
      var opensNext = false
      var isDash = false
      var isBlank = false
      switch ByteClass(rawValue: tables.classes[Int(byte)]) ?? .barrier {
      case .letter, .digit, .symbol:
        break scanning
      case .space:
        reading.gap.insert(.space)
        (opensNext, isBlank) = (true, true)
      case .lineEnd:
        reading.gap.insert(.space)
        if byte == 0x0D, next < end, text[next] == 0x0A { next += 1 }
        if hasLineEnd {
          noteBlankLine(at: position, &reading, &notes)
        } else {
          reading.signs.insert(.lineEnd)
        }
        hasLineEnd = true
        (opensNext, isBlank) = (true, true)
      case .quote:
        readQuote(
          UInt32(byte), at: position, next: next, in: text, block: block, isOpen: isOpen,
          isAfterDash: isAfterDash, reading: &reading, notes: &notes)
        opensNext = isOpen
      case .hyphen:
        let isDouble = next < end && text[next] == UInt8(ascii: "-")
        let joins = isAfterToken && position == start && !isDouble && startsWord(at: next, in: text, end)
        reading.gap.insert(joins ? .hyphen : [.barrier, .opensClause])
        if isOpen, hasLineEnd || position == block.lowerBound, next < end, text[next] == 0x20 {
          reading.signs.insert(.bullet)
        }
        (opensNext, isDash) = (true, true)
      case .terminator:
        reading.gap.insert(.barrier)
        reading.signs.insert(.terminator)
        opensNext = false
      case .opener, .closer:
        reading.gap.insert(.barrier)
        let isOpener = byte == 0x28 || byte == 0x5B || byte == 0x7B
        if byte < 0x7B {
          notes.marks.append(
            .init(
              position: UInt32(position), family: byte < 0x30 ? .round : .square, mayOpen: isOpener,
              mayClose: !isOpener))
        }
        if isOpener {
          reading.gap.insert(.opensClause)
          opensNext = true
        } else if isAfterToken, position - start <= 1, let previous, previous.length <= 4 {
          reading.signs.insert(.listBracket)
        }
      case .colon:
        reading.gap.formUnion([.barrier, .opensClause])
      case .asterisk:
        let isAlone = isOpen && (next == end || text[next] == 0x20)
        if isAlone {
          reading.gap.formUnion([.barrier, .opensClause])
          if hasLineEnd || position == block.lowerBound { reading.signs.insert(.bullet) }
        }
        opensNext = isOpen
      case .transparent:
        opensNext = isOpen
      case .barrier:
        if byte >= 0x20 { reading.gap.insert(.barrier) }
        opensNext = byte == UInt8(ascii: "/")
      case .nonASCII:
        let scalar = text.scalar(at: position)
        next = position + scalar.length
        let value = scalar.value
        if Punctuation.isSpace(value) {
          reading.gap.insert(.space)
          (opensNext, isBlank) = (true, true)
          if value == 0x2029 { noteBlankLine(at: position, &reading, &notes) }
          if value == 0x2028 || value == 0x85 { reading.signs.insert(.lineEnd) }
        } else if Punctuation.isQuote(value) {
          readQuote(
            value, at: position, next: next, in: text, block: block, isOpen: isOpen,
            isAfterDash: isAfterDash, reading: &reading, notes: &notes)
          opensNext = isOpen || value == 0x201C || value == 0x2018
        } else if Punctuation.isHyphen(value) {
          let joins = isAfterToken && position == start && startsWord(at: next, in: text, end)
          reading.gap.insert(joins ? .hyphen : [.barrier, .opensClause])
          (opensNext, isDash) = (true, true)
        } else if Punctuation.isLongDash(value) {
          reading.gap.formUnion([.barrier, .opensClause])
          (opensNext, isDash) = (true, true)
        } else if Punctuation.isBullet(value) {
          reading.gap.formUnion([.barrier, .opensClause])
          if isOpen { reading.signs.insert(.bullet) }
          opensNext = true
        } else if Punctuation.isTransparent(value) {
          opensNext = isOpen
        } else if startsToken(value) {
          break scanning
        } else {
          let kind = properties[value]
          if kind.sentence.isTerminator || value == 0x2026 {
            reading.gap.insert(.barrier)
            reading.signs.insert(.terminator)
          } else if kind.word.isIgnored {
            opensNext = isOpen
          } else {
            reading.gap.insert(.barrier)
          }
        }
      }
      if !isBlank { hasLineEnd = false }
      isOpen = opensNext
      isAfterDash = isDash
      position = next
    }
    reading.end = position
    return reading
  }

  private func noteBlankLine(
    at position: Int, _ reading: inout GapReading, _ notes: inout BlockNotes
  ) {
    reading.signs.insert(.blankLine)
    notes.marks.append(
      .init(position: UInt32(position), family: .paragraph, mayOpen: false, mayClose: false))
  }

  private func startsWord(at position: Int, in text: Span<UInt8>, _ end: Int) -> Bool {
    guard position < end else { return false }
    let scalar = text.scalar(at: position).value
    let kind = properties[scalar]
    return kind.isLetter || kind.word == .numeric || kind.word == .katakana
  }

  /// Notes a quotation mark, and whether it can open or close a quotation.
  private func readQuote(
    _ value: UInt32, at position: Int, next: Int, in text: Span<UInt8>, block: Range<Int>,
    isOpen: Bool, isAfterDash: Bool, reading: inout GapReading, notes: inout BlockNotes
  ) {
    reading.gap.insert(.quote)
    let end = block.upperBound
    let follows = next < end ? text.scalar(at: next).value : 0x20
    let isBeforeSpace =
      follows < 0x80
      ? follows <= 0x20 : Punctuation.isSpace(follows)
    let family: BlockNotes.Mark.Family
    var mayOpen = (isOpen || isAfterDash) && !isBeforeSpace
    var mayClose = isAfterDash ? isBeforeSpace : !isOpen
    switch value {
    case 0x22, 0xFF02: family = .straightDouble
    case 0x27, 0xFF07:
      family = .straightSingle
      mayClose = mayClose && !isPlural(before: position, follows, in: text, block)
    case 0x201C, 0x201E, 0x201F: (family, mayOpen, mayClose) = (.curlyDouble, true, false)
    case 0x201D: (family, mayOpen, mayClose) = (.curlyDouble, false, true)
    case 0x2018, 0x201A, 0x201B: (family, mayOpen, mayClose) = (.curlySingle, !isBeforeSpace, false)
    case 0x2019:
      (family, mayOpen) = (.curlySingle, false)
      mayClose = mayClose && !isPlural(before: position, follows, in: text, block)
    case 0xAB, 0x2039: (family, mayOpen, mayClose) = (.guillemet, true, false)
    case 0xBB, 0x203A: (family, mayOpen, mayClose) = (.guillemet, false, true)
    default: return
    }
    if mayOpen { reading.gap.insert(.opensClause) }
    if mayClose, isAfterDash { reading.signs.insert(.brokenOff) }
    guard mayOpen || mayClose else { return }
    notes.marks.append(
      .init(position: UInt32(position), family: family, mayOpen: mayOpen, mayClose: mayClose))
  }

  /// Whether the mark is more likely the apostrophe of a plural, `the workers' rights`.
  private func isPlural(
    before position: Int, _ follows: UInt32, in text: Span<UInt8>, _ block: Range<Int>
  ) -> Bool {
    guard position > block.lowerBound, text[position - 1] | 0x20 == UInt8(ascii: "s") else {
      return false
    }
    switch follows {
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: return false
    default: return true
    }
  }
}
