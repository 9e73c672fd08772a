import CorpusModel

/// Tells what kind of page a document was, and says so in a note where a reader might take it for another.
enum PageKinds {
  /// Sets a document's kind of page.
  static func mark(_ document: inout Document, _ signals: PageSignals) {
    let guess = special(document, signals) ?? PageKindModel.guess(signals.found)
    document.pageKind = guess
    if let note = note(guess) { document.notes.append(note) }
  }

  // MARK: Pages that are no pages

  /// The kinds that wording and emptiness tell, whatever the page is built like.
  private static func special(_ document: Document, _ signals: PageSignals) -> PageKind.Guess? {
    let isShort = document.text.count < 2500
    if document.text.count < 1500, saysError(document) {
      return PageKind.Guess(.error, confidence: 0.9)
    }
    if isShort, let share = consentShare(document), share >= 0.5 {
      return PageKind.Guess(.consent, confidence: 0.5 + share / 2)
    }
    let isEmpty = document.text.count < 200 && (signals.needsScripts || signals.hasFrame)
    if isEmpty || (isBuilt(document) && signals.outsideFrames < 100 && signals.total >= 200) {
      return PageKind.Guess(.stub, confidence: signals.running == 0 ? 0.9 : 0.7)
    }
    if signals.isAtRoot, !signals.found.contains(.saysArticle) {
      return PageKind.Guess(.home, confidence: 0.8)
    }
    return nil
  }

  /// Whether the text is that of the page's elements, not one that it keeps for machines.
  private static func isBuilt(_ document: Document) -> Bool {
    if case .built = document.provenance { true } else { false }
  }

  private static let errors = [
    "page not found", "404", "not found", "page cannot be found", "page cant be found",
    "page could not be found", "page doesnt exist", "page does not exist", "access denied",
    "403 forbidden", "forbidden", "just a moment", "attention required", "service unavailable",
    "internal server error", "bad gateway", "gateway timeout", "are you a robot",
    "verify you are human", "checking your browser", "too many requests",
  ]

  /// Whether the title or one of the first lines is what a server says when it has no page to send.
  private static func saysError(_ document: Document) -> Bool {
    let lines =
      [document.metadata.title ?? ""]
      + document.blocks.prefix(2).map { document.string($0.span) }
    return lines.contains { line in
      guard line.count <= 80 else { return false }
      let bytes = Array(line.utf8)
      let text = StatutoryWording.folded(bytes, TextSpan(start: 0, end: bytes.count))
      return errors.contains { text == $0 || text.hasPrefix($0 + " ") || text.hasSuffix(" " + $0) }
    }
  }

  /// How much of a text asks for consent to cookies; nil if none of it does.
  private static func consentShare(_ document: Document) -> Double? {
    guard SiteFrames.mayAskForConsent(document) else { return nil }
    var asking = 0
    var all = 0
    for block in document.blocks {
      all += block.span.length
      let text = StatutoryWording.folded(document.text, block.span)
      if SiteFrames.speaksOfConsent(text) { asking += block.span.length }
    }
    return asking > 0 && all > 0 ? Double(asking) / Double(all) : nil
  }

  // MARK: Notes

  private static func note(_ guess: PageKind.Guess) -> ReadingNote? {
    switch guess.kind {
    case .consent:
      ReadingNote(
        code: "consent_page", message: "the page holds nothing but a question about cookies")
    case .stub:
      ReadingNote(
        code: "stub_page", message: "the page holds hardly any text beside its frame")
    case .error:
      ReadingNote(
        code: "error_page", message: "it seems to be what a server sends when it has no page")
    case .home:
      ReadingNote(code: "home_page", message: "it seems to be the home page of a site")
    case .listing where guess.confidence >= 0.6:
      ReadingNote(code: "listing_page", message: "it seems to list other pages or goods")
    default: nil
    }
  }
}
