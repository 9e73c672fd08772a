/// What the Unicode Character Database says about a code point, as far as tokenizing needs it.
struct CodePointProperties: Equatable {
  /// The packed bits: word class (0–4), sentence class (5–8), then one bit a flag.
  var rawValue: UInt16

  /// The class in the rules for word boundaries.
  var word: WordBreakClass { WordBreakClass(rawValue: UInt8(rawValue & 31)) ?? .other }
  /// The class in the rules for sentence boundaries.
  var sentence: SentenceBreakClass {
    SentenceBreakClass(rawValue: UInt8(rawValue >> 5 & 15)) ?? .other
  }
  /// A letter, or a number written with letters such as a Roman numeral sign.
  var isLetter: Bool { rawValue & 1 << 9 != 0 }
  /// A number of any kind.
  var isNumber: Bool { rawValue & 1 << 10 != 0 }
  /// A character that lower-casing changes.
  var isUpper: Bool { rawValue & 1 << 11 != 0 }
  /// A character that may change in Unicode normalisation form C.
  var mayCompose: Bool { rawValue & 1 << 12 != 0 }
  /// A currency sign.
  var isCurrency: Bool { rawValue & 1 << 13 != 0 }
  /// A character that may be part of an emoji.
  var isPictographic: Bool { rawValue & 1 << 14 != 0 }
  /// A lower-case character.
  var isLower: Bool { rawValue & 1 << 15 != 0 }
}

/// The property `Word_Break` of UAX #29; the raw values are those of the generated table.
enum WordBreakClass: UInt8 {
  case other, cr, lf, newline, extend, zwj, format, katakana, hebrewLetter, aLetter, singleQuote
  case doubleQuote, midNumLet, midLetter, midNum, numeric, extendNumLet, wSegSpace
  case regionalIndicator

  /// Whether rule WB4 lets the character belong to the one before it.
  var isIgnored: Bool { self == .extend || self == .format || self == .zwj }
  /// Whether the rules call it `AHLetter`.
  var isAHLetter: Bool { self == .aLetter || self == .hebrewLetter }
  /// Whether the rules call it `MidNumLetQ`.
  var isMidNumLetQ: Bool { self == .midNumLet || self == .singleQuote }
  /// Whether it ends a line.
  var isLineEnd: Bool { self == .cr || self == .lf || self == .newline }
}

/// The property `Sentence_Break` of UAX #29; the raw values are those of the generated table.
enum SentenceBreakClass: UInt8 {
  case other, cr, lf, sep, extend, format, sp, lower, upper, oLetter, numeric, aTerm, sContinue
  case sTerm, close

  /// Whether rule SB5 lets the character belong to the one before it.
  var isIgnored: Bool { self == .extend || self == .format }
  /// Whether the rules call it `ParaSep`.
  var isParagraphEnd: Bool { self == .sep || self == .cr || self == .lf }
  /// Whether the rules call it `SATerm`.
  var isTerminator: Bool { self == .sTerm || self == .aTerm }
}

/// The properties of all code points: a flat table for the first two planes, ranges beyond.
struct BreakProperties: Sendable {
  /// The table, expanded once per process.
  static let shared = BreakProperties()

  private static let flatCount: UInt32 = 0x20000
  /// One value for each code point below `flatCount`.
  private let flat: [UInt16]
  /// First code point, end and value of each run above `flatCount`, ascending.
  private let beyond: [(start: UInt32, end: UInt32, value: UInt16)]

  private init() {
    var flat = [UInt16](repeating: 0, count: Int(Self.flatCount))
    var beyond: [(start: UInt32, end: UInt32, value: UInt16)] = []
    var numbers: [UInt32] = []
    var number: UInt32 = 0
    var shift: UInt32 = 0
    var position: UInt32 = 0
    for byte in Self.runs.utf8 {
      let isLast = byte < UInt8(ascii: "P")
      number |= UInt32(byte - (isLast ? UInt8(ascii: "0") : UInt8(ascii: "P"))) << shift
      shift += 5
      guard isLast else { continue }
      numbers.append(number)
      (number, shift) = (0, 0)
      guard numbers.count == 3 else { continue }
      let start = position + numbers[0]
      let end = start + numbers[1]
      let value = Self.values[Int(numbers[2])]
      numbers.removeAll(keepingCapacity: true)
      position = end
      for scalar in start..<max(start, min(end, Self.flatCount)) { flat[Int(scalar)] = value }
      if end > Self.flatCount { beyond.append((max(start, Self.flatCount), end, value)) }
    }
    self.flat = flat
    self.beyond = beyond
  }

  /// The properties of a code point.
  @inline(__always)
  subscript(scalar: UInt32) -> CodePointProperties {
    let index = Int(scalar)
    if index < flat.count { return CodePointProperties(rawValue: flat[index]) }
    return CodePointProperties(rawValue: value(beyondFlat: scalar))
  }

  private func value(beyondFlat scalar: UInt32) -> UInt16 {
    for run in beyond where scalar < run.end { return scalar >= run.start ? run.value : 0 }
    return 0
  }
}
