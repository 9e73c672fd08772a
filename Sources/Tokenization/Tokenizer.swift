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
    case .quanteda, .liwc:
      break
    }
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
