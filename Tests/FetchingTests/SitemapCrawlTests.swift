import Fetching
import Foundation
import TestSupport
import Testing
import WebAddresses

/// Other crawlers' cases of sitemaps, as whole visits to a site; skipped where the suite is absent.
struct SitemapCrawlTests {
  private struct Scenario: Decodable {
    struct Answer: Decodable {
      var url: String
      var status: Int
      var headers: [String: String]?
      var text: String?
      var content_base64: String?
    }
    struct Page: Decodable { var url: String }

    var id: String
    var homepage: String
    var responses: [Answer]
    var pages: [Page]
  }

  private static let file = "data/suites/sitemaps/usp.json"

  @Test("the pages that a site's sitemaps list are asked for", SharedData.required(file))
  func scenarios() throws {
    let scenarios = try JSONDecoder().decode(
      [Scenario].self, from: Data(try SharedData.bytes(SitemapCrawlTests.file)))
    #expect(scenarios.count == 13)
    for scenario in scenarios {
      let wanted = Set(scenario.pages.compactMap { WebAddress($0.url)?.withoutFragment.href })
      #expect(try pages(of: scenario) == wanted, "\(scenario.id)")
    }
  }

  /// The pages that a visit to a scenario's site asks for.
  private func pages(of scenario: Scenario) throws -> Set<String> {
    var answers: [String: LoopbackServer.Step] = [:]
    var hosts: Set<String> = []
    for address in scenario.responses.map(\.url) + scenario.pages.map(\.url) {
      if let host = WebAddress(address)?.hostname { hosts.insert(host) }
    }
    for answer in scenario.responses {
      let address = try #require(WebAddress(answer.url))
      let body = answer.content_base64.flatMap { Data(base64Encoded: $0) }
      answers[address.hostname + address.pathAndQuery] = .reply(
        "\(answer.status) As told", type: nil,
        fields: (answer.headers ?? [:]).filter { $0.key.lowercased() != "content-length" }
          .map { "\($0.key): \($0.value)" }.sorted(),
        body: body.map(Array.init) ?? Array((answer.text ?? "").utf8))
    }
    let known = answers
    let server = try LoopbackServer { request in
      let host = request.fields["host"] ?? ""
      return [known[host + request.target] ?? .text("", status: "404 Not Found")]
    }
    defer { server.stop() }
    let corpus = TestCorpus { $0.tries = 1 }
    corpus.session.guardian = ConnectionGuard(detour: server.port)
    corpus.session.fixedNames = hosts.sorted().flatMap { host in
      [80, 443].map { "\(host):\($0):93.184.216.34" }
    }
    let site = try #require(WebAddress(scenario.homepage))
    let found = try corpus.visit([.init(address: site.href, kind: .sitemap)])
    // Sitemaps that gave nothing are told as well.
    return Set(found.filter { !isSitemap($0.address, in: scenario) }.map(\.address))
  }

  /// Whether an address is the site's own, or that of a sitemap.
  private func isSitemap(_ address: String, in scenario: Scenario) -> Bool {
    guard let path = WebAddress(address)?.path else { return false }
    return path == "/" || path.contains("sitemap")
  }
}
