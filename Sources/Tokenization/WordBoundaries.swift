/// The word boundaries of UAX #29, one segment at a time.
///
/// With ``Tailoring/none`` these are the boundaries of the standard. The scanners of this module start
/// from them and give a ``Tailoring``.
struct WordBoundaries {
  /// Deliberate deviations from the standard's rules.
  struct Tailoring: OptionSet {
    var rawValue: UInt8

    /// None: the standard.
    static let none: Tailoring = []
    /// `:` does not join letters, as it does in Swedish but not in English.
    static let colonBreaks = Tailoring(rawValue: 1)
    /// A full stop does not join `service.The`: see ``WordScanner``.
    static let missingSpaceBreaks = Tailoring(rawValue: 2)
    /// A dash of any kind joins letters and digits: `well-being`, `2000–2010`.
    static let dashJoins = Tailoring(rawValue: 4)
  }

  let properties: BreakProperties
  let tailoring: Tailoring

  /// The end of the segment that starts at `start`, at most `end`.
  func boundary(after start: Int, in text: Span<UInt8>, upTo end: Int) -> Int {
    let first = text.scalar(at: start)
    var current = properties[first.value].word
    var position = start + first.length
    switch current {
    case .cr:
      return position < end && text[position] == 0x0A ? position + 1 : position
    case .lf, .newline:
      return position
    default: break
    }
    var previousScalar = first.value
    var isZWJ = current == .zwj
    var hasRegionalPair = false
    // WB3d holds only where nothing ignorable stands between the spaces.
    var isDirect = true
    while position < end {
      let scalar = text.scalar(at: position)
      let next = properties[scalar.value]
      let kind = next.word
      if kind.isIgnored {
        (position, isZWJ, isDirect) = (position + scalar.length, kind == .zwj, false)
        continue
      }
      if isZWJ, next.isPictographic {
        // WB3c glues whatever class the character has.
      } else if kind == .wSegSpace, current == .wSegSpace, isDirect {
        // WB3d
      } else if joins(current, kind) {
        // WB5, WB8 to WB10, WB13 to WB13b
      } else if kind == .regionalIndicator, current == .regionalIndicator, !hasRegionalPair {
        hasRegionalPair = true
      } else if let bridge = bridge(
        from: current, previous: previousScalar, over: scalar, of: kind, at: position,
        start: start, in: text, upTo: end)
      {
        (current, previousScalar) = (bridge.kind, bridge.scalar)
        (position, isZWJ, isDirect) = (bridge.end, false, true)
        continue
      } else {
        return position
      }
      (current, previousScalar) = (kind, scalar.value)
      (position, isZWJ, isDirect) = (position + scalar.length, false, true)
    }
    return position
  }

  /// The rules that look at two classes only.
  private func joins(_ left: WordBreakClass, _ right: WordBreakClass) -> Bool {
    switch left {
    case .aLetter, .hebrewLetter:
      right.isAHLetter || right == .numeric || right == .extendNumLet
        || (left == .hebrewLetter && right == .singleQuote)
    case .numeric: right.isAHLetter || right == .numeric || right == .extendNumLet
    case .katakana: right == .katakana || right == .extendNumLet
    case .extendNumLet:
      right.isAHLetter || right == .numeric || right == .katakana || right == .extendNumLet
    default: false
    }
  }

  private struct Bridge {
    var kind: WordBreakClass
    var scalar: UInt32
    var end: Int
  }

  /// The rules that look across one character: WB6, WB7, WB7b, WB7c, WB11, WB12 and the tailoring.
  private func bridge(
    from left: WordBreakClass, previous: UInt32, over middle: DecodedScalar,
    of kind: WordBreakClass, at position: Int, start: Int, in text: Span<UInt8>, upTo end: Int
  ) -> Bridge? {
    let isDash = tailoring.contains(.dashJoins) && isDash(middle.value)
    guard left.isAHLetter || left == .numeric else { return nil }
    guard
      kind.isMidNumLetQ || kind == .midLetter || kind == .midNum || kind == .doubleQuote || isDash
    else { return nil }
    var far = position + middle.length
    var right = DecodedScalar(value: 0, length: 0)
    var rightClass = WordBreakClass.other
    while far < end {
      right = text.scalar(at: far)
      rightClass = properties[right.value].word
      guard rightClass.isIgnored else { break }
      far += right.length
    }
    guard far < end else { return nil }
    let isAllowed: Bool
    if isDash {
      isAllowed = rightClass.isAHLetter || rightClass == .numeric
    } else if left == .numeric {
      isAllowed = rightClass == .numeric && (kind.isMidNumLetQ || kind == .midNum)
    } else {
      let isMiddle = kind.isMidNumLetQ || kind == .midLetter
      isAllowed =
        (rightClass.isAHLetter && isMiddle)
        || (left == .hebrewLetter && rightClass == .hebrewLetter && kind == .doubleQuote)
    }
    guard isAllowed else { return nil }
    if tailoring.contains(.colonBreaks), isColon(middle.value) { return nil }
    if tailoring.contains(.missingSpaceBreaks), middle.value == 0x2E,
      isMissingSpace(start: start, stop: position, next: right.value, in: text)
    {
      return nil
    }
    return Bridge(kind: rightClass, scalar: right.value, end: far + right.length)
  }

  private func isColon(_ scalar: UInt32) -> Bool {
    scalar == 0x3A || scalar == 0xFE55 || scalar == 0xFF1A
  }

  private func isDash(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || (scalar > 0x7F && WordBoundaries.dashes.contains(scalar))
  }

  /// The general category `Pd` outside ASCII.
  private static let dashes: [UInt32] = [
    0x58A, 0x5BE, 0x1400, 0x1806, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2E17, 0x2E1A,
    0x2E3A, 0x2E3B, 0x2E40, 0x2E5D, 0x301C, 0x3030, 0x30A0, 0xFE31, 0xFE32, 0xFE58, 0xFE63, 0xFF0D,
    0x10D6E, 0x10EAD,
  ]

  /// Whether the full stop at `stop` ends a sentence whose next one follows without a space.
  private func isMissingSpace(start: Int, stop: Int, next: UInt32, in text: Span<UInt8>) -> Bool {
    guard properties[next].isUpper else { return false }
    var index = stop
    var lowerCount = 0
    while let scalar = text.scalar(before: index, from: start), scalar.value != 0x2E {
      if properties[scalar.value].isLower {
        lowerCount += 1
        if lowerCount == 2 { return true }
      } else if index == stop {
        return false
      }
      index -= scalar.length
    }
    return false
  }
}
