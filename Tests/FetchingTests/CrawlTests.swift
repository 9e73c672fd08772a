import Fetching
import TestSupport
import Testing

/// Whole visits to a server on this machine.
struct CrawlTests {
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
    defer { server.stop() }
    let pages = try TestCorpus().visit(pages: [server.url("/")]) { $0.depth = 1 }
    #expect(pages.map(\.address) == ["/", "/a", "/private"].map { server.url($0) })
    #expect(pages.map(\.fault) == [nil, nil, .disallowed])
    #expect(server.requests.map(\.target) == ["/robots.txt", "/", "/a"])
  }
}
