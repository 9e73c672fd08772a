import Fetching
import TestSupport
import Testing

/// How hosts are treated: one request at a time, with a rest after each.
struct MannersTests {
  /// The times from the begin of each request to that of the next.
  private func gaps(_ server: LoopbackServer) -> [Double] {
    let times = server.requests.map(\.time)
    return zip(times, times.dropFirst()).map { $1 - $0 }
  }

  private func server(robots: String = "", wait: Double = 0) throws -> LoopbackServer {
    try LoopbackServer { request in
      request.target == "/robots.txt"
        ? [.wait(wait), .text(robots, type: "text/plain")]
        : [.wait(wait), .text("<p>Page \(request.target) of \(request.fields["host"] ?? "")</p>")]
    }
  }

  @Test("politeness: never two requests to a host at once, a rest after each, hosts side by side")
  func politeness() throws {
    let (work, delay) = (0.02, 0.03)
    let servers = [try server(wait: work), try server(wait: work)]
    let hosts = ["127.0.0.1", "localhost"]
    // First all pages of one host, so that side by side is not just one after the other.
    let pages = zip(servers, hosts).flatMap { server, host in
      (1...20).map { server.url("/\($0)", host: host) }
    }
    let fetched = try TestCorpus { $0.delay = delay }.visit(pages: pages)
    for server in servers { server.stop() }
    #expect(fetched.compactMap(\.fault).isEmpty)
    for server in servers {
      #expect(server.requests.map(\.target) == ["/robots.txt"] + (1...20).map { "/\($0)" })
      // The answer takes its time: a shorter gap would be a second request beside the first.
      #expect(gaps(server).allSatisfy { $0 >= work + delay })
    }
    let spans = servers.map { server in server.requests.map(\.time) }.map {
      $0[0]...$0[$0.count - 1]
    }
    #expect(spans[0].overlaps(spans[1]))
    #expect(spans[0].lowerBound < spans[1].upperBound && spans[1].lowerBound < spans[0].upperBound)
  }

  @Test("crawl-delay: what robots.txt asks for is kept, up to a bound")
  func crawlDelay() throws {
    let slow = try server(robots: "User-agent: *\nCrawl-delay: 1\n")
    let endless = try server(robots: "User-agent: *\nCrawl-delay: 86400\n")
    let corpus = TestCorpus { $0.longestDelay = 1.2 }
    let pages = try corpus.visit(
      pages: [slow.url("/1"), slow.url("/2"), endless.url("/1", host: "localhost")])
    for server in [slow, endless] { server.stop() }
    #expect(pages.faults == [nil, nil, nil])
    #expect(gaps(slow).count == 2)
    #expect(gaps(slow).allSatisfy { $0 >= 1 })
    #expect(gaps(endless).allSatisfy { $0 >= 1.2 })
  }

  @Test("a site at two ports is one host, and the longer crawl-delay holds")
  func portsAreOneHost() throws {
    let first = try server(robots: "User-agent: *\nCrawl-delay: 0.5\n")
    let second = try server()
    let pages = try TestCorpus().visit(
      pages: [first.url("/1"), second.url("/1"), first.url("/2"), second.url("/2")])
    for server in [first, second] { server.stop() }
    #expect(pages.faults == [nil, nil, nil, nil])
    let times = (first.requests + second.requests).filter { $0.target != "/robots.txt" }
      .map(\.time).sorted()
    #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 0.5 })
  }

  @Test("cookie-wall: a page that redirects to itself ends, and no cookie is sent")
  func cookieWall() throws {
    let server = try LoopbackServer { request in
      request.target == "/robots.txt"
        ? [.text("", status: "404 Not Found")]
        : [.redirect("/", fields: ["Set-Cookie: seen=1; Path=/"])]
    }
    defer { server.stop() }
    let pages = try TestCorpus().visit(pages: [server.url("/")])
    #expect(pages.map(\.fault) == [.tooManyRedirects(limit: 10)])
    #expect(server.requests.allSatisfy { $0.fields["cookie"] == nil })
  }

  @Test("cookie-wall: redirects without end are followed so often and no more")
  func endlessRedirects() throws {
    let server = try LoopbackServer { request in
      if request.target == "/robots.txt" { return [.text("", status: "404 Not Found")] }
      return [.redirect(request.target + "x", fields: ["Set-Cookie: seen=1"])]
    }
    defer { server.stop() }
    let pages = try TestCorpus { $0.redirects = 4 }.visit(pages: [server.url("/")])
    #expect(pages.map(\.fault) == [.tooManyRedirects(limit: 4)])
    #expect(server.requests.count == 1 + 5)
  }

  @Test("each request says who asks, and how to reach them")
  func userAgent() throws {
    let server = try server()
    defer { server.stop() }
    let corpus = TestCorpus()
    corpus.session.contact = "me@council.example"
    try corpus.visit(pages: [server.url("/1")])
    #expect(server.requests.count == 2)
    for request in server.requests {
      let agent = request.fields["user-agent"] ?? ""
      #expect(agent.hasPrefix("Touchstone/"))
      #expect(agent.contains("+me@council.example"))
      #expect(request.fields["accept-encoding"] == "gzip, deflate, br")
    }
  }
}
