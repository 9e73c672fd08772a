import Fetching
import Foundation
import TestSupport
import Testing

/// Visits to what has been visited before.
struct RepeatTests {
  @Test(
    "etag: what is known is asked for with its conditions, and what is unchanged is not kept again")
  func conditionalRequests() throws {
    let server = try LoopbackServer { request in
      switch (request.target, request.fields["if-none-match"]) {
      case ("/robots.txt", _): [.text("", status: "404 Not Found")]
      case ("/tagged", "\"v1\""?): [.head(["ETag: \"v1\""], status: "304 Not Modified")]
      case ("/tagged", _):
        [
          .text(
            "plain words", type: "text/plain; charset=utf-8",
            fields: ["ETag: \"v1\"", "Last-Modified: Mon, 30 Jun 2025 12:00:00 GMT"])
        ]
      // Says nothing of its version; the body is the same.
      default: [.text("<p>Untagged</p>")]
      }
    }
    defer { server.stop() }
    let corpus = TestCorpus()
    let addresses = ["/tagged", "/untagged"].map { server.url($0) }
    let first = try corpus.visit(pages: addresses)
    let second = try corpus.visit(pages: addresses)
    #expect(first.faults == [nil, nil])
    #expect(second.faults == [nil, nil])
    #expect(second.map { $0.document?.path } == first.map { $0.document?.path })
    #expect(second.map { $0.document?.mediaType } == ["text/plain", "text/html"])
    #expect(first.map { $0.document?.path.contains("-001.warc.gz#") } == [true, true])
    let asked = server.requests.filter { $0.target == "/tagged" }
    try #require(asked.count == 2)
    #expect(asked[0].fields["if-none-match"] == nil)
    #expect(asked[1].fields["if-none-match"] == "\"v1\"")
    #expect(asked[1].fields["if-modified-since"] == "Mon, 30 Jun 2025 12:00:00 GMT")
  }

  @Test("304-unasked: an answer of nothing new is none where no condition was set")
  func unaskedNotModified() throws {
    let server = try LoopbackServer { request in
      if request.target == "/robots.txt" { return [.text("", status: "404 Not Found")] }
      return request.earlier == 0
        ? [.text("<p>Page</p>")] : [.head(["ETag: \"a\""], status: "304 Not Modified")]
    }
    defer { server.stop() }
    let corpus = TestCorpus()
    #expect(try corpus.visit(pages: [server.url("/")]).faults == [nil])
    #expect(try corpus.visit(pages: [server.url("/")]).map(\.fault) == [.status(304)])
  }

  @Test("a third visit compares with the last body that came, whatever the second brought")
  func thirdVisit() throws {
    let server = try LoopbackServer { request in
      if request.target == "/robots.txt" { return [.text("", status: "404 Not Found")] }
      // Version 1, gone, version 1, version 2, version 2.
      switch request.earlier {
      case 0, 2: return [.text("<p>Version 1</p>", fields: ["ETag: \"1\""])]
      case 1: return [.text("<p>Gone</p>", status: "410 Gone")]
      default: return [.text("<p>Version 2</p>", fields: ["ETag: \"2\""])]
      }
    }
    defer { server.stop() }
    let corpus = TestCorpus()
    let visits = try (0..<5).map { _ in
      try #require(try corpus.visit(pages: [server.url("/")]).first)
    }
    let file = "archive/127.0.0.1-"
    #expect(visits.faults == [nil, "status", nil, nil, nil])
    #expect(
      visits.map { $0.document.map { $0.path.split(separator: "#")[0] } } == [
        "\(file)001.warc.gz", nil, "\(file)001.warc.gz", "\(file)004.warc.gz",
        "\(file)004.warc.gz",
      ])
    let conditions = server.requests.filter { $0.target == "/" }.map { $0.fields["if-none-match"] }
    #expect(conditions == [nil, "\"1\"", "\"1\"", "\"1\"", "\"2\""])
  }

  @Test("two fetches at once: the second is told that the folder is in use")
  func busyFolder() throws {
    let corpus = TestCorpus()
    let first = try FetchFolder(corpus.folder)
    #expect(throws: FetchError.busy(path: corpus.folder)) { try FetchFolder(corpus.folder) }
    #expect(first.visits == 0)
  }

  @Test("a folder that holds something else is left alone")
  func foreignFolder() throws {
    let corpus = TestCorpus()
    try FileManager.default.createDirectory(
      atPath: corpus.folder, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: corpus.folder + "/notes.txt"))
    #expect(throws: FetchError.notACorpus(path: corpus.folder)) { try FetchFolder(corpus.folder) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: corpus.folder) == ["notes.txt"])
  }

  @Test("disk-full: what cannot be written is named, and what was there before is as it was")
  func unwritableArchive() throws {
    let server = try LoopbackServer { request in
      request.target == "/robots.txt"
        ? [.text("", status: "404 Not Found")] : [.text("<p>\(request.target)</p>")]
    }
    defer { server.stop() }
    let corpus = TestCorpus()
    try corpus.visit(pages: [server.url("/a")])
    let file = try #require(try corpus.archives().first)
    let before = try Data(contentsOf: URL(fileURLWithPath: file))
    // A folder in the place of the file that the second visit has to write.
    let second = file.replacingOccurrences(of: "-001", with: "-002")
    try FileManager.default.createDirectory(atPath: second, withIntermediateDirectories: false)
    #expect {
      try corpus.visit(pages: [server.url("/a"), server.url("/b")])
    } throws: { "\($0)".contains(second) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
    // Once there is room, the visit goes on.
    try FileManager.default.removeItem(atPath: second)
    #expect(try corpus.visit(pages: [server.url("/a"), server.url("/b")]).faults == [nil, nil])
  }
}
