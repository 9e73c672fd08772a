import Archives
import Testing

@testable import WebArchives

/// Answers of servers: heads, chunks, packed bodies, and what is wrong with them.
@Suite struct HTTPMessageTests {
  static let words = "We trust people, and people trust us."
  static let raw: [UInt8] = [
    11, 79, 85, 40, 41, 42, 45, 46, 81, 40, 72, 205, 47, 200, 73, 213, 81, 72, 204, 75, 129, 178,
    161, 18, 165, 197, 122, 0,
  ]
  static let zlib: [UInt8] = [120, 156] + raw + [0, 236, 13, 128]
  static let brotli: [UInt8] = [
    27, 36, 0, 232, 165, 93, 174, 230, 234, 192, 68, 14, 28, 90, 201, 193, 158, 90, 40, 11, 19, 27,
    233, 57, 169, 127, 0,
  ]
  static let gzip = Gzip.pack(Array(words.utf8))

  private func message(
    _ fields: [String], _ body: [UInt8]
  ) throws -> HTTPMessage {
    let head = (["HTTP/1.1 200 OK"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
    return try HTTPMessage(Array(head.utf8) + body)
  }

  // MARK: Heads

  @Test func aHeadIsReadAsItStands() throws {
    let message = try HTTPMessage(
      Array(
        "HTTP/1.1 404 Not Found\r\nX: a\r\n  b\r\nno field\r\nx: c \r\nÄ: \u{E4}\r\n\r\nbody".utf8))
    #expect(message.version == "HTTP/1.1")
    #expect(message.status == 404)
    #expect(message.reason == "Not Found")
    #expect(message.fields.all("X") == ["a b", "c"])
    #expect(message.fields["ä"] == nil, "only ASCII's capitals are the same")
    #expect(message.fields["Ä"] == "ä")
    #expect(Array(message.storedBody) == Array("body".utf8))
  }

  @Test(arguments: [
    ("HTTP/1.0 200 OK\nA: b\n\nbody", "body"), ("HTTP/2 200\r\n\r\nbody", "body"),
    ("HTTP/1.1 200 OK\r\nA: b\n\r\nbody", "body"), ("HTTP/1.1 200\r\nA: b", ""),
    ("HTTP/1.1 200 \r\n\r\n\r\nbody", "\r\nbody"),
  ])
  func headsEndAtTheFirstEmptyLine(bytes: String, body: String) throws {
    let message = try HTTPMessage(Array(bytes.utf8))
    #expect(message.status == 200)
    #expect(String(decoding: message.storedBody, as: UTF8.self) == body)
    let head = Array(bytes.utf8).prefix(HTTPMessage.bodyStart(of: Array(bytes.utf8)))
    #expect(head.count == message.bodyRange.lowerBound)
  }

  @Test(arguments: ["", "<p>bare</p>", "HTTP/1.1", "HTTP/1.1 20 OK", "HTTP/1.1 2000 OK", "ICY 200"])
  func whatHasNoStatusLineIsNoAnswer(bytes: String) {
    #expect(throws: HTTPFault.noStatusLine) { try HTTPMessage(Array(bytes.utf8)) }
  }

  @Test func floodsAreRefused() {
    let many = Array(repeating: "a: b", count: 1_001)
    #expect(throws: HTTPFault.tooManyFields(limit: 1_000)) { try message(many, []) }
    let long = String(repeating: "a", count: 1_000_000)
    #expect(throws: HTTPFault.headTooLarge(limit: 1_000_000)) { try message(["a: " + long], []) }
    #expect(throws: Never.self) { try message(Array(repeating: "a: b", count: 1_000), []) }
  }

  @Test(
    arguments: [
      ("text/html; charset=UTF-8", "text/html", "UTF-8"),
      ("Text/HTML;Charset=\"iso-8859-1\" ; x=y", "text/html", "iso-8859-1"),
      (" application/pdf ", "application/pdf", nil), ("text/html; charset=", "text/html", nil),
      ("text/html,text/plain", "text/html", nil), (";charset=x", nil, "x"),
    ] as [(String, String?, String?)])
  func mediaTypes(value: String, type: String?, charset: String?) {
    #expect(MediaType.name(value) == type)
    #expect(MediaType.charset(value) == charset)
  }

  // MARK: Chunks

  @Test(arguments: [
    ("5\r\nWe tr\r\n7;x=y\r\nust you\r\n0\r\nT: v\r\n\r\n", "We trust you", nil),
    ("5\nWe tr\n 0\n", "We tr", HTTPFault.chunksDamaged(after: 5)),
    ("5\nWe tr\n00\n", "We tr", nil), ("c  \r\nWe trust you\r\n0\r\n", "We trust you", nil),
    ("<p>We trust</p>", "<p>We trust</p>", nil), ("", "", nil),
    ("5\r\nWe trust\r\n", "5\r\nWe trust\r\n", nil),
    ("5\r\nWe tr\r\nust", "We tr", .chunksDamaged(after: 5)),
    ("5\r\nWe tr\r\n5\r\nus", "We trus", .chunksCutOff), ("5\r\nWe tr", "We tr", .chunksCutOff),
    ("5\r\nWe tr\r\n", "We tr", .chunksCutOff),
    ("5\r\nWe tr\r\n3\r\nust you", "We tr", .chunksDamaged(after: 5)),
    ("FFFFFFFFFFFFFFFF\r\nWe", "We", .chunksCutOff), ("-5\r\nWe", "-5\r\nWe", nil),
    ("decade\r\n\r\n", "\r\n", .chunksCutOff),
  ])
  func chunksArePutTogether(body: String, content: String, fault: HTTPFault?) throws {
    let read = try message(["Transfer-Encoding: Chunked"], Array(body.utf8)).body(limit: 1_000)
    #expect(String(decoding: read.bytes, as: UTF8.self) == content)
    #expect(read.faults == (fault.map { [$0] } ?? []))
  }

  // MARK: Packed bodies

  @Test(
    arguments: [
      ("gzip", gzip), ("x-gzip", gzip), ("GZIP", gzip), ("deflate", zlib), ("deflate", raw),
      ("br", brotli), ("identity", Array(words.utf8)), ("gzip, identity", gzip),
      ("gzip,gzip", Gzip.pack(gzip)), ("br, gzip", Gzip.pack(brotli)), ("gzip", gzip + [0, 0, 7]),
      // What is not so.
      ("gzip", Array(words.utf8)), ("deflate", Array(words.utf8)), ("br", Array(words.utf8)),
      ("utf-8", Array(words.utf8)), ("gzip, gzip", gzip),
    ] as [(String, [UInt8])])
  func bodiesAreUnpacked(coding: String, body: [UInt8]) throws {
    let read = try message(["Content-Encoding: " + coding], body).body(limit: 1_000)
    #expect(String(decoding: read.bytes, as: UTF8.self) == Self.words)
    #expect(read.faults == [])
  }

  @Test func chunksAndPackingComeOffInTheirOrder() throws {
    let chunked =
      Array(String(Self.gzip.count, radix: 16).utf8) + Array("\r\n".utf8) + Self.gzip
      + Array("\r\n0\r\n\r\n".utf8)
    for fields in [
      ["Content-Encoding: gzip", "Transfer-Encoding: chunked"],
      ["Transfer-Encoding: gzip, chunked"],
    ] {
      let read = try message(fields, chunked).body(limit: 1_000)
      #expect(String(decoding: read.bytes, as: UTF8.self) == Self.words)
    }
  }

  @Test(
    arguments: [
      ("gzip", Array(gzip.dropLast(10)), HTTPFault.codingCutOff("gzip")),
      ("gzip", Array(gzip.dropLast(5)) + [9, 9, 9, 9, 9], .codingDamaged("gzip")),
      ("deflate", Array(zlib.dropLast(8)), .codingCutOff("deflate")),
      ("br", Array(brotli.dropLast(4)), .codingCutOff("br")),
      ("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0], .unknownCoding("zstd")),
      ("gzip, gzip, gzip", gzip, .tooManyCodings(count: 3)),
    ] as [(String, [UInt8], HTTPFault)])
  func whatIsWrongWithPackingIsSaid(coding: String, body: [UInt8], fault: HTTPFault) throws {
    let read = try message(["Content-Encoding: " + coding], body).body(limit: 1_000)
    #expect(read.faults == [fault])
    if fault.isPartial {
      #expect(Self.words.utf8.starts(with: read.bytes))
    }
  }

  @Test func bombsAreStoppedEarly() throws {
    let bomb = Gzip.pack([UInt8](repeating: 0x61, count: 20_000_000))
    let swollen = try message(["Content-Encoding: gzip"], bomb).body(limit: 1 << 28)
    #expect(swollen.faults == [.swelling(limit: 400)])
    #expect(swollen.bytes.count < 9_000_000)
    let large = try message(["Content-Encoding: gzip"], bomb).body(limit: 1_000)
    #expect(large.faults == [.tooLarge(limit: 1_000)])
    #expect(large.bytes.count == 1_000)
    let plain = try message([], Array(Self.words.utf8)).body(limit: 8)
    #expect(plain.faults == [.tooLarge(limit: 8)])
    #expect(plain.bytes.count == 8)
    let twice = try message(["Content-Encoding: gzip, gzip"], Gzip.pack(bomb)).body(limit: 1 << 28)
    #expect(twice.faults == [.swelling(limit: 400)])
  }
}
