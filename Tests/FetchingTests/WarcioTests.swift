import Fetching
import Foundation
import TestSupport
import Testing
import WebArchives

/// What warcio says of the files that visits write.
struct WarcioTests {
  /// A record, as both readers tell it.
  private struct Line: Hashable {
    var kind: String
    var id: String
    var address: String
    var payloadDigest: String
    var status: String
  }

  @Test(
    "warcio finds no error in an archive, and the same records, digests and bodies",
    .enabled(
      if: OtherPrograms.warcio != nil, "skipped: warcio is not installed (set TOUCHSTONE_WARCIO)"))
  func archivesAreRead() throws {
    let program = try #require(OtherPrograms.warcio)
    let (corpus, asked) = try archives()
    var kinds: [String: Int] = [:]
    for path in try corpus.archives() {
      let check = try OtherPrograms.run(program, ["check", "-v", path])
      let words = String(decoding: check.output, as: UTF8.self)
      #expect(check.status == 0, "\(words)")
      #expect(!words.contains("fail"), "\(words)")
      let (lines, bodies) = try ours(path)
      #expect(try theirs(path, program) == lines)
      for line in lines { kinds[line.kind, default: 0] += 1 }
      for (offset, body) in bodies {
        let payload = try OtherPrograms.run(
          program, ["extract", "--payload", path, String(offset)])
        #expect([UInt8](payload.output) == body)
      }
    }
    // Three hosts, two visits; what nothing answers has no request.
    #expect(kinds["warcinfo"] == 6)
    #expect(kinds["request"] == asked)
    #expect(kinds["metadata"] == asked + 2)
    #expect(kinds["response", default: 0] + kinds["revisit", default: 0] == asked)
    #expect(kinds["revisit", default: 0] > 3)
  }

  /// Two visits to a site where all kinds of answers come, and one that nothing answers.
  ///
  /// - Returns: the corpus, and how often the site was asked.
  private func archives() throws -> (TestCorpus, asked: Int) {
    let server = try ResumeTests.site()
    let gone = try ClosedPort()
    defer { server.stop() }
    let corpus = TestCorpus { $0.tries = 1 }
    for _ in 0..<2 {
      try corpus.visit([
        .init(address: server.url("/"), kind: .page),
        .init(address: server.url("/moved", host: "localhost"), kind: .page),
        .init(address: gone.url("/", host: "127.0.0.2"), kind: .page),
      ]) { $0.depth = 1 }
    }
    return (corpus, server.requests.count)
  }

  /// The records that our reader finds, and what some of their bodies are, by offset.
  private func ours(_ path: String) throws -> ([Line], [(Int, [UInt8])]) {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var reader = WARCReader<Never> { offset, count in
      Array(bytes[min(offset, bytes.count)..<min(offset + count, bytes.count)])
    }
    var lines: [Line] = []
    var bodies: [(Int, [UInt8])] = []
    while let item = reader.next() {
      guard case .record(let record, let place) = item else {
        Issue.record("\(path): \(item)")
        continue
      }
      let message = try? HTTPMessage(record.block)
      let isRequest = record.kind == .request
      lines.append(
        Line(
          kind: record.kind.name, id: record.recordID ?? "", address: record.targetURI ?? "",
          payloadDigest: record.payloadDigest ?? "",
          status: isRequest ? "" : message.map { String($0.status) } ?? ""))
      if record.kind == .response, let body = message?.body(limit: 1_000_000), body.faults.isEmpty {
        bodies.append((place.offset, body.bytes))
      }
    }
    return (lines, bodies)
  }

  private func theirs(_ path: String, _ program: URL) throws -> [Line] {
    let fields = [
      "warc-type", "warc-record-id", "warc-target-uri", "warc-payload-digest", "http:status",
    ]
    let (_, output) = try OtherPrograms.run(
      program, ["index", "-f", fields.joined(separator: ","), path])
    return try String(decoding: output, as: UTF8.self).split(separator: "\n").map { line in
      let values = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
      let cells = fields.map { values[$0] ?? "" }
      return Line(
        kind: cells[0], id: cells[1], address: cells[2], payloadDigest: cells[3], status: cells[4])
    }
  }
}
