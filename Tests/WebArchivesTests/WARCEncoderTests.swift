import Archives
import Testing

@testable import WebArchives

@Suite struct WARCEncoderTests {
  static let date = "2026-01-31T12:00:00Z"
  static let http = Array(
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello".utf8)
  static let response = WARCRecord.response(uri: "https://a.example/", date: date, http: http)

  private func text(_ record: WARCRecord) -> String {
    String(decoding: WARCEncoder.bytes(of: record), as: UTF8.self)
  }

  @Test func aResponseSaysWhatTheStandardAsksFor() {
    // The digests are those of sha256sum.
    #expect(
      text(Self.response) == """
        WARC/1.1\r
        WARC-Type: response\r
        WARC-Record-ID: <urn:uuid:ca30d4a4-b7fb-861c-8b99-07f082967d11>\r
        WARC-Date: 2026-01-31T12:00:00Z\r
        WARC-Target-URI: https://a.example/\r
        Content-Type: application/http; msgtype=response\r
        WARC-Payload-Digest: sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\r
        WARC-Block-Digest: sha256:fc55b18a43a32fcc128497e436b1ffd583ae947e999336f6fb01b96febdb7a6b\r
        Content-Length: 68\r
        \r
        HTTP/1.1 200 OK\r
        Content-Type: text/html\r
        Content-Length: 5\r
        \r
        hello\r
        \r

        """)
  }

  @Test func theSameRecordHasTheSameBytes() {
    let again = WARCRecord.response(uri: "https://a.example/", date: Self.date, http: Self.http)
    #expect(WARCEncoder.member(of: again) == WARCEncoder.member(of: Self.response))
    let later = WARCRecord.response(
      uri: "https://a.example/", date: "2026-01-31T12:00:01Z", http: Self.http)
    #expect(later.recordID != Self.response.recordID)
  }

  @Test func aMemberHoldsNeitherTimeNorName() throws {
    let member = WARCEncoder.member(of: Self.response)
    #expect(member.prefix(10) == [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0xFF])
    #expect(try Gzip.unpack(member, limit: 10_000) == WARCEncoder.bytes(of: Self.response))
  }

  @Test func identifiersAreUUIDsOfVersionEight() throws {
    let id = try #require(Self.response.recordID)
    #expect(
      id.wholeMatch(
        of: /<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>/) != nil
    )
  }

  @Test(arguments: ["a\r\nX: b", "a\nX: b", "a\u{0}\u{85}b", "\u{2028}a\rb "])
  func whatStrangersWriteStaysInItsLine(value: String) {
    let record = WARCRecord.response(uri: value, date: value, http: Self.http, ipAddress: value)
    #expect(text(record).split(separator: "\r\n\r\n")[0].split(separator: "\r\n").count == 10)
    let info = WARCRecord.warcinfo(
      date: Self.date, FieldList([("operator", value), ("bad\r\nname", "x"), ("", "y")]))
    #expect(info.block.filter { $0 == 0x0A }.count == 1)
    #expect(info.block.starts(with: Array("operator: a".utf8)))
  }

  @Test func recordsOfOneExchangeNameEachOther() throws {
    let id = try #require(Self.response.recordID)
    let request = WARCRecord.request(
      uri: "https://a.example/", date: Self.date, http: Array("GET / HTTP/1.1\r\n\r\n".utf8),
      concurrentTo: [id])
    #expect(request.concurrentTo == [id])
    #expect(request.contentType == "application/http; msgtype=request")
    let metadata = WARCRecord.metadata(
      uri: "https://a.example/", date: Self.date, refersTo: id,
      FieldList([("fetchTimeMs", "12")]), concurrentTo: [id])
    #expect(metadata.refersTo == id)
    #expect(metadata.block == Array("fetchTimeMs: 12\r\n".utf8))
  }

  @Test func aRevisitSaysWhatItIsLike() {
    let head = Array("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n".utf8)
    let record = WARCRecord.revisit(
      .serverNotModified, uri: "https://a.example/", date: "2026-02-28T12:00:00Z", head: head,
      payloadDigest: Self.response.payloadDigest,
      original: (Self.response.recordID, "https://a.example/", Self.date))
    #expect(record.profile == "http://netpreserve.org/warc/1.1/revisit/server-not-modified")
    #expect(record.refersTo == Self.response.recordID)
    #expect(record.refersToTargetURI == "https://a.example/")
    #expect(record.refersToDate == Self.date)
    #expect(record.block.suffix(4) == Array("\r\n\r\n".utf8))
  }
}
