import Archives
import Digests
import Fetching
import Foundation
import TestSupport
import Testing

/// Bodies that swell, never end, break off or are not what they are said to be.
struct BodyTests {
  static let bodies: [Behaviour] = [
    // 1 MB that would unpack to 1 GB.
    Behaviour(id: "gzip-bomb", fault: "tooLarge", limits: { $0.bodySize = 10_000_000 }) { _ in
      let member = Gzip.pack([UInt8](repeating: 0, count: 1_000_000))
      return [
        .head(["Content-Type: text/html", "Content-Encoding: gzip"]),
        .times(1_000, member), .close,
      ]
    },
    Behaviour(id: "gzip-bomb of one piece", fault: "swelling") { _ in
      [
        .reply(
          fields: ["Content-Encoding: gzip"],
          body: Gzip.pack([UInt8](repeating: 0, count: 10_000_000)))
      ]
    },
    Behaviour(id: "gzip-bomb within the ratio", fault: "tooLarge", limits: { $0.bodySize = 1_000 })
    {
      _ in
      [
        .reply(
          fields: ["Content-Encoding: gzip"], body: Gzip.pack([UInt8](repeating: 65, count: 1_001)))
      ]
    },
    Behaviour(id: "gzip-nested", fault: "undecodable") { _ in
      let packed = Gzip.pack(Gzip.pack(Gzip.pack(Array("<p>text".utf8))))
      return [.reply(fields: ["Content-Encoding: gzip, gzip, gzip"], body: packed)]
    },
    // 77 bytes that unpack to 100 MB of zeros.
    Behaviour(id: "brotli-bomb", fault: "swelling") { _ in
      let bomb =
        "z///fwAkAOKxQHLv//n//w+ABEAcFoDu/T////8BkACIwwLQvf/n//8/ABIAcVgAuvf//P//B0ACIA4LQPf+P//B6wFIAMRhAehi1wM="
      return [
        .reply(fields: ["Content-Encoding: br"], body: [UInt8](Data(base64Encoded: bomb) ?? Data()))
      ]
    },
    Behaviour(id: "endless-body", fault: "tooLarge", limits: { $0.bodySize = 100_000 }) { _ in
      [
        .head(["Content-Type: text/html"]),
        .repeated([UInt8](repeating: 97, count: 4_096), pause: 0),
      ]
    },
    Behaviour(
      id: "slow-body", fault: "timedOut",
      limits: {
        $0.requestTime = 1
        $0.tries = 1
      }
    ) { _ in [.head(["Content-Type: text/html"]), .repeated([97], pause: 0.05)] },
    Behaviour(id: "reset-mid-body", fault: "broken", requests: 3) { _ in
      [
        .head(["Content-Length: 1000"]), .send([UInt8](repeating: 97, count: 500)), .wait(0.05),
        .reset,
      ]
    },
    Behaviour(id: "short-body", fault: "partial", requests: 3) { _ in
      [.head(["Content-Length: 1000"]), .send([UInt8](repeating: 97, count: 500)), .close]
    },
    Behaviour(id: "short-body chunked", fault: "partial", requests: 3) { _ in
      [.head(["Transfer-Encoding: chunked"]), .send(Array("5\r\nabcde\r\n".utf8)), .close]
    },
    Behaviour(id: "short-body packed", fault: "partial", requests: 3) { _ in
      let packed = Gzip.pack(Array(UInt8.min...UInt8.max))
      return [.reply(fields: ["Content-Encoding: gzip"], body: packed.dropLast(20))]
    },
    Behaviour(id: "long-body") { _ in
      [
        .head(["Content-Type: text/plain", "Content-Length: 10"]),
        .send(Array("ten bytes.and 490 more".utf8)),
      ]
    },
    Behaviour(id: "chunk-size-overflow", fault: "broken", limits: { $0.tries = 1 }) { _ in
      [
        .head(["Transfer-Encoding: chunked"]), .send(Array("FFFFFFFFFFFFFFFFF\r\nabc".utf8)),
        .close,
      ]
    },
    Behaviour(id: "chunk-extension-flood", fault: nil) { _ in
      [
        .head(["Content-Type: text/plain", "Transfer-Encoding: chunked"]),
        .send(Array("3;x=".utf8) + [UInt8](repeating: 97, count: 1_000_000)),
        .send(Array("\r\nabc\r\n0\r\n\r\n".utf8)),
      ]
    },
  ]

  @Test("a body gives a document or a fault, and no more bytes than the limits", arguments: bodies)
  func isBounded(_ behaviour: Behaviour) throws { try behaviour.check() }

  @Test("long-body: what lies behind a body's length belongs to no answer")
  func longBody() throws {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/robots.txt": [.text("", status: "404 Not Found")]
      case "/long":
        [.head(["Content-Type: text/plain", "Content-Length: 10"])]
          + [.send(Array("ten bytes.HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nbad".utf8))]
      default: [.text("the second page", type: "text/plain")]
      }
    }
    defer { server.stop() }
    let corpus = TestCorpus()
    let pages = try corpus.visit(pages: ["/long", "/next"].map { server.url($0) })
    #expect(pages.faults == [nil, nil])
    #expect(
      pages.map { $0.document?.sha256 } == [
        SHA256Digest.hexDigest(of: Array("ten bytes.".utf8).span),
        SHA256Digest.hexDigest(of: Array("the second page".utf8).span),
      ])
  }

  /// What a body is, by its bytes, and what the server says of it.
  @Test(
    arguments: [
      ("wrong-type", "text/html", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", "application/pdf"),
      ("octet-stream-html", "application/octet-stream", "<!DOCTYPE html><p>Text</p>", "text/html"),
    ])
  func typesAreSniffed(_ id: String, stated: String, body: String, found: String) throws {
    let page = try Behaviour(id: id) { _ in [.text(body, type: stated)] }.check()
    #expect(page.document?.mediaType == found)
  }
}
