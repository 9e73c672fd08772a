package import CorpusModel

/// Finds the tokens and sentences of a document.
package struct Tokenizer: Sendable {
  /// Whose idea of a token to follow.
  package enum Style: Hashable, Sendable {
    /// Touchstone's own: see ``WordScanner`` and ``SentenceScanner``.
    case standard
    /// The tokens that the R package quanteda makes of the whole text, with or without punctuation.
    case quanteda(keepsPunctuation: Bool)
    /// The tokens that LIWC-style counting makes of the whole text, without punctuation.
    case liwc
  }

  private let style: Style
  private let wordScanner = WordScanner()
  private let sentenceScanner: SentenceScanner

  /// Makes a tokenizer.
  package init(style: Style = .standard) {
    self.init(style: style, keepsEmptySentences: false)
  }

  private init(style: Style, keepsEmptySentences: Bool) {
    self.style = style
    sentenceScanner = SentenceScanner(keepsEmpty: keepsEmptySentences)
  }

  /// Fills `result` with the tokens and sentences of all blocks, also of those that are not counted.
  ///
  /// In a peer's style the blocks do not matter: the whole text is one sentence of block 0.
  ///
  /// - Parameters:
  ///   - document: the document; its text is valid UTF-8.
  ///   - result: emptied first; its storage is kept.
  ///   - vocabulary: gets the folded forms that are new.
  package func tokenize(
    _ document: borrowing Document, into result: inout TokenizedDocument,
    vocabulary: inout Vocabulary
  ) {
    result.removeAll()
    let text = document.text
    switch style {
    case .standard:
      tokenize(text.span, blocks: document.blocks, into: &result, vocabulary: &vocabulary)
    case .quanteda(let keepsPunctuation):
      let scanner = QuantedaScanner(keepsPunctuation: keepsPunctuation)
      var folder = WordFolder(unifiesApostrophes: false)
      scanner.scan(text.span) { range, kind in
        folder.fold(text.span, range, properties: scanner.properties)
        let type = vocabulary.intern(folder.bytes.span, hash: folder.hash)
        appendPeerToken(range, kind, type, folder.shape, &result)
      }
      closePeerSentence(text.count, &result)
    case .liwc:
      LIWCScanner(text.span).scan { found in
        let type = vocabulary.intern(
          found.folded.span, hash: Vocabulary.hash(of: found.folded.span))
        appendPeerToken(found.range, .word, type, .lower, &result)
      }
      closePeerSentence(text.count, &result)
    }
  }

  private func appendPeerToken(
    _ range: Range<Int>, _ kind: Token.Kind, _ type: TypeID, _ shape: Token.Shape,
    _ result: inout TokenizedDocument
  ) {
    let end = result.tokens.last.map { Int($0.span.end) } ?? 0
    result.tokens.append(
      Token(
        span: TextSpan(start: range.lowerBound, end: range.upperBound), type: type, kind: kind,
        shape: shape, gap: range.lowerBound > end ? .space : []))
  }

  private func closePeerSentence(_ count: Int, _ result: inout TokenizedDocument) {
    guard !result.tokens.isEmpty else { return }
    result.sentences.append(
      Sentence(
        span: TextSpan(start: 0, end: count), tokens: 0..<result.tokens.count, block: 0,
        words: result.tokens.count))
  }

  private func tokenize(
    _ text: Span<UInt8>, blocks: [Block], into result: inout TokenizedDocument,
    vocabulary: inout Vocabulary
  ) {
    var notes = BlockNotes()
    var folder = WordFolder(unifiesApostrophes: true)
    for (index, block) in blocks.enumerated() {
      let first = result.tokens.count
      let range = block.span.range.clamped(to: 0..<text.count)
      notes.removeAll()
      wordScanner.scan(
        range, of: text, into: &result.tokens, vocabulary: &vocabulary, folder: &folder,
        notes: &notes)
      sentenceScanner.scan(
        range, index: index, of: text, tokens: &result.tokens, from: first, notes: &notes,
        into: &result.sentences)
    }
  }

  /// The sentences of a text that is one block, as strings, also those without words.
  package func sentences(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    let block = Block(kind: .paragraph, span: TextSpan(start: 0, end: bytes.count))
    var result = TokenizedDocument()
    var vocabulary = Vocabulary()
    Tokenizer(style: .standard, keepsEmptySentences: true)
      .tokenize(bytes.span, blocks: [block], into: &result, vocabulary: &vocabulary)
    return result.sentences.map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
  }
}
