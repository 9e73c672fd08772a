import Testing
import WebAddresses

@testable import WebListings

struct FeedTests {
  private func feed(_ text: String) throws -> Feed {
    try #require(Feed(Array(text.utf8), address: WebAddress("https://a.org/blog/feed.xml")))
  }

  /// Format, title and entries of a feed, in one line.
  private func shown(_ text: String) throws -> String {
    let feed = try feed(text)
    let entries = feed.entries.map { entry in
      [entry.title?.line, entry.link?.href, entry.text?.line].map { $0 ?? "-" }.joined(
        separator: ",")
    }
    return
      ([feed.format.rawValue + (feed.isWellFormed ? "" : "!"), feed.title?.line ?? "-"] + entries)
      .joined(separator: " | ")
  }

  @Test(arguments: [
    (
      "<rss version='2.0'><channel><title>A &amp; B</title><item><title>1</title><link>/1</link><description>&lt;p>x&lt;p>y</description></item></channel></rss>",
      "rss20 | A & B | 1,https://a.org/1,x y"
    ),
    (
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/x/'><title type='html'>&lt;b>A&lt;/b></title><entry><title>1 &lt;i></title><link rel='self' href='s'/><link href='1'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>x<br/>y</div></content></entry></feed>",
      "atom10 | A | 1 <i>,https://a.org/x/1,x y"
    ),
    (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>A</title></channel><item><title>1</title><link>https://b.org/1</link><description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded></item></rdf:RDF>",
      "rss10 | A | 1,https://b.org/1,long"
    ),
    (
      #"{"version":"https://jsonfeed.org/version/1","title":"A","items":[{"id":"https://a.org/1","title":"1","content_html":"<p>x</p>"},{"id":2,"url":"2","content_text":"a < b"},3]}"#,
      "json | A | 1,https://a.org/1,x | -,https://a.org/blog/2,a < b"
    ),
    // Items that are not closed, nor the file; an address that is not escaped; names of HTML.
    (
      "<rss><channel><title>A&nbsp;B</title><item><title>1<item><title>2</title></channel>",
      "rss! | A B | 1,-,- | 2,-,-"
    ),
    (
      "<rss><item><title>1</title><link>https://b.org/?a=1&b=2</link><item><title>2</title>",
      "rss! | - | 1,https://b.org/?a=1&b=2,- | 2,-,-"
    ),
    // HTML that is not escaped.
    (
      "<rss><item><description><p>a<br>b<p>c & d</description><title>1</title></item></rss>",
      "rss! | - | 1,-,a b c & d"
    ),
    // Prefixes that are not declared.
    (
      "<rss><channel><item><dc:title>1</dc:title><content:encoded>x</content:encoded></item></channel></rss>",
      "rss! | - | 1,-,x"
    ),
    ("\n<!-- x --><rss version=2.0><channel><title>a<![CDATA[ < b", "rss20! | a < b"),
    // Encoded twice.
    (
      "<rss version='2.0'><channel><title>CafÃ© â€œtwiceâ€\u{9D}</title></channel></rss>",
      "rss20 | Café “twice”"
    ),
    (#"{"title": "A", "items": [{"title": "1"},], }"#, "json! | A | 1,-,-"),
  ])
  func reads(text: String, expected: String) throws {
    let found = try shown(text)
    #expect(found == expected)
  }

  @Test(arguments: [
    "", "{}", "[]", "<html><p>Not found</p></html>", "<urlset/>", "nothing", "{\"items\": 1}",
  ])
  func whatIsNoFeedIsNone(text: String) {
    #expect(Feed(Array(text.utf8), address: nil) == nil)
  }

  @Test func linksAreChosen() throws {
    let text = """
      <rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"><channel>
      <atom:link rel="self" href="https://a.org/feed"/><atom:link rel="next" href="?page=2"/><link>https://a.org/</link>
      <item><link>https://proxy.org/1</link><fb:origLink>https://a.org/1</fb:origLink></item>
      <item><guid>https://a.org/2</guid></item><item><guid isPermaLink="false">https://a.org/3</guid></item>
      <item><guid>tag:a.org,2020:4</guid><link>mailto:a@a.org</link></item></channel></rss>
      """
    let feed = try feed(text)
    #expect(feed.link?.href == "https://a.org/")
    #expect(feed.next?.href == "https://a.org/blog/feed.xml?page=2")
    #expect(feed.entries.map { $0.link?.href } == ["https://a.org/1", "https://a.org/2", nil, nil])
  }

  @Test func authorsAndDatesAreRead() throws {
    let text = """
      <rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><language>en-GB</language>
      <item><author>ann@a.org (Ann A)</author><pubDate>Tue, 12 Mar 2019 10:00:00 EST</pubDate></item>
      <item><dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator><dc:date>2019-03-12</dc:date></item>
      <item><pubDate>some day</pubDate><guid> 3 </guid></item></channel></rss>
      """
    let feed = try feed(text)
    #expect(feed.language == "en-GB")
    #expect(feed.entries.map(\.author) == ["Ann A", "Ann, Bob", nil])
    #expect(feed.entries[0].published?.text == "2019-03-12T15:00:00Z")
    #expect(feed.entries[1].updated?.day == "2019-03-12")
    #expect(feed.entries[2].published == nil && feed.entries[2].id == "3")
  }

  @Test func entitiesAreNotResolved() throws {
    var text = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY f SYSTEM 'file:///etc/hostname'>"
    for (one, two) in zip("abcdefgh", "bcdefghi") {
      text += "<!ENTITY \(two) '" + String(repeating: "&\(one);", count: 50) + "'>"
    }
    text += "]><rss><channel><title>&i;&f;</title></channel></rss>"
    #expect(try feed(text).title?.source == "&i;&f;")
  }

  @Test func nothingGrowsWithTheSquareOfAFile() throws {
    for part in [
      "<item>", "<item><title>", "<a b='", "<!--", "<![CDATA[", "</item>", "<a xmlns:b='c'>", "&",
      "<rss/>", "<!x \"",
    ] {
      let text =
        "<rss><channel><title>1</title>" + String(repeating: part, count: 200_000 / part.utf8.count)
      let feed = try feed(text)
      #expect(!feed.isWellFormed)
      _ = feed.title?.plain
    }
  }
}

struct DoubleEncodingTests {
  @Test(arguments: [
    ("CafÃ© crÃ¨me", "Café crème"), ("itâ€™s", "it’s"), ("Â£5 â€“ Â£6", "£5 – £6"),
    // Texts that are meant as they stand, though windows-1252 would make UTF-8 of them.
    ("Das macht Spaß…", "Das macht Spaß…"), ("MANHÃ…", "MANHÃ…"), ("CAFÉ’S", "CAFÉ’S"),
    ("Café", "Café"),
    ("ÐŸÑ€", "ÐŸÑ€"), ("日本 Ã© Ã©", "日本 Ã© Ã©"), ("plain", "plain"),
  ])
  func isUndoneWhereItIsSure(text: String, expected: String) {
    #expect(DoubleEncoding.undone(text) == expected)
  }
}

struct FeedTextTests {
  @Test(arguments: [
    ("<p>a</p><p>b <b>c</b>d</p>", "a\nb cd"), ("a<br>b<br/>c", "a\nb\nc"),
    ("<div>a<div>b</div>c</div>", "a\nb\nc"), ("<ul><li>a<li>b</ul>", "a\nb"),
    ("a<script>x</script> <style>y</style>\n b", "a b"), ("AT&amp;T &lt; 1", "AT&T < 1"),
    ("<img alt=x src=y>", ""), ("a \u{301}b", "a \u{301}b"), ("1 < 2", "1 < 2"),
  ])
  func saysWhatItSays(html: String, expected: String) {
    #expect(FeedText(html, isMarkup: true)?.plain == expected)
  }

  @Test func plainTextIsTakenAsItStands() {
    #expect(FeedText("  a <b>\n c ", isMarkup: false)?.plain == "a <b> c")
    #expect(FeedText(" \n", isMarkup: true) == nil)
  }
}
