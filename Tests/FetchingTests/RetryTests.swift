import Fetching
import TestSupport
import Testing

/// Servers that want to be asked again, later or not at all.
struct RetryTests {
  static let retries: [Behaviour] = [
    Behaviour(id: "429-retry-after", requests: 2) { request in
      request.earlier == 0
        ? [.text("", status: "429 Too Many Requests", fields: ["Retry-After: 1"])]
        : [.text("<p>The page</p>")]
    },
    Behaviour(id: "429-retry-after for ever", fault: "status", requests: 3) { _ in
      [.text("", status: "429 Too Many Requests", fields: ["Retry-After: 0"])]
    },
    // A second after the corpus's fixed time.
    Behaviour(id: "429-date", requests: 2) { request in
      request.earlier == 0
        ? [
          .text(
            "", status: "429 Too Many Requests",
            fields: ["Retry-After: Tue, 01 Jul 2025 00:00:01 GMT"])
        ] : [.text("<p>The page</p>")]
    },
    Behaviour(id: "500-then-200", requests: 3, limits: { $0.retryWait = 0.1 }) { request in
      request.earlier < 2
        ? [.text("", status: "500 Internal Server Error")] : [.text("<p>The page</p>")]
    },
    Behaviour(id: "503-for-ever", fault: "status", requests: 3) { _ in
      [.text("", status: "503 Service Unavailable")]
    },
  ]

  @Test("a failure that may pass is tried again, so often and no more", arguments: retries)
  func isTriedAgain(_ behaviour: Behaviour) throws { try behaviour.check() }

  /// Waits between the requests for `/`, each from the begin of one to that of the next.
  private func waits(
    _ limits: @escaping @Sendable (inout FetchLimits) -> Void = { _ in },
    answer: @escaping @Sendable (Int) -> LoopbackServer.Step
  ) throws -> [Double] {
    let server = try LoopbackServer { request in
      request.target == "/robots.txt"
        ? [.text("", status: "404 Not Found")] : [answer(request.earlier)]
    }
    defer { server.stop() }
    let pages = try TestCorpus(limits).visit(pages: [server.url("/")])
    #expect(pages.faults == [nil])
    let times = server.requests.dropFirst().map(\.time)
    return zip(times, times.dropFirst()).map { $1 - $0 }
  }

  @Test(
    "429: what Retry-After asks for is waited", arguments: ["1", "Tue, 01 Jul 2025 00:00:01 GMT"])
  func retryAfterIsObeyed(_ value: String) throws {
    let waits = try waits { earlier in
      earlier == 0
        ? .text("", status: "429 Too Many Requests", fields: ["Retry-After: " + value])
        : .text("<p>The page</p>")
    }
    #expect(waits.count == 1)
    #expect(waits.allSatisfy { $0 >= 1 })
  }

  @Test("500-then-200: waits grow")
  func waitsGrow() throws {
    let waits = try waits({ $0.retryWait = 0.1 }) { earlier in
      earlier < 2 ? .text("", status: "500 Internal Server Error") : .text("<p>The page</p>")
    }
    try #require(waits.count == 2)
    #expect(waits[0] >= 0.1)
    #expect(waits[1] >= 0.2)
  }

  @Test("429-far: a site that asks for a day is left alone for this run")
  func farRetry() throws {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/robots.txt": [.text("", status: "404 Not Found")]
      case "/a": [.text("<p>The first page</p>")]
      default: [.text("", status: "429 Too Many Requests", fields: ["Retry-After: 86400"])]
      }
    }
    defer { server.stop() }
    let pages = try TestCorpus().visit(pages: ["/a", "/b", "/c"].map { server.url($0) })
    #expect(pages.map(\.fault) == [nil, .comeBack(seconds: 86_400), .hostGivenUp])
    #expect(server.requests.map(\.target) == ["/robots.txt", "/a", "/b"])
  }

  @Test("refused: nothing listens, and the host is not tried for each of its pages")
  func refused() throws {
    let closed = try ClosedPort()
    let pages = try TestCorpus().visit(pages: ["/a", "/b", "/c"].map { closed.url($0) })
    #expect(pages.faults == ["refused", "refused", "refused"])
  }

  @Test("a host that breaks off after its robots.txt is given up after two failures")
  func givenUp() throws {
    let server = try LoopbackServer { request in
      request.target == "/robots.txt"
        ? [.text("", status: "404 Not Found", fields: ["Connection: close"]), .close] : [.reset]
    }
    defer { server.stop() }
    let pages = try TestCorpus().visit(pages: ["/a", "/b", "/c", "/d"].map { server.url($0) })
    #expect(pages.faults == ["broken", "broken", "hostGivenUp", "hostGivenUp"])
    #expect(server.requests.count == 1 + 3 + 3)
  }

  @Test("dns-nxdomain: a name that leads nowhere")
  func noSuchName() throws {
    // No label has more than 63 bytes, so that the resolver asks nobody.
    let host = String(repeating: "a", count: 64) + ".example"
    let pages = try TestCorpus().visit(pages: ["http://\(host)/a", "http://\(host)/b"])
    #expect(pages.faults == ["nameNotFound", "nameNotFound"])
  }
}
