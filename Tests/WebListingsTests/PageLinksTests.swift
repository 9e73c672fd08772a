import Markup
import Testing
import WebAddresses

@testable import WebListings

struct PageLinksTests {
  private func links(_ html: String) throws -> PageLinks {
    let address = try #require(WebAddress("https://a.org/blog/page.html?x=1"))
    return PageLinks(MarkupParser.parse(Array(html.utf8)), address: address)
  }

  @Test(arguments: [
    ("<a href=1>1</a><a href='/2#part'>2</a><a href=1#b>again</a><a>none</a>", "/blog/1 /2"),
    (
      "<area href=//b.org/><a href='  3\n'>3</a><a href=''>itself</a>",
      "//b.org/ /blog/3 /blog/page.html?x=1"
    ),
    // Nothing but the web.
    (
      "<a href='mailto:a@a.org'>m</a><a href='javascript:void(0)'>j</a><a href='ftp://a.org'>f</a><a href='http://'>x</a>",
      ""
    ),
    // What is asked not to be followed.
    ("<a rel='nofollow noopener' href=1>1</a><a rel=noopener href=2>2</a>", "/blog/2"),
    ("<meta name=ROBOTS content='noindex, NoFollow'><a href=1>1</a>", ""),
    ("<meta name=robots content=none><a href=1>1</a>", ""),
    ("<meta name=robots content=noindex><a href=1>1</a>", "/blog/1"),
    // The first base counts.
    ("<base target=_top><base href=/b/><base href=/c/><a href=1>1</a>", "/b/1"),
    ("<base href='http://'><a href=1>1</a>", "/blog/1"),
    ("<a href='?p=2&amp;q=ä'>next</a>", "/blog/page.html?p=2&q=%C3%A4"),
  ])
  func pages(html: String, expected: String) throws {
    let wanted = expected.split(separator: " ").map {
      $0.hasPrefix("//") ? "https:\($0)" : "https://a.org\($0)"
    }
    #expect(try links(html).pages.map(\.href) == wanted)
  }

  @Test func feedsAndCanonicalAddress() throws {
    let links = try links(
      """
      <head><link rel="Alternate" type="application/rss+xml; charset=utf-8" href="/feed"><link rel=canonical href=/own>
      <link rel=canonical href=/other><link rel=alternate type=application/atom+xml href=/feed>
      <link rel="alternate stylesheet" type=text/xml href=/s><link rel=alternate hreflang=de href=/de>
      <link rel=alternate type=application/json href=/wp-json/1><link rel=feed href=/2></head><body><link rel=alternate type=application/feed+json href=3.json>
      <link rel=alternate type=application/json href=/feed.json>
      """)
    #expect(links.canonical?.href == "https://a.org/own")
    #expect(
      links.feeds.map(\.href) == [
        "https://a.org/feed", "https://a.org/2", "https://a.org/blog/3.json",
        "https://a.org/feed.json",
      ])
    #expect(links.pages == [])
  }
}
