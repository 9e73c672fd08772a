import TestSupport
import Testing
import WebAddresses

@testable import WebListings

/// Other crawlers' cases of sitemaps; skipped where the suite is absent.
@Suite struct SitemapSuiteTests {
  /// The answers of a scenario, which is all there is of the web.
  struct Answers {
    var byAddress: [String: [String: Any]] = [:]

    /// What is at an address after redirects, and where it was found; nil for what is not there.
    func get(_ address: WebAddress) throws -> (bytes: [UInt8], address: WebAddress)? {
      var address = address
      for _ in 0...RobotsAvailability.redirectLimit {
        guard let answer = byAddress[address.href], let status = answer["status"] as? Int else {
          return nil
        }
        if status == 200 {
          return (try SuiteFiles.bytes(answer, text: "text", base64: "content_base64"), address)
        }
        let headers = answer["headers"] as? [String: String]
        guard let place = headers?["Location"], let next = WebAddress(place, base: address) else {
          return nil
        }
        address = next
      }
      return nil
    }
  }

  /// The pages that a walk over a scenario finds.
  static func pages(_ scenario: [String: Any]) throws -> [Sitemap.Entry] {
    var answers = Answers()
    for answer in try #require(scenario["responses"] as? [[String: Any]]) {
      let address = try #require((answer["url"] as? String).flatMap { WebAddress($0) })
      answers.byAddress[address.href] = answer
    }
    let site = try #require((scenario["homepage"] as? String).flatMap { WebAddress($0) })
    let robots = try #require(WebAddress("/robots.txt", base: site))
    let rules = RobotsRules(try answers.get(robots)?.bytes ?? [])
    var walk = SitemapWalk(site: site, robots: rules)
    var pages: [Sitemap.Entry] = []
    while let address = walk.next() {
      guard let answer = try answers.get(address) else { continue }
      pages += (try? walk.take(answer.bytes, from: answer.address)) ?? []
    }
    return pages
  }

  @Test(SharedData.required("data/suites/sitemaps/usp.json"))
  func walks() throws {
    let scenarios = try SuiteFiles.objects("sitemaps/usp.json")
    #expect(scenarios.count == 13)
    for scenario in scenarios {
      let found = try Self.pages(scenario)
      let expected = try #require(scenario["pages"] as? [[String: Any]])
      let wanted = Set(expected.compactMap { $0["url"] as? String }.map { WebAddress($0)?.href })
      #expect(Set(found.map { $0.address.href }) == wanted, "\(scenario["id"] ?? "")")
      let titles = Set(expected.compactMap { $0["title"] as? String })
      #expect(Set(found.compactMap(\.title)) == titles, "\(scenario["id"] ?? "")")
      let changes = Set(expected.compactMap { $0["last_modified"] as? String }.map { WebTime($0) })
      #expect(Set(found.compactMap(\.modified)) == changes, "\(scenario["id"] ?? "")")
    }
  }

  /// How many entries each file has, counted by another program; one of four in `feed.rss` has no link, and an id that is
  /// said to be none.
  static let counts: [String: Int] = [
    "rss/feed.rss": 3, "rss/xmlRss_pubDate.xml": 7, "sitemaps/atom.xml": 1,
    "sitemaps/do-not-visit.txt": 1, "sitemaps/sitemap-with-bom.txt": 2, "sitemaps/sitemap.txt": 2,
    "sitemaps/sitemap.txt.gz": 5, "sitemaps/sitemap.badns.xml": 2,
    "sitemaps/sitemap.index.xml": 15, "sitemaps/sitemap.ns.xml": 2, "sitemaps/xmlSitemap.gz": 5,
    "sitemaps/extension/hebdenbridgetimes-articles-sitemap.xml": 74,
    "sitemaps/extension/pagemaps-sitemap.xml": 2,
    "sitemaps/extension/shinpaideshou-news-sitemap.xml": 3,
    "sitemaps/extension/sitemap-images.xml": 1, "sitemaps/extension/sitemap-links.xml": 3,
    "sitemaps/extension/sitemap-mobile.xml": 3, "sitemaps/extension/sitemap-news.xml": 2,
    "sitemaps/extension/sitemap-videos-tvshow.xml": 1,
    "sitemaps/extension/sitemap-videos.xml": 3,
  ]

  @Test(SharedData.required("data/suites/sitemaps/crawler-commons"))
  func filesOfAnotherCrawler() throws {
    var found: [String: Int] = [:]
    for file in try SuiteFiles.files("sitemaps/crawler-commons") {
      found[file.name] = try Sitemap(file.bytes, address: nil).entries.count
    }
    #expect(found == Self.counts)
  }
}
