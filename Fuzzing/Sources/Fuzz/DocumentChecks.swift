import CorpusModel

/// What holds for every document that the extraction makes.
enum DocumentChecks {
  static func check(_ document: Document, format: DocumentFormat) {
    let text = CheckedText(document.text, "the document's text")
    require(!document.blocks.isEmpty, "a document has a block")
    var end: UInt32 = 0
    for (index, block) in document.blocks.enumerated() {
      text.check(block.span, "block \(index)")
      require(block.span.start >= end, "block \(index) starts after the one before: \(block)")
      require(
        !isBlank(text.bytes[Int(block.span.start)])
          && !isBlank(text.bytes[Int(block.span.end) - 1]),
        "block \(index) has no white space around it")
      require(
        block.section >= -1 && Int(block.section) < index,
        "block \(index) stands under an earlier block: \(block.section)")
      end = block.span.end
    }
    check(document.provenance, of: document, text, format: format)
  }

  /// White space and ASCII's controls.
  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }

  private static func check(
    _ provenance: Provenance, of document: Document, _ text: CheckedText, format: DocumentFormat
  ) {
    switch provenance {
    case .identical: require(format == .text, "only plain text is its own source")
    case .extracted:
      require(
        [.html, .docx, .odt, .epub, .email].contains(format),
        "only pages, packages and e-mails lose their source")
    case .built(let map):
      require(format == .html, "only a page is built")
      check(map, text, ascends: false)
    case .mapped(let map):
      require(format == .markdown, "only Markdown has a map")
      check(map, text)
      for (index, block) in document.blocks.enumerated() {
        check(map.sourceSpan(of: block.span), in: map, "the source of block \(index)")
      }
    }
  }

  /// Pieces ascend in both texts, lie in them and say the same, unless a reference was resolved.
  private static func check(_ map: SourceMap, _ text: CheckedText, ascends: Bool = true) {
    let source = CheckedText(map.source, "the source")
    var textEnd = 0
    var sourceEnd = 0
    for piece in map.pieces {
      let inText = Int(piece.textStart)..<Int(piece.textStart + piece.length)
      let inSource = Int(piece.sourceStart)..<Int(piece.sourceStart + piece.sourceLength)
      require(inText.lowerBound >= textEnd, "pieces ascend in the text: \(piece)")
      require(
        !ascends || inSource.lowerBound >= sourceEnd, "pieces ascend in the source: \(piece)")
      require(
        inText.upperBound <= text.bytes.count && inSource.upperBound <= source.bytes.count,
        "pieces lie inside both texts: \(piece)")
      for offset in [inText.lowerBound, inText.upperBound] {
        require(text.isBoundary(offset), "a piece cuts no character of the text: \(piece)")
      }
      for offset in [inSource.lowerBound, inSource.upperBound] {
        require(source.isBoundary(offset), "a piece cuts no character of the source: \(piece)")
      }
      if piece.length == piece.sourceLength {
        checkUnchanged(text.bytes[inText], source.bytes[inSource], piece)
      }
      (textEnd, sourceEnd) = (inText.upperBound, inSource.upperBound)
    }
  }

  /// A piece of equal length is the source, but for white space and controls, which become spaces, or in code, where lines
  /// stay, line feeds.
  private static func checkUnchanged(
    _ text: ArraySlice<UInt8>, _ source: ArraySlice<UInt8>, _ piece: SourceMap.Piece
  ) {
    // By chance a reference may be as long as what it stands for: `&nLl;` has five bytes either way.
    guard !source.contains(UInt8(ascii: "&")) else { return }
    for (inText, inSource) in zip(text, source) {
      require(
        inText == inSource || ((inText == 0x20 || inText == 0x0A) && isBlank(inSource)),
        "a piece of equal length is the source: \(piece)")
    }
  }

  /// A span of the source is not empty and cuts no character.
  static func check(_ span: TextSpan, in map: SourceMap, _ name: @autoclosure () -> String) {
    require(Int(span.end) <= map.source.count, "\(name()) lies in the source: \(span)")
    require(span.start < span.end, "\(name()) is not empty: \(span)")
    for offset in [Int(span.start), Int(span.end)] where offset < map.source.count {
      require(map.source[offset] & 0xC0 != 0x80, "\(name()) cuts no character: \(span)")
    }
  }
}
