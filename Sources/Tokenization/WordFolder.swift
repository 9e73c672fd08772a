import CorpusModel
@_spi(_Unicode) import Swift

/// The folded form of a word, with what was learnt about its letters on the way.
///
/// Folded means: lower case, and normalisation form C where combining marks occur. Unless a peer's tokens
/// are wanted, U+2018 and U+2019 become straight, and soft hyphens and word joiners are left out.
struct WordFolder {
  /// The folded bytes.
  private(set) var bytes: [UInt8] = []
  /// The hash of ``bytes`` for the vocabulary.
  private(set) var hash: UInt32 = 0
  /// Whether the word has a letter.
  private(set) var hasLetter = false
  /// How the word is capitalised.
  private(set) var shape = Token.Shape.lower
  /// Whether curly apostrophes become straight.
  let unifiesApostrophes: Bool

  init(unifiesApostrophes: Bool) {
    self.unifiesApostrophes = unifiesApostrophes
    bytes.reserveCapacity(64)
  }

  /// Folds the word at `range`.
  mutating func fold(_ text: Span<UInt8>, _ range: Range<Int>, properties: BreakProperties) {
    bytes.removeAll(keepingCapacity: true)
    var (letters, upper) = (0, 0)
    var startsUpper = false
    var needsFullFolding = false
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      if byte < 0x80 {
        let lower = byte | 0x20
        if lower &- 0x61 < 26 {
          if byte != lower {
            upper += 1
            if letters == 0 { startsUpper = true }
          }
          letters += 1
          bytes.append(lower)
        } else {
          bytes.append(byte)
        }
        position += 1
        continue
      }
      let scalar = text.scalar(at: position)
      let kind = properties[scalar.value]
      if kind.isUpper {
        upper += 1
        if letters == 0 { startsUpper = true }
        needsFullFolding = true
      }
      if kind.isLetter { letters += 1 }
      if kind.mayCompose { needsFullFolding = true }
      switch scalar.value {
      case 0x2018, 0x2019:
        if unifiesApostrophes {
          bytes.append(UInt8(ascii: "'"))
        } else {
          appendBytes(of: scalar, at: position, in: text)
        }
      case 0xAD, 0x2060, 0xFEFF:
        if !unifiesApostrophes { appendBytes(of: scalar, at: position, in: text) }
      default:
        appendBytes(of: scalar, at: position, in: text)
      }
      position += scalar.length
    }
    if needsFullFolding { foldFully() }
    hasLetter = letters > 0
    shape =
      if upper == 0 {
        .lower
      } else if startsUpper, upper == 1 {
        .capitalised
      } else if upper == letters {
        .allCapitals
      } else {
        .mixed
      }
    hash = Vocabulary.hash(of: bytes.span)
  }

  private mutating func appendBytes(
    of scalar: DecodedScalar, at position: Int, in text: Span<UInt8>
  ) {
    for offset in 0..<scalar.length { bytes.append(text[position + offset]) }
  }

  /// Lower-cases and composes through the standard library; only for the few words that need it.
  private mutating func foldFully() {
    let lower = String(decoding: bytes, as: UTF8.self).lowercased()
    bytes.removeAll(keepingCapacity: true)
    for scalar in lower._nfc { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
  }
}
