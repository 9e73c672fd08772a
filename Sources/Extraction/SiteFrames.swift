import CorpusModel
import Markup

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
      // A look at the bytes spares most blocks the slower look at their words.
      let speaksOfCookies = names("cookie", document, block.span)
      guard speaksOfCookies || block.span.length <= 40 else { continue }
      let text = StatutoryWording.folded(document.text, block.span)
      if block.span.length <= 40, navigation.contains(text.trimmedOfSigns) {
        document.blocks[index].part = .navigation
      } else if speaksOfCookies, asksForConsent(text) {
        let isAbout = isAboutCookies ?? isAbout(cookiesIn: document)
        isAboutCookies = isAbout
        if !isAbout { document.blocks[index].part = .consent }
      }
    }
  }

  /// Whether a word, in lower case, stands in a span of a document.
  private static func names(_ word: String, _ document: Document, _ span: TextSpan) -> Bool {
    document.text.span.containsFoldingCase(word, in: span.range)
  }

  /// Whether a document may ask for consent at all.
  static func mayAskForConsent(_ document: Document) -> Bool {
    let whole = TextSpan(start: 0, end: document.text.count)
    return names("cookie", document, whole) || names("consent", document, whole)
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
  private static func isAbout(cookiesIn document: Document) -> Bool {
    var speaking = 0
    for block in document.blocks where names("cookie", document, block.span) {
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
    let isSign = { (character: Character) in !character.isAnyLetter && !character.isAnyNumber }
    let rest = drop(while: isSign)
    guard let last = rest.lastIndex(where: { !isSign($0) }) else { return "" }
    return String(rest[...last])
  }
}
