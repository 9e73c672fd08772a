import Fetching
import TestSupport
import Testing

/// What sites' robots.txt say, and what follows where it cannot be had.
struct RobotsTests {
  /// A robots.txt, what becomes of the page `/`, and how often each is asked for.
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var fault: String?
    var asked = 1
    var answer: @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step]
    var testDescription: String { id }
  }

  static let cases: [Case] = [
    Case(id: "robots-500", fault: "robotsUnreachable", asked: 3) { _ in
      [.text("", status: "500 Internal Server Error")]
    },
    Case(id: "robots-404") { _ in [.text("", status: "404 Not Found")] },
    Case(id: "robots-404 but forbidden") { _ in [.text("", status: "403 Forbidden")] },
    Case(id: "robots-slow", fault: "robotsUnreachable", asked: 2) { _ in
      [.head(["Content-Type: text/plain"]), .repeated(Array("#".utf8), pause: 0.02)]
    },
    // Of a file that never ends, the first 500 KiB hold.
    Case(id: "robots-slow but fast", fault: "disallowed") { _ in
      [
        .head(["Content-Type: text/plain"]), .send(Array("User-agent: *\nDisallow: /\n".utf8)),
        .repeated(Array(repeating: 35, count: 4_096), pause: 0),
      ]
    },
    Case(id: "robots-redirect", fault: "disallowed") { request in
      switch request.target {
      case "/robots.txt": [.redirect("/r1")]
      case "/r1": [.redirect("/r2")]
      case "/r2": [.redirect("/r3")]
      default: [.text("User-agent: *\nDisallow: /\n", type: "text/plain")]
      }
    },
    Case(id: "robots-redirect for ever") { request in
      [.redirect("/robots.txt?" + String(repeating: "r", count: request.target.utf8.count))]
    },
    Case(id: "robots.txt of the program's own name", fault: "disallowed") { _ in
      [
        .text(
          "User-agent: *\nAllow: /\n\nUser-agent: touchstone\nDisallow: /\n", type: "text/plain")
      ]
    },
    Case(id: "robots.txt that asks to come back", fault: "comeBack") { _ in
      [.text("", status: "429 Too Many Requests", fields: ["Retry-After: 86400"])]
    },
  ]

  @Test("robots.txt decides about the pages of its site", arguments: cases)
  func rules(_ row: Case) throws {
    let server = try LoopbackServer { request in
      request.target == "/" ? [.text("<p>The page</p>")] : row.answer(request)
    }
    defer { server.stop() }
    let corpus = TestCorpus {
      $0.bodySize = 600_000
      $0.requestTime = row.id == "robots-slow" ? 1 : 60
      $0.tries = row.id == "robots-slow" ? 2 : 3
    }
    let pages = try corpus.visit(pages: [server.url("/")])
    #expect(pages.faults == [row.fault])
    #expect(server.requests.count { $0.target == "/" } == (row.fault == nil ? 1 : 0))
    #expect(server.requests.count { $0.target == "/robots.txt" } == row.asked)
  }

  @Test("the rules of a site hold for the pages to which others redirect")
  func redirectIntoDisallowed() throws {
    let private_ = try LoopbackServer { request in
      request.target == "/robots.txt"
        ? [.text("User-agent: *\nDisallow: /hidden\n", type: "text/plain")]
        : [.text("<p>Hidden</p>")]
    }
    let target = private_.url("/hidden")
    let server = try LoopbackServer { request in
      request.target == "/robots.txt" ? [.text("", status: "404 Not Found")] : [.redirect(target)]
    }
    defer {
      server.stop()
      private_.stop()
    }
    let pages = try TestCorpus().visit(pages: [server.url("/")])
    #expect(pages.map(\.fault) == [.disallowed])
    #expect(private_.requests.map(\.target) == ["/robots.txt"])
  }
}
