import CorpusModel
import Fetching
import Foundation
import TestSupport
import Testing
import WebAddresses

/// Whole visits to a server on this machine.
struct CrawlTests {
  /// Fetches a plan into a new folder.
  private func fetch(
    _ server: LoopbackServer, _ sources: [FetchPlan.Source],
    change: (inout FetchPlan) -> Void = { _ in }
  ) throws -> [FetchedPage] {
    let folder = FileManager.default.temporaryDirectory.path + "/fetch-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var plan = FetchPlan(sources: sources)
    change(&plan)
    var session = FetchSession()
    session.limits.delay = 0
    session.limits.retryWait = 0.01
    session.guardian = ConnectionGuard(rules: AddressRules(allowsPrivate: true))
    let corpus = try FetchFolder(folder)
    try corpus.begin(plan, session)
    let pages = try corpus.run(session, title: { _ in nil }, progress: { _ in }).pages
    try corpus.finish()
    server.stop()
    return pages
  }

  @Test("links are followed within the site and the rules of robots.txt")
  func followsLinks() throws {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/robots.txt": [.text("User-agent: *\nDisallow: /private\n", type: "text/plain")]
      case "/": [.text("<a href=/a>a</a> <a href=/private>p</a> <a href=http://localhost:9/>x</a>")]
      case "/a": [.text("<p>A page</p><a href=/b>b</a>")]
      default: [.text("<p>nothing</p>", status: "404 Not Found")]
      }
    }
    let pages = try fetch(server, [.init(address: server.url("/"), kind: .page)]) { $0.depth = 1 }
    #expect(pages.map(\.address) == ["/", "/a", "/private"].map { server.url($0) })
    #expect(pages.map(\.fault) == [nil, nil, .disallowed])
    #expect(server.requests.map(\.target) == ["/robots.txt", "/", "/a"])
  }
}
