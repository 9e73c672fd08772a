import Fetching
import TestSupport
import Testing

/// Answers without a head, or with one that never ends.
struct HeadTests {
  static let heads: [Behaviour] = [
    Behaviour(
      id: "slow-headers", fault: "timedOut",
      limits: {
        $0.requestTime = 1
        $0.tries = 1
      }
    ) { _ in [.send(Array("HTTP/1.1 200 OK\r\nX: ".utf8)), .repeated([97], pause: 0.05)] },
    Behaviour(
      id: "no-answer", fault: "timedOut", requests: 2,
      limits: {
        $0.requestTime = 1
        $0.tries = 2
      }
    ) { _ in [.wait(60)] },
    Behaviour(id: "header-flood", fault: "headTooLarge") { _ in
      [.send(Array("HTTP/1.1 200 OK\r\n".utf8))]
        + [.send(Array((0..<100_000).map { "X-\($0): v\r\n" }.joined().utf8)), .send([13, 10])]
    },
    Behaviour(id: "header-flood endless", fault: "headTooLarge") { _ in
      [.send(Array("HTTP/1.1 200 OK\r\n".utf8)), .repeated(Array("X: v\r\n".utf8), pause: 0)]
    },
    Behaviour(id: "header-1MB", fault: "headTooLarge") { _ in
      [.text("<p>text", fields: ["X: " + String(repeating: "v", count: 1_000_000)])]
    },
    Behaviour(id: "status-999", fault: "status") { _ in [.text("<p>text", status: "999 ?")] },
    Behaviour(id: "http-0.9", fault: "notHTTP") { _ in
      [.send(Array("<p>a body without a status line</p>".utf8)), .close]
    },
    Behaviour(id: "http-0.9 no status", fault: "notHTTP") { _ in
      [.send(Array("HTTP/1.1 abc\r\n\r\n<p>text".utf8)), .close]
    },
  ]

  @Test("a head is read within limits, or is a fault", arguments: heads)
  func isBounded(_ behaviour: Behaviour) throws { try behaviour.check() }

  @Test("interim answers are passed over")
  func interimAnswers() throws {
    let hint = Array("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n".utf8)
    try Behaviour(id: "103") { _ in [.send(hint + hint), .text("<p>The page</p>")] }.check()
  }
}
