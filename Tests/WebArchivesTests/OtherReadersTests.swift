import Foundation
import TestSupport
import Testing

@testable import WebArchives

/// What another program says of files that we wrote: warcio (`pip install warcio`), where it is installed.
@Suite struct OtherReadersTests {
  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let program = try #require(OtherPrograms.warcio)
    let (status, output) = try OtherPrograms.run(program, arguments)
    return (status, String(decoding: output, as: UTF8.self))
  }

  @Test(
    .enabled(
      if: OtherPrograms.warcio != nil, "skipped: warcio is not installed (set TOUCHSTONE_WARCIO)"))
  func warcioReadsWhatWeWrite() throws {
    let (date, uri) = ("2026-01-31T12:00:00Z", "https://a.example/ä?b=c d")
    let response = WARCRecord.response(
      uri: uri, date: date,
      http: Array(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nWe tr\r\n0\r\n\r\n".utf8))
    let id = try #require(response.recordID)
    let records: [WARCRecord] = [
      .warcinfo(date: date, filename: "a.warc.gz", FieldList([("software", "test")])), response,
      .request(
        uri: uri, date: date, http: Array("GET / HTTP/1.1\r\n\r\n".utf8), concurrentTo: [id]),
      .metadata(
        uri: uri, date: date, refersTo: id, FieldList([("via", "x")]), concurrentTo: [id]),
      .revisit(
        .serverNotModified, uri: uri, date: date,
        head: Array("HTTP/1.1 304 Not Modified\r\n\r\n".utf8),
        payloadDigest: response.payloadDigest, original: (id, uri, date)),
    ]
    let members = records.map(WARCEncoder.member)
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("touchstone-\(UUID().uuidString).warc.gz")
    try Data(members.joined()).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let check = try run(["check", "-v", file.path])
    #expect(check.status == 0)
    #expect(check.output.matches(of: /digest pass/).count == 4)
    // Digests of revisits are those of other records' bodies.
    #expect(check.output.matches(of: /digest present but not checked/).count == 1)
    let index = try run([
      "index", "-f", "offset,length,warc-type,warc-record-id,warc-target-uri", file.path,
    ])
    let lines = index.output.split(separator: "\n")
    #expect(lines.count == records.count)
    var offset = 0
    for (line, (record, member)) in zip(lines, zip(records, members)) {
      #expect(line.contains("\"offset\": \"\(offset)\", \"length\": \"\(member.count)\""))
      #expect(line.contains("\"warc-type\": \"\(record.kind.name)\""))
      #expect(line.contains(try #require(record.recordID)))
      offset += member.count
    }
  }
}
