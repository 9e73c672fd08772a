import CorpusModel

/// Marks what is left of a web page's frame in its text: questions about cookies and words that lead about the site.
enum SiteFrames {
  /// Such text stands within so many blocks of the beginning or end.
  private static let edge = 6

  /// Marks the blocks of a document that was a web page.
  static func mark(_ document: inout Document) {
    let count = document.blocks.count
    var isAboutCookies: Bool?
    for index in document.blocks.indices
    where index < edge || index >= count - edge {
      let block = document.blocks[index]
      guard block.kind != .title, block.span.length <= 700, block.part == nil else { continue }
      let text = StatutoryWording.folded(document.text, block.span)
      if block.span.length <= 40, navigation.contains(text.trimmedOfSigns) {
        document.blocks[index].part = .navigation
      } else if asksForConsent(text) {
        let isAbout = isAboutCookies ?? speaksOfCookies(document)
        isAboutCookies = isAbout
        if !isAbout { document.blocks[index].part = .consent }
      }
    }
  }

  /// Whether a text asks the reader's consent to cookies, or says that it was given.
  static func asksForConsent(_ text: String) -> Bool {
    text.contains("cookie") && questions.contains { text.contains($0) }
  }

  /// Whether a text asks for consent, or explains what is asked.
  static func speaksOfConsent(_ text: String) -> Bool {
    asksForConsent(text) || consentWords.contains { text.contains($0) }
  }

  private static let consentWords = [
    "cookie", "accept all", "reject all", "your consent", "consent to", "your privacy choices",
    "privacy preferences", "manage preferences", "our partners", "legitimate interest",
    "personalised ads", "personalized ads", "before you continue",
  ]

  /// Whether cookies are what a page is about: its title says so, or much of its text.
  private static func speaksOfCookies(_ document: Document) -> Bool {
    var speaking = 0
    for block in document.blocks {
      guard block.kind == .title || document.blocks.count <= 40 else { continue }
      let text = StatutoryWording.folded(document.text, block.span)
      guard text.contains("cookie") else { continue }
      if block.kind == .title { return true }
      speaking += 1
    }
    return speaking * 4 > document.blocks.count && document.blocks.count > 4
  }

  private static let questions = [
    "site uses cookies", "website uses cookies", "we use cookies",
    "we and our partners use cookies",
    "use of cookies", "accept all cookies", "accept cookies", "reject all cookies",
    "cookie settings", "cookie preferences", "manage cookies", "essential cookies",
    "uses cookies to", "use cookies to", "we would like to set cookies", "set additional cookies",
  ]

  private static let navigation: Set<String> = [
    "skip to main content", "skip to content", "skip navigation", "skip to navigation",
    "back to top", "return to top", "top of page", "you are here", "print this page",
    "share this page", "share this", "share this article", "menu", "main menu", "search this site",
    "toggle navigation", "previous page", "next page", "is this page useful",
    "was this page helpful", "report a problem with this page",
  ]
}

extension String {
  /// The text without signs and spaces at its ends.
  fileprivate var trimmedOfSigns: String {
    let isSign = { (character: Character) in !character.isLetter && !character.isNumber }
    let rest = drop(while: isSign)
    guard let last = rest.lastIndex(where: { !isSign($0) }) else { return "" }
    return String(rest[...last])
  }
}
