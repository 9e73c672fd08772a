import CorpusModel
import Extraction
import Testing

/// The main text of HTML pages and fragments, as blocks.
@Suite struct PageReaderTests {
  static let words =
    "The people who run the kitchen have kept it open through three hard winters, "
    + "and they say that it is the company that brings their neighbours in, more than the soup."

  static let blocks: [(String, [String])] = [
    ("<h1>A</h1><h2>B</h2><p>c<p>d", ["T1 A", "H2 B", "P c", "P d"]),
    ("<p>one<br>two <b>th</b>ree</p>four", ["P one two three", "P four"]),
    ("<div>a<div>b</div>c</div>", ["P a", "P b", "P c"]),
    ("<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>", ["L1 a", "L2 b", "L1 c", "L1 d"]),
    ("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>", ["Q1 a", "Q2 b"]),
    ("<table><caption>t</caption><tr><th>a<td>b<p>c</p></table>", ["F t", "C a", "C b c"]),
    ("<figure><img alt=no><figcaption>a</figcaption></figure>", ["F a"]),
    ("<dl><dt>a<dd>b</dl>", ["D a", "D b"]),
    ("<details><summary>a</summary>b</details>", ["P a", "P b"]),
    ("<pre><code>let x = 1</code></pre><p>use <code>x</code>", ["X let x = 1", "P use x"]),
    (
      "<pre><code><div>if x {</div>\n\n    y(&lt;)<button>Copy</button><br>}\n</code></pre>",
      ["X if x {\n\n\n    y(<)\n\n}"]
    ),
    (
      "<table><tr><td><pre><code>a\n  b</code></pre></table>", ["X a\n  b"]
    ),
    ("<pre>a poem\nof two lines\n\nand more</pre>", ["P a poem of two lines", "P and more"]),
    ("<p>a\n  b\t c&nbsp;d</p><p>&nbsp;</p><p>&#8203;</p>", ["P a b c\u{A0}d"]),
    ("a<br><br>b", ["P a", "P b"]),
    ("<p>a<script>no()</script>b<style>no</style></p><noscript>no</noscript>", ["P ab"]),
    ("---\ntitle: x\n---\n<p>{% if y %}a{{ z }}</p>\n{include x.html}", ["P a"]),
    ("---\ntitle: x\n---\n<p>We <math>{% if y %}trust{% endif %}</math> you.", ["P We trust you."]),
  ]

  @Test(arguments: blocks)
  func readsBlocks(_ source: String, _ outline: [String]) throws {
    let document = try Reading.document(source, .html)
    #expect(Reading.outline(document) == outline)
    #expect(document.provenance.offsetBasis == "extracted")
    Reading.checkInvariants(document)
  }

  static let page = """
    <!doctype html><html lang="en-GB"><head><title>Open kitchen | Riverside</title>
    <meta property="og:site_name" content="Riverside">
    <meta property="article:published_time" content="2019-03-12T09:00:00Z">
    <script type="application/ld+json">{"@type": "BlogPosting", "author": {"name": "Ann Archer"},
      "publisher": {"@type": "Organization", "name": "Riverside Trust"}}</script>
    <script type="application/ld+json">{broken</script>
    <link rel="canonical" href="https://example.org/kitchen"></head>
    <body class="has-sidebar"><header><a href="/">Riverside</a><nav>Home About</nav></header>
    <div class="cookie-banner">We use cookies</div>
    <main><ol class="breadcrumb"><li><a href="/">Home</a></ol>
    <article><header><h1>The open kitchen</h1></header><p>\(words)</p>
    <div class="navy">Kept too. \(words)</div><p>\(words)</p>
    <div class="share-buttons">Share this</div><aside>Aside</aside></article>
    <ul><li><a href=a>One</a><li><a href=b>Two</a><li><a href=c>Three</a></ul></main>
    <footer>Copyright</footer></body></html>
    """

