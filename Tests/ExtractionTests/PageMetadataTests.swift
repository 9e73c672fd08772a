import CorpusModel
import Extraction
import Testing

/// What is known of a page besides its text, and who says so.
@Suite struct PageMetadataTests {
  /// Pages, what is to be known of them, and who says so.
  static let metadata: [(page: String, field: Metadata.Field, value: String?, source: String?)] = [
    // Titles: what readers see, without the name of the site.
    ("<title>The open kitchen | Riverside</title>", .title, "The open kitchen", "title"),
    (
      "<meta property='og:title' content='Soup'><title>Soup for all - Us</title><h1>Soup for<br>all</h1>",
      .title, "Soup for all", "h1"
    ),
    (
      "<title>What is ownership? - The Book</title><h1>The Book</h1>", .title, "What is ownership?",
      "title"
    ),
    (
      "<title>One more question</title><h1>Thread: One more question</h1>", .title,
      "One more question", "title"
    ),
    (
      "<title>Our plan - Forum</title><h1>Forum</h1><h2>Our plan</h2>", .title, "Our plan", "h2"
    ),
    // Authors: people by name, not systems, templates or addresses.
    ("<meta name=author content='By Ann Archer'>", .author, "Ann Archer", "meta author"),
    ("<meta name=author content=admin>", .author, nil, nil),
    ("<meta name=author content='ann@example.org'>", .author, nil, nil),
    ("<a rel=author href=/ann>Ann Archer</a>", .author, "Ann Archer", "rel author"),
    (
      "<div class=byline><span>By</span> <b>Ann Archer</b><i>Editor</i></div>", .author,
      "Ann Archer", "class"
    ),
    (
      "<p itemprop=author itemscope><meta itemprop=name content='Ann Archer'></p>", .author,
      "Ann Archer", "itemprop author"
    ),
    ("<h1>Soup for all</h1><p>Written by</p><p>Ann Archer</p>", .author, "Ann Archer", "text"),
    ("<meta property='og:site_name' content=Us><p class=author>Us</p>", .author, nil, nil),
    // Dates of publication, and of changes.
    (
      "<meta property='article:published_time' content='2021-03-04T10:00'>", .date, "2021-03-04",
      "article:published_time"
    ),
    ("<meta name=published-date content='2021-03-04'>", .date, "2021-03-04", "meta published-date"),
    (
      "<h1>Soup for all</h1><time datetime='2021-03-04'>4 March</time>", .date, "2021-03-04", "time"
    ),
    ("<h1>Soup for all</h1><p>Posted 4 March 2021</p>", .date, "2021-03-04", "text"),
    (
      "<link rel=canonical href='https://example.org/2021/03/04/soup'>", .date, "2021-03-04", "url"
    ),
    (
      """
      <link rel=canonical href='https://example.org/2021/03/04/soup'><meta name=date content=2021-03-05>
      """, .date, "2021-03-04", "url"
    ),
    ("<h1>Soup for all</h1><p>Last updated: 4 March 2021</p>", .modified, "2021-03-04", "text"),
    ("<h1>Soup for all</h1><p>Last updated: 4 March 2021</p>", .date, "2021-03-04", "text"),
    ("<footer>Updated <time datetime='2021-03-04'>4 March</time></footer>", .date, nil, nil),
    (
      "<footer>Updated <time datetime='2021-03-04'>4 March</time></footer>", .modified,
      "2021-03-04", "time"
    ),
    ("<h1>Soup for all</h1><p>Copyright 4 March 2021</p>", .date, nil, nil),
    ("<h1>Week 2 of 2021</h1><p>Words 2021 week 2 20 soups</p>", .date, nil, nil),
    // A list of pages has the dates of those pages.
    (
      """
      <h1>News</h1><div><time datetime='2021-03-04'>4 March</time><h2><a href=/a>Soup</a></h2></div>
      <div><time datetime='2021-03-05'>5 March</time><h2><a href=/b>Bread</a></h2></div>
      """, .date, nil, nil
    ),
    // The messages of a discussion follow one another; an article's own footer is part of it.
    (
      """
      <title>Which soup?</title><div class=post_date>4 March 2021 (edited 9 March 2021)</div><p class=message>Leek?</p>
      <div class=post_date>5 March 2021</div><p class=message>Pea.</p><div class=post_date>5 March 2021</div>
      <p class=message>No.</p>
      """, .date, "2021-03-04", "class"
    ),
    (
      """
      <title>Events</title><div class=date>4 March 2021</div><div class=date>5 March 2021</div>
      <div class=date>6 March 2021</div>
      """, .date, nil, nil
    ),
    (
      "<article><p>Soup.</p><footer><time datetime='2021-03-04'>4 March</time></footer></article>",
      .date, "2021-03-04", "time"
    ),
    (
      """
      <h1>Soup</h1><time datetime='2023-05-06'>6 May</time><p class=date>This recipe was originally published on
      4 March 2021 and has been changed since, more than once and by many cooks.</p>
      """, .date, "2021-03-04", "class"
    ),
    // What stands where scripts should: a heading like the title, JSON-LD in a meta element, datelines, months.
    (
      """
      <title>Ways to soup for all</title><h3>blog | 4 March 2021</h3><h2>Five ways to soup for all of us</h2>
      """, .date, "2021-03-04", "text"
    ),
    (
      """
      <meta name=script:ld+json content='{"@type":"Article","datePublished":"2021-03-04"}'>
      """, .date, "2021-03-04", "json-ld"
    ),
    ("<h1>Soup for all</h1><p>November 2015</p>", .date, "2015-11", "text"),
    ("<h1>Soup for all</h1><p>Since November 2015</p>", .date, nil, nil),
    // The rest.
    (
      "<a rel=license href='https://example.org/cc'>CC</a>", .licence, "https://example.org/cc",
      "rel license"
    ),
    (
      "<link rel=canonical href='https://example.org/a'>", .canonicalURL, "https://example.org/a",
      "rel canonical"
    ),
  ]

