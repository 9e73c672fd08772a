import CorpusModel
import Testing

/// What kind of page a document was.
@Suite struct PageKindsTests {
  static let body = paragraphs(0..<10)

  static func paragraphs(_ numbers: Range<Int>) -> String {
    numbers.map { number in
      "<p>We listened on street \(number) for a year, and this is what people told us about it. They said "
        + "much.</p>"
    }.joined()
  }

  static let links = (0..<20).map { "<li><a href='/p\($0)'>A page about street \($0)</a></li>" }
    .joined()

  static func page(_ main: String, head: String = "", frame: String = "") -> String {
    "<!doctype html><html><head><title>Streets</title>\(head)</head>"
      + "<body><nav><ul>\(frame)</ul></nav><main>\(main)</main></body></html>"
  }

  static let pages: [(kind: PageKind, note: String?, source: String)] = [
    (
      .article, nil,
      page(
        "<article><h1>A year of talk</h1><time datetime='2024-05-01'>May</time>\(body)</article>",
        head: "<meta property='og:type' content='article'>"
          + "<link rel='canonical' href='https://example.org/blog/2024/a-year-of-talk-on-our-street'>"
      )
    ),
    (
      .forum, nil,
      page(
        "<h1>Which street?</h1>"
          + (0..<8).map { "<div class='message reply'>\(body)<time>\($0)</time></div>" }.joined(),
        head: "<link rel='canonical' href='https://forum.example.org/t/which-street/12'>"
          + "<script type='application/ld+json'>{\"@type\":\"DiscussionForumPosting\"}</script>")
    ),
    (
      .documentation, nil,
      page(
        "<h1>Middleware</h1>\(body)<pre><code>a = 1</code></pre><pre><code>b = 2</code></pre>",
        head: "<meta name='generator' content='Docutils 0.17'>"
          + "<link rel='canonical' href='https://docs.example.org/latest/ref/middleware/'>")
    ),
    (
      .listing, "listing_page",
      page(
        (0..<12).map { "<h3><a href='/\($0)'>Street \($0) in short</a></h3>" }.joined()
          + "<ul>\(links)</ul>",
        head: "<link rel='canonical' href='https://example.org/category/streets'>", frame: links)
    ),
    (
      .home, "home_page",
      page(
        "<h1>Riverside Trust</h1>\(body)",
        head: "<link rel='canonical' href='https://example.org/'>")
    ),
    (
      .consent, "consent_page",
      page(
        "<h1>Before you continue</h1><p>We use cookies to make this site work.</p>"
          + "<p>You can accept all cookies or choose which of our partners may set cookies.</p>")
    ),
    (
      .error, "error_page",
      page("<h1>Page not found</h1><p>Sorry, there is nothing at this address.</p>", frame: links)
    ),
    (.stub, "stub_page", page("<p>Loading the page…</p>", frame: links + links)),
  ]

  @Test(arguments: pages.map(\.source).indices)
  func tellsThePage(_ number: Int) throws {
    let (kind, note, source) = Self.pages[number]
    let document = try Reading.document(source, .html)
    let guess = try #require(document.pageKind)
    #expect(guess.kind == kind, "\(guess)")
    #expect(guess.confidence > 0.4 && guess.confidence <= 1)
    #expect(document.notes.map(\.code) == (note.map { [$0] } ?? []))
  }

  @Test func otherFormatsHaveNone() throws {
    #expect(try Reading.document("# Page not found\n\nSorry.", .markdown).pageKind == nil)
    #expect(try Reading.document("Page not found\n\nSorry.", .text).pageKind == nil)
  }

  @Test func aTextAboutErrorsIsNone() throws {
    let document = try Reading.document(
      Self.page("<h1>Why we say page not found</h1>\(Self.paragraphs(0..<30))"), .html)
    #expect(document.pageKind?.kind != .error)
  }
}
