import Fetching
import TestSupport
import Testing

/// Sites that never end, for whoever follows all that they name.
struct TrapTests {
  private func server(
    _ page: @escaping @Sendable (LoopbackServer.Request) -> String, type: String = "text/html"
  ) throws -> LoopbackServer {
    try LoopbackServer { request in
      request.target == "/robots.txt"
        ? [.text("", status: "404 Not Found")] : [.text(page(request), type: type)]
    }
  }

  /// How many pages were asked for.
  private func asked(_ server: LoopbackServer) -> Int {
    server.requests.count { $0.target != "/robots.txt" }
  }

  @Test("canonical-loop: what a page calls its true address is no redirect")
  func canonicalLoop() throws {
    let server = try server { request in
      let next = request.target == "/a" ? "/b" : "/a"
      return "<link rel=canonical href=\(next)><p>Page \(request.target)</p><a href=\(next)>on</a>"
    }
    defer { server.stop() }
    let pages = try TestCorpus().visit(pages: [server.url("/a")]) { $0.depth = 20 }
    #expect(pages.map(\.address) == [server.url("/a"), server.url("/b")])
    #expect(asked(server) == 2)
  }

  @Test("infinite-calendar: the depth and the number of pages bound what is asked for")
  func infiniteCalendar() throws {
    let server = try server { request in
      let day = Int(request.target.split(separator: "=").last ?? "") ?? 0
      return "<p>Day \(day)</p><a href='/?d=\(day + 1)'>on</a> <a href='/?d=\(day + 2)'>far</a>"
    }
    defer { server.stop() }
    let deep = try TestCorpus().visit(pages: [server.url("/?d=0")]) { $0.depth = 3 }
    #expect(deep.map(\.address) == (0...6).map { server.url("/?d=\($0)") })
    #expect(asked(server) == 7)
    let few = try TestCorpus().visit(pages: [server.url("/?d=100")]) {
      $0.depth = 20
      $0.pages = 5
    }
    #expect(few.count { $0.document != nil } == 5)
    #expect(few.last?.fault == .pageLimit(5, left: 2))
    #expect(asked(server) == 7 + 5)
  }

  @Test("session-ids: a page that comes again under other addresses counts once")
  func sessionIDs() throws {
    let server = try server { request in
      // The page is always the same, but for where its link leads.
      "<p>Our values</p>"
        + (request.target == "/"
          ? (1...30).map { "<a href='/;jsessionid=\($0)'>x</a>" }.joined() : "")
    }
    defer { server.stop() }
    let pages = try TestCorpus().visit(pages: [server.url("/")]) {
      $0.depth = 20
      $0.pages = 20
    }
    #expect(pages.count { $0.document != nil } == 2)
    #expect(pages.count { $0.fault?.name == "sameAs" } == 18)
    #expect(pages.last?.fault == .pageLimit(20, left: 11))
    #expect(asked(server) == 20)
  }

  @Test("feeds that list feeds are followed so far and no further")
  func feedChain() throws {
    let server = try server(
      { request in
        let number = Int(request.target.dropFirst()) ?? 0
        return
          "<rss version='2.0'><channel><title>f</title><item><link>/\(number + 1)</link></item>"
          + "</channel></rss>"
      }, type: "application/rss+xml")
    defer { server.stop() }
    for kind in [FetchPlan.Source.Kind.page, .feed] {
      let earlier = asked(server)
      _ = try TestCorpus().visit([.init(address: server.url("/0"), kind: kind)])
      #expect(asked(server) - earlier <= 5)
    }
  }

  @Test("a sitemap of sitemaps without end is read no further than the limit of pages")
  func sitemapOfSitemaps() throws {
    let server = try LoopbackServer { request in
      let site = "http://" + (request.fields["host"] ?? "")
      switch request.target {
      case "/robots.txt": return [.text("Sitemap: /index.xml\n", type: "text/plain")]
      case "/index.xml":
        let entries = (0..<1_000).map { "<sitemap><loc>\(site)/s\($0).xml</loc></sitemap>" }
          .joined()
        return [.text("<sitemapindex>\(entries)</sitemapindex>", type: "text/xml")]
      case let target where target.hasSuffix(".xml"):
        let entries = (0..<30).map { "<url><loc>\(site)\(target)/\($0)</loc></url>" }.joined()
        return [.text("<urlset>\(entries)</urlset>", type: "text/xml")]
      default: return [.text("<p>Page \(request.target)</p>")]
      }
    }
    defer { server.stop() }
    let pages = try TestCorpus().visit([.init(address: server.url("/"), kind: .sitemap)]) {
      $0.pages = 50
    }
    #expect(pages.count { $0.document != nil } == 50)
    #expect(server.requests.count == 2 + 2 + 50)
    #expect(pages.contains { $0.fault == .pageLimit(50, left: 10) })
  }
}