  @Test func choosesTheMainText() throws {
    let document = try Reading.document(Self.page, .html)
    #expect(
      Reading.outline(document) == [
        "T1 The open kitchen", "P \(Self.words)", "P Kept too. \(Self.words)",
      ])
  }

  /// Boxes that are called by what pages use for frames, and hold all there is.
  @Test func believesNoNameThatCostsTheText() throws {
    let widgets = (1...4).map {
      "<div class='widget'><div class='nav-content'><p>\($0). \(Self.words)</p></div></div>"
    }
    let document = try Reading.document("<main>\(widgets.joined())</main>", .html)
    #expect(Reading.outline(document) == (1...4).map { "P \($0). \(Self.words)" })
  }

  /// Every word leads back to its place in the file: over references, comments, tags and template directives.
  @Test func wordsLeadBackToTheFile() throws {
    let source =
      "\u{FEFF}---\ntitle: T\n---\n<p>Fish &amp; chips <!-- no --> are <b>hot</b>,{% if x %} and\n so&nbsp;is tea.</p>"
      + "<table>Stray<tr><td>a cell</table><pre>two\nlines</pre>"
      + "<p><a>Up</a><a>Down</a></p><pre><code>if x\n  &amp;&amp; y</code></pre>"
    let document = try Reading.document(source, .html)
    #expect(document.isByteExact)
    let bytes = Array(source.utf8)
    let text = String(decoding: document.text, as: UTF8.self)
    for (word, expected) in [
      ("Fish", "Fish"), ("&", "&amp;"), ("chips are hot", "chips <!-- no --> are <b>hot"),
      ("hot, and so", "hot</b>,{% if x %} and\n so"), ("so\u{A0}is", "so&nbsp;is"),
      ("Stray", "Stray"), ("a cell", "a cell"), ("lines", "lines"),
      ("Up Down", "Up</a><a>Down"), ("if x\n  && y", "if x\n  &amp;&amp; y"),
    ] {
      let range = try #require(text.firstRange(of: word), "\(word)")
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      let span = TextSpan(start: start, end: start + word.utf8.count)
      let place = try #require(document.fileSpan(span))
      #expect(String(decoding: bytes[place.range], as: UTF8.self) == expected)
    }
  }

  @Test func leavesOutWhatReadersWrote() throws {
    let article = "<article><h1>A</h1>" + (1...4).map { "<p>\($0). \(Self.words)</p>" }.joined()
    let comments = (1...9).map { "<p>Reader \($0): \(Self.words)</p>" }.joined()
    let page = article + "<ol class='comment-list'>\(comments)</ol></article>"
    let document = try Reading.document(page, .html)
    #expect(document.blocks.count == 5)
    // A page that says it is a discussion is made of what people wrote.
    let forum = "<div itemscope itemtype='https://schema.org/DiscussionForumPosting'>\(page)</div>"
    #expect(try Reading.document(forum, .html).blocks.count == 14)
  }

  @Test func takesTheArticleThatOnlyMachinesSee() throws {
    let page = """
      <title>T</title><script type="application/ld+json">{"@type": "NewsArticle", "articleBody":
      "\(Self.words)\\n\\nSecond. \(Self.words)"}</script><div><p>Please subscribe.</p></div>
      """
    #expect(
      Reading.outline(try Reading.document(page, .html)) == [
        "P \(Self.words)", "P Second. \(Self.words)",
      ])
  }

  @Test func takesEverythingOnRequest() throws {
    let document = try Reading.document(Self.page, .html, extent: .everything)
    let text = String(decoding: document.text, as: UTF8.self)
    for word in ["Home", "cookies", "Share this", "Aside", "Copyright", "Three"] {
      #expect(text.contains(word))
    }
    #expect(!text.contains("BlogPosting"))
  }

  @Test func readsMetadata() throws {
    let metadata = try Reading.document(Self.page, .html).metadata
    #expect(metadata.title == "Open kitchen" || metadata.title == "The open kitchen")
    #expect(metadata.author == "Ann Archer")
    #expect(metadata.organisation == "Riverside Trust")
    #expect(metadata.date == "2019-03-12")
    #expect(metadata.language == "en-GB")
    #expect(metadata.site == "Riverside")
    #expect(metadata.url == "https://example.org/kitchen")
  }

  @Test func keepsABoxThatHoldsMostOfThePage() throws {
    let document = try Reading.document(
      "<html><body><p>short</p><div class='sidebar'><p>\(Self.words)</p></div></body>", .html)
    #expect(Reading.outline(document).contains("P \(Self.words)"))
  }

  static let dates: [(String, String)] = [
    ("2019-03-12T23:00:00-04:00", "2019-03-12"), ("12 March 2019", "2019-03-12"),
    ("Mar 2nd, 2019", "2019-03-02"), ("20190312", "2019-03-12"), ("25/12/2019", "2019-12-25"),
    ("2019-03", "2019-03"), ("Tue, 12 Sept 2019 10:00", "2019-09-12"), ("May 2019", "2019-05"),
  ]

  @Test(arguments: dates)
  func readsDates(_ written: String, _ date: String) throws {
    let source = "<html><meta name=date content='\(written)'><p>text"
    #expect(try Reading.document(source, .html).metadata.date == date)
  }
}
