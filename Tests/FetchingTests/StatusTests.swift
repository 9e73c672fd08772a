import Fetching
import TestSupport
import Testing

/// Answers whose status says that there is no document.
struct StatusTests {
  static let statuses: [Behaviour] = [
    Behaviour(id: "204", fault: "status") { _ in
      [.send(Array("HTTP/1.1 204 No Content\r\n\r\n".utf8))]
    },
    Behaviour(id: "206", fault: "status") { _ in
      [.text("<p>A part", status: "206 Partial Content", fields: ["Content-Range: bytes 0-7/99"])]
    },
    Behaviour(id: "304-unasked", fault: "status") { _ in
      [.send(Array("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n".utf8))]
    },
    Behaviour(id: "401", fault: "status") { _ in
      [
        .text(
          "<p>Who?", status: "401 Unauthorized",
          fields: ["WWW-Authenticate: Basic realm=x", "WWW-Authenticate: Negotiate"])
      ]
    },
    Behaviour(id: "403", fault: "status") { _ in [.text("<p>No", status: "403 Forbidden")] },
    Behaviour(id: "404", fault: "status") { _ in
      [.text("<h1>Our values</h1><p>A pretty page</p>", status: "404 Not Found")]
    },
    Behaviour(id: "410", fault: "status") { _ in [.text("<p>Gone", status: "410 Gone")] },
  ]

  @Test("what is no document is asked for once, and gives a row that says so", arguments: statuses)
  func isNoDocument(_ behaviour: Behaviour) throws { try behaviour.check() }

  @Test("401: no password is tried, not even one that the address names")
  func noCredentials() throws {
    let server = try LoopbackServer { request in
      if request.target == "/robots.txt" { return [.text("", status: "404 Not Found")] }
      return [.text("", status: "401 Unauthorized", fields: ["WWW-Authenticate: Basic realm=x"])]
    }
    defer { server.stop() }
    let address = "http://user:secret@127.0.0.1:\(server.port)/"
    let pages = try TestCorpus().visit(pages: [address])
    #expect(pages.map(\.fault) == [.status(401)])
    #expect(pages.map(\.address) == [server.url("/")])
    #expect(server.requests.count == 2)
    #expect(server.requests.allSatisfy { $0.fields["authorization"] == nil })
  }
}
