/// Bytes turned into UTF-8, with what a reader should know about how.
package struct DecodedText: Sendable {
  /// A doubt about the decoding.
  package enum Doubt: Hashable, Sendable {
    /// Nothing named the encoding, and the bytes are not UTF-8.
    case guessed(Charset)
    /// The encoding that was named does not fit the bytes; the other was used.
    case mismatch(declared: String, used: Charset)
    /// So many places hold bytes without a meaning; each became U+FFFD.
    case invalidBytes(count: Int, charset: Charset)
    /// The label that was given is not known; it was passed over.
    case unknownLabel(String)
  }

  /// The text, valid UTF-8.
  ///
  /// A byte-order mark of UTF-8 is kept, any other is dropped.
  package var bytes: [UInt8]
  /// The encoding that was used.
  package var charset: Charset
  /// Doubts about the decoding.
  package var doubts: [Doubt] = []
  /// What a pass over ``bytes`` found.
  package var validation: UTF8Validation
  /// Whether ``bytes`` are those that were given.
  package var isUnchanged = false
}

/// Decides which encoding bytes are in, and decodes them.
///
/// The order is: a byte-order mark; the encoding that the transport declared; a `meta` element, in
/// HTML; UTF-8 if the bytes are well-formed; what the bytes look like; windows-1252. Two declarations are not believed:
///
/// - A one-byte encoding (windows-1252, ISO-8859-x, koi8-r and so on), if the bytes hold sequences of
///   several bytes and all are well-formed UTF-8: text in a one-byte encoding hardly ever is. For
///   encodings of several bytes, where short texts can be both, sixteen such sequences are wanted.
/// - UTF-8, if more places are ill-formed than well-formed: then it is windows-1252.
package enum TextDecoder {
  /// Decodes `bytes`; well-formed UTF-8 comes back as the same array, without a copy.
  ///
  /// `declared` is the label from the transport, if there was one; `isMarkup` says whether a `meta`
  /// element may name the encoding.
  package static func decode(
    _ bytes: consuming [UInt8], declared: String?, isMarkup: Bool
  ) -> DecodedText {
    let mark = CharsetSniffer.byteOrderMark(of: bytes.span)
    if let mark, mark.charset != .utf8 {
      return finish(bytes, from: mark.length, as: mark.charset, doubts: [])
    }
    let hasMark = mark != nil
    let validation = UTF8Validation(of: bytes.span)
    var doubts: [DecodedText.Doubt] = []
    var label = hasMark ? nil : declared
    if let given = label, Charset(label: given) == nil {
      doubts.append(.unknownLabel(given))
      label = nil
    }
    if label == nil, isMarkup, !hasMark { label = CharsetSniffer.metaLabel(in: bytes.span) }
    if label == nil, !hasMark, let guess = unusual(bytes.span, validation, isMarkup: isMarkup) {
      return finish(bytes, from: 0, as: guess, doubts: doubts + [.guessed(guess)])
    }
    let charset = choose(
      bytes.span, label: hasMark ? "utf-8" : label, validation: validation, doubts: &doubts)
    if charset == .utf8, validation.isValid {
      return DecodedText(
        bytes: bytes, charset: .utf8, doubts: doubts, validation: validation, isUnchanged: true)
    }
    return finish(bytes, from: 0, as: charset, doubts: doubts)
  }

  /// An encoding that nothing names and that may look like UTF-8: with NUL bytes, or with bytes that switch alphabets.
  private static func unusual(
    _ bytes: Span<UInt8>, _ validation: UTF8Validation, isMarkup: Bool
  ) -> Charset? {
    // NULs are controls: without any, nothing speaks for units of two or four bytes.
    if validation.controls > 0, let wide = CharsetGuess.wideCharset(of: bytes) { return wide }
    guard !isMarkup, validation.isValid, validation.hasEscape, CharsetGuess.switches(bytes) else {
      return nil
    }
    return CharsetGuess.guess(bytes)
  }

  /// The encoding that the label and the look of the bytes speak for.
  private static func choose(
    _ bytes: Span<UInt8>, label: String?, validation: UTF8Validation,
    doubts: inout [DecodedText.Doubt]
  ) -> Charset {
    guard let label, let declared = Charset(label: label) else {
      if validation.isValid { return .utf8 }
      // A few broken places in a text that is otherwise UTF-8 do not make it another encoding.
      if validation.multiByteSequences > 4 * validation.invalidParts { return .utf8 }
      let guess = CharsetGuess.charset(of: bytes) ?? .windows1252
      doubts.append(.guessed(guess))
      return guess
    }
    if declared == .utf8 {
      if validation.invalidParts <= validation.multiByteSequences { return .utf8 }
      doubts.append(.mismatch(declared: label, used: .windows1252))
      return .windows1252
    }
    let enough = declared.isSingleByte ? 1 : 16
    if validation.isValid, validation.multiByteSequences >= enough {
      doubts.append(.mismatch(declared: label, used: .utf8))
      return .utf8
    }
    return declared
  }

  private static func finish(
    _ bytes: [UInt8], from start: Int, as charset: Charset, doubts: [DecodedText.Doubt]
  ) -> DecodedText {
    var doubts = doubts
    guard let decoded = EncodingDecoder.decode(bytes, from: start, as: charset) else {
      // A system without this encoding: better windows-1252 and a word about it than nothing.
      doubts.append(.mismatch(declared: charset.name, used: .windows1252))
      return finish(bytes, from: start, as: .windows1252, doubts: doubts)
    }
    if decoded.replacements > 0 {
      doubts.append(.invalidBytes(count: decoded.replacements, charset: charset))
    }
    return DecodedText(
      bytes: decoded.bytes, charset: charset, doubts: doubts,
      validation: UTF8Validation(of: decoded.bytes.span))
  }
}
