import TestSupport
import Testing
import WebAddresses

@testable import WebListings

struct SitemapTests {
  private func sitemap(_ text: String) throws -> Sitemap {
    try Sitemap(Array(text.utf8), address: WebAddress("https://a.org/sitemap.xml"))
  }

  private func shown(_ sitemap: Sitemap) -> String {
    "\(sitemap.kind) \(sitemap.isWellFormed ? "" : "ill-formed ")"
      + sitemap.entries.map(\.address.href).joined(separator: " ")
  }

  @Test(arguments: [
    ("<urlset><url><loc> https://a.org/1 </loc></url></urlset>", "pages https://a.org/1"),
    (
      "<x:urlset xmlns:x='http://www.sitemaps.org/schemas/sitemap/0.9'><x:url><x:loc>https://a.org/1</x:loc></x:url></x:urlset>",
      "pages https://a.org/1"
    ),
    (
      "<urlset xmlns='http://unknown.org/'><url><loc>https://a.org/?a=1&amp;b=2</loc></url></urlset>",
      "pages https://a.org/?a=1&b=2"
    ),
    // The address of an image is none of a page.
    (
      "<urlset xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><url><image:image><image:loc>https://a.org/i</image:loc></image:image><loc><![CDATA[https://a.org/1]]></loc></url></urlset>",
      "pages https://a.org/1"
    ),
    (
      "<sitemapindex><sitemap><loc>https://a.org/1</loc></sitemap></sitemapindex>",
      "index https://a.org/1"
    ),
    // Cut off, not escaped, not closed.
    (
      "<urlset><url><loc>https://a.org/1</loc></url><url><loc>https://a.o",
      "pages ill-formed https://a.org/1"
    ),
    (
      "<urlset><url><loc>https://a.org/?a=1&b=2</loc></url></urlset>",
      "pages ill-formed https://a.org/?a=1&b=2"
    ),
    (
      "<urlset><url><loc>https://a.org/1</url><url><loc>https://a.org/2</loc></url></urlset>",
      "pages ill-formed https://a.org/1 https://a.org/2"
    ),
    (
      "<rss><item><link>https://a.org/1</link></item><item><link>https://a.org/2",
      "feed ill-formed https://a.org/1"
    ),
    // Addresses that are none.
    ("<urlset><url><loc>/1</loc></url><url><loc>ftp://a.org/</loc></url><url/></urlset>", "pages "),
    // Text, and what is no sitemap.
    ("https://a.org/1\r\n\r\n  https://a.org/2\rnothing\n", "text https://a.org/1 https://a.org/2"),
    ("Not found", "other "), ("", "other "),
    ("<!DOCTYPE html><p>Not <b>found</p>", "other ill-formed "),
    // Entities are not resolved, and a sitemap with some is not read.
    (
      "<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><urlset><url><loc>https://a.org/&a;</loc></url></urlset>",
      "other "
    ),
  ])
  func reads(text: String, expected: String) throws {
    #expect(shown(try sitemap(text)) == expected)
  }

  @Test func newsHaveTitlesAndDates() throws {
    let text = """
      <urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.org/1</loc>
      <lastmod>2020-01-02</lastmod><n:news><n:publication><n:name>A</n:name></n:publication>
      <n:publication_date>2020-01-01T10:00:00+01:00</n:publication_date><n:title>Fish &amp;\n chips</n:title></n:news></url></urlset>
      """
    let entry = try #require(try sitemap(text).entries.first)
    #expect(entry.modified?.day == "2020-01-02")
    #expect(entry.published?.text == "2020-01-01T09:00:00Z")
    #expect(entry.title == "Fish & chips")
  }

  @Test func entriesAreCounted() throws {
    let lines = (0..<Sitemap.entryLimit + 1).map { "https://a.org/\($0)\n" }.joined()
    let cut = try sitemap(lines)
    #expect(cut.entries.count == Sitemap.entryLimit)
    #expect(cut.isCut)
  }

  @Test func gzipIsUnpackedWithinLimits() throws {
    let packed = GzipWriter.file("https://a.org/1\n")
    #expect(try Sitemap(packed, address: nil).entries.count == 1)
    #expect(throws: SitemapFault.damaged) { try Sitemap(packed.dropLast(9), address: nil) }
    for file in [packed, Array("https://a.org/1\n".utf8)] {
      #expect(try Sitemap(file, address: nil, limit: 50).entries.count == 1)
      #expect(throws: SitemapFault.tooLarge) { try Sitemap(file, address: nil, limit: 15) }
    }
  }

  @Test func walksTryUsualPlacesOnlyWhereNothingElseIs() throws {
    let site = try #require(WebAddress("https://a.org/blog/"))
    let rules = RobotsRules(Array("sitemap: /own.xml".utf8))
    var walk = SitemapWalk(site: site, robots: rules)
    var asked: [String] = []
    while let address = walk.next() {
      asked.append(address.href)
      let pages = try walk.take(Array("https://a.org/1".utf8), from: address)
      #expect(pages.map(\.address.href) == ["https://a.org/1"])
    }
    #expect(asked == ["https://a.org/own.xml"])
    walk = SitemapWalk(site: site, robots: rules)
    asked = []
    while let address = walk.next() { asked.append(address.path) }
    #expect(asked == ["/own.xml"] + SitemapWalk.usualPaths)
  }

  @Test func walksEnd() throws {
    let site = try #require(WebAddress("https://a.org/"))
    var walk = SitemapWalk(site: site, robots: RobotsRules())
    while let address = walk.next() {
      let list = (0..<3).map { "<sitemap><loc>\(address.href)\($0)</loc></sitemap>" }.joined()
      let index = Array("<sitemapindex>\(list)</sitemapindex>".utf8)
      let pages = try walk.take(index, from: address)
      #expect(pages == [])
    }
    #expect(walk.requests == SitemapWalk.requestLimit)
  }
}
