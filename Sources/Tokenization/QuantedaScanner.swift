import CorpusModel

/// The tokens that the R package quanteda (version 4, default tokenizer) makes of a whole text.
///
/// Word boundaries are those of UAX #29, except that `:` does not join and a dash of any kind joins
/// letters and digits. URLs, e-mail addresses, `#tag` and `@user` are one token each. White space is
/// dropped. Without punctuation, tokens that are one punctuation character are dropped too; signs such
/// as `$` and `+` stay.
struct QuantedaScanner {
  let properties: BreakProperties
  let keepsPunctuation: Bool
  private let boundaries: WordBoundaries

  init(keepsPunctuation: Bool) {
    properties = .shared
    self.keepsPunctuation = keepsPunctuation
    boundaries = WordBoundaries(properties: properties, tailoring: [.colonBreaks, .dashJoins])
  }

  /// Calls `body` with the range and kind of each token of `text`.
  func scan(_ text: Span<UInt8>, _ body: (Range<Int>, Token.Kind) -> Void) {
    var position = 0
    var url = nextURL(from: 0, in: text)
    while position < text.count {
      let start = position
      if start == url.lowerBound, !url.isEmpty {
        position = url.upperBound
        body(url, .address)
        url = nextURL(from: position, in: text)
        continue
      }
      let first = text.scalar(at: start)
      if first.value == 0x23 || first.value == 0x40, let end = tagEnd(at: start, in: text) {
        position = end
        body(start..<end, .address)
        continue
      }
      position = boundaries.boundary(after: start, in: text, upTo: url.lowerBound)
      if let end = emailEnd(wordAt: start, end: position, in: text) {
        position = end
        body(start..<end, .address)
        continue
      }
      if isSpace(first.value) { continue }
      let kind = kind(of: start..<position, in: text)
      if kind == .punctuation, !keepsPunctuation, start + first.length == position { continue }
      body(start..<position, kind)
    }
  }

  private func isSpace(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? scalar <= 0x20 : Punctuation.isSpace(scalar)
  }

  private func kind(of range: Range<Int>, in text: Span<UInt8>) -> Token.Kind {
    var hasNumber = false
    var position = range.lowerBound
    while position < range.upperBound {
      let scalar = text.scalar(at: position)
      let kind = properties[scalar.value]
      if kind.isLetter { return .word }
      hasNumber = hasNumber || kind.isNumber
      position += scalar.length
    }
    if hasNumber { return .number }
    let first = text.scalar(at: range.lowerBound).value
    return Unicode.Scalar(first)?.properties.generalCategory.isPunctuation ?? false
      ? .punctuation : .symbol
  }

  /// The next URL: an empty range at the end of the text if there is none.
  ///
  /// A URL is found wherever it stands, even right behind a letter or dash: a scheme or `www.`, a domain
  /// with a full stop, and a path that may end in punctuation.
  private func nextURL(from start: Int, in text: Span<UInt8>) -> Range<Int> {
    var position = start
    while position < text.count {
      let byte = text[position] | 0x20
      if byte == UInt8(ascii: "h") || byte == UInt8(ascii: "w"),
        let end = urlEnd(at: position, in: text)
      {
        return position..<end
      }
      position += 1
    }
    return text.count..<text.count
  }

  private func urlEnd(at start: Int, in text: Span<UInt8>) -> Int? {
    guard let body = Addresses.urlBody(at: start, in: text, upTo: text.count) else { return nil }
    var end = body
    var hasStop = text[start] | 0x20 == UInt8(ascii: "w")
    while end < text.count {
      if text[end] == UInt8(ascii: ".") {
        guard end > body, end + 1 < text.count, Addresses.isAlphanumeric(text[end + 1]) else {
          break
        }
        hasStop = true
      } else if !Addresses.isAlphanumeric(text[end]), text[end] != UInt8(ascii: "-") {
        break
      }
      end += 1
    }
    guard end > body, hasStop else { return nil }
    guard end < text.count, [0x2F, 0x3F, 0x23, 0x3A].contains(text[end]) else { return end }
    while end < text.count, isURLCharacter(UInt32(text[end])) { end += 1 }
    return end
  }

  private func isURLCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x2D, 0x40, 0x3A, 0x25, 0x2E, 0x5F, 0x2B, 0x7E, 0x23, 0x3D, 0x2F, 0x3F, 0x26: true
    default: false
    }
  }

  private func tagEnd(at start: Int, in text: Span<UInt8>) -> Int? {
    var end = start + 1
    while end < text.count {
      let scalar = text.scalar(at: end)
      let kind = properties[scalar.value]
      guard kind.isLetter || kind.isNumber || scalar.value == 0x5F else { break }
      end += scalar.length
    }
    return end > start + 1 ? end : nil
  }

  private func emailEnd(wordAt start: Int, end: Int, in text: Span<UInt8>) -> Int? {
    var at = end
    while at < text.count, text[at] != 0x40 {
      guard
        Addresses.isAlphanumeric(text[at]) || text[at] == 0x2E || text[at] == 0x2B
          || text[at] == 0x2D || text[at] == 0x5F
      else { return nil }
      at += 1
    }
    guard at < text.count, Addresses.isAlphanumeric(text[start]) else { return nil }
    return Addresses.domainEnd(after: at, in: text, upTo: text.count)
  }
}

extension Unicode.GeneralCategory {
  /// Whether it is one of the seven categories `P`.
  fileprivate var isPunctuation: Bool {
    switch self {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }
}