  @Test(arguments: metadata)
  func readsMetadata(
    _ example: (page: String, field: Metadata.Field, value: String?, source: String?)
  ) throws {
    let page = "<html><head></head><body>\(example.page)<p>\(PageReaderTests.words)</p>"
    let metadata = try Reading.document(page, .html).metadata
    #expect(metadata[example.field] == example.value)
    #expect(metadata.source(of: example.field)?.description == example.source)
  }

  /// The first words of a text, and the date of the dateline that they are.
  static let datelines: [(start: String, date: String?)] = [
    ("LEEDS, March 4, 2021 (Agency) - Soup", "2021-03-04"),
    ("ST. IVES, 4 March 2021 – Soup", "2021-03-04"),
    ("Leeds, March 4, 2021 - Soup", nil),
    ("LEEDS, where on March 4, 2021 (a Thursday) soup was served", nil),
    ("LEEDS, March 4, 2021 was a day of soup", nil),
    ("LEEDS", nil), ("", nil),
  ]

  @Test(arguments: datelines)
  func readsDatelines(_ example: (start: String, date: String?)) throws {
    let page =
      "<html><head><meta property='og:type' content=article></head><body><article><h1>Soup for all</h1>"
      + "<p>\(example.start) was served. \(PageReaderTests.words)</p>\(PageKindsTests.body)</article>"
    let document = try Reading.document(page, .html)
    #expect(document.pageKind?.kind == .article)
    #expect(document.metadata.date == example.date)
  }

  /// A list of pages has no date of its own, whatever it says to machines.
  @Test func listsHaveNoDate() throws {
    let page = try #require(PageKindsTests.pages.first { $0.kind == .listing }).source
    let dated = page.replacing("</head>", with: "<meta name=date content=2021-03-04></head>")
    #expect(try Reading.document(dated, .html).metadata.date == nil)
  }

  /// What JSON-LD says, and what is to be known of the page.
  static let structuredData: [(json: String, field: Metadata.Field, value: String?)] = [
    (#"{"@type": "Article", "author": {"name": "Ann Archer"}}"#, .author, "Ann Archer"),
    (
      ##"{"@graph": [{"@type": "Article", "author": [{"@id": "#a"}, "Bo Berg"]}, {"@id": "#a", "name": "Ann"}]}"##,
      .author, "Ann, Bo Berg"
    ),
    (
      #"{"@type": "Article", "headline": "A "bare" mark", "datePublished": "2021-03-04",}"#, .date,
      "2021-03-04"
    ),
    ("{\"@type\": \"Article\"\n\"datePublished\": \"2021-03-04\"", .date, "2021-03-04"),
    (
      "{&quot;@type&quot;: &quot;Article&quot;, &quot;dateModified&quot;: &quot;2021-03-04&quot;}",
      .modified, "2021-03-04"
    ),
    (
      #"/*<![CDATA[*/ {"@type": "Article", "datePublished": "2021-03-04"} /*]]>*/"#, .date,
      "2021-03-04"
    ),
    (#"{"@type": "Article", "headline": "\u00c4pfel \ud83c\udf4e"}"#, .title, "Äpfel 🍎"),
    // Nobody sees when a system made a page that is no article.
    (#"{"@type": "WebPage", "datePublished": "2021-03-04"}"#, .date, nil),
    (
      """
      [{"@type": "Article", "headline": "A", "datePublished": "2021-03-04"}, {"@type": "Article",
      "headline": "B"}, {"@type": "Article", "headline": "C"}]
      """, .date, nil
    ),
    (String(repeating: "[", count: 100_000), .date, nil),
  ]

  @Test(arguments: structuredData)
  func readsStructuredData(
    _ example: (json: String, field: Metadata.Field, value: String?)
  ) throws {
    let page = """
      <html><script type='application/ld+json'>\(example.json)</script><p>\(PageReaderTests.words)</p>
      """
    let metadata = try Reading.document(page, .html).metadata
    #expect(metadata[example.field] == example.value)
    #expect(metadata.source(of: example.field) == example.value.map { _ in .jsonLD })
  }
}
