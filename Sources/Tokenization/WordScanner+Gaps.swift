import CorpusModel

extension WordScanner {
  /// What stands between two tokens.
  struct GapReading {
    var end: Int
    var gap: Token.Gap = []
    var signs: BlockNotes.Signs = []
  }

  /// Whether a token starts with this character.
  private func startsToken(_ scalar: UInt32) -> Bool {
    let kind = properties[scalar]
    return kind.isLetter || kind.word == .numeric || kind.isCurrency
      || kind.word == .katakana
  }

  /// Reads from the end of a token to the start of the next one or the end of the block.
  func readGap(
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
        let joins =
          isAfterToken && position == start && !isDouble && startsWord(at: next, in: text, end)
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
