import Fetching
import Foundation
import TestSupport
import Testing

/// Visits that were killed, wherever that was, and go on.
struct ResumeTests {
  /// A site with all that makes records differ: redirects, faults, packed and chunked bodies, feeds, a second host.
  static func site() throws -> LoopbackServer {
    try LoopbackServer { request in
      let host = request.fields["host"] ?? ""
      let other = host.hasPrefix("localhost") ? "127.0.0.1" : "localhost"
      let port = host.split(separator: ":").last ?? ""
      switch request.target {
      case "/robots.txt": return [.text("User-agent: *\nDisallow: /no\n", type: "text/plain")]
      case "/":
        let links = ["/a", "/b", "/no", "/gone", "/moved", "/packed", "/chunked", "/cut", "/same"]
        return [
          .text(
            "<title>Home</title>" + links.map { "<a href=\($0)>\($0)</a>" }.joined()
              + "<a href=http://\(other):\(port)/a>there</a>")
        ]
      case "/moved": return [.redirect("http://\(other):\(port)/b")]
      case "/gone": return [.text("<p>Gone</p>", status: "410 Gone")]
      case "/packed":
        return [
          .reply(
            fields: ["Content-Encoding: gzip"], body: GzipWriter.file("<p>A packed page</p>"))
        ]
      case "/chunked":
        return [
          .head(["Content-Type: text/html", "Transfer-Encoding: chunked"]),
          .send(Array("a\r\n<p>A chunk\r\n9\r\nd page</p\r\n1\r\n>\r\n0\r\n\r\n".utf8)),
        ]
      case "/cut": return [.head(["Content-Length: 99"]), .send(Array("<p>Half".utf8)), .close]
      case "/same" where request.fields["if-none-match"] == "\"a\"":
        return [.head(["ETag: \"a\""], status: "304 Not Modified")]
      case "/a", "/same": return [.text("<p>A page</p>", fields: ["ETag: \"a\""])]
      default: return [.text("<p>Page \(request.target) of \(host)</p>")]
      }
    }
  }

  private static func plan(_ server: LoopbackServer) -> FetchPlan {
    var plan = FetchPlan(sources: [
      .init(address: server.url("/"), kind: .page),
      .init(address: server.url("/late", host: "localhost"), kind: .page),
    ])
    plan.depth = 1
    plan.sameSite = false
    return plan
  }

  private static func corpus() -> TestCorpus { TestCorpus { $0.tries = 1 } }

  /// The names and bytes of the archive's files, and the log.
  private func contents(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue, !name.hasSuffix(".lock")
      else { continue }
      files[name] = try Data(contentsOf: URL(fileURLWithPath: path))
    }
    return files
  }

  @Test("kill-9: a visit that was cut off anywhere goes on, and ends as one that was not")
  func goesOn() throws {
    let server = try ResumeTests.site()
    defer { server.stop() }
    let whole = ResumeTests.corpus()
    let plan = ResumeTests.plan(server)
    let expected = try whole.visit(plan).map { "\($0)" }
    let files = try contents(whole.folder)
    #expect(files.count == 3)
    let asked = server.requests.count
    var numbers = SplitMix(seed: 1)
    for _ in 0..<50 {
      let copy = ResumeTests.corpus()
      try begin(plan, copy)
      for (name, data) in files.sorted(by: { $0.key < $1.key }) where name != "fetch.json" {
        // As if each file had come so far, and some not even to their begin.
        let size = Int(numbers.next() % UInt64(data.count + 200))
        guard size < data.count || numbers.next() % 2 == 0 else { continue }
        try FileManager.default.createDirectory(
          atPath: copy.folder + "/archive", withIntermediateDirectories: true)
        try data.prefix(size).write(to: URL(fileURLWithPath: copy.folder + "/" + name))
      }
      let corpus = try FetchFolder(copy.folder)
      #expect(corpus.unfinished == plan)
      let pages = try corpus.run(copy.session, progress: { _ in }).pages
      try corpus.finish(copy.session)
      #expect(pages.map { "\($0)" } == expected)
      #expect(try contents(copy.folder) == files)
    }
    // What is whole is not asked for again.
    #expect(server.requests.count < 50 * asked)
  }

  /// Begins a visit and does nothing of it.
  private func begin(_ plan: FetchPlan, _ corpus: TestCorpus) throws {
    try FetchFolder(corpus.folder).begin(plan, corpus.session)
  }

  @Test("damage in the middle of a file costs what was there, and nothing else")
  func damage() throws {
    let server = try ResumeTests.site()
    defer { server.stop() }
    let whole = ResumeTests.corpus()
    let plan = ResumeTests.plan(server)
    let expected = try whole.visit(plan)
    let files = try contents(whole.folder)
    var numbers = SplitMix(seed: 2)
    for _ in 0..<10 {
      let copy = ResumeTests.corpus()
      try begin(plan, copy)
      try FileManager.default.createDirectory(
        atPath: copy.folder + "/archive", withIntermediateDirectories: true)
      for (name, data) in files.sorted(by: { $0.key < $1.key }) where name != "fetch.json" {
        var data = data
        data[Int(numbers.next() % UInt64(data.count))] ^= 0x55
        try data.write(to: URL(fileURLWithPath: copy.folder + "/" + name))
      }
      let corpus = try FetchFolder(copy.folder)
      let pages = try corpus.run(copy.session, progress: { _ in }).pages
      #expect(pages.map(\.document?.sha256) == expected.map(\.document?.sha256))
      #expect(pages.map(\.fault) == expected.map(\.fault))
    }
  }

  @Test("a run that its limits end says so of each page, and the next goes on")
  func limits() throws {
    let server = try ResumeTests.site()
    defer { server.stop() }
    let plan = ResumeTests.plan(server)
    let whole = ResumeTests.corpus()
    let expected = try whole.visit(plan).map { "\($0)" }
    let copy = ResumeTests.corpus()
    try begin(plan, copy)
    let asked = server.requests.count
    // None, then as much as one answer, then all.
    for size in [0, 1, 20_000_000] {
      copy.session.limits.runSize = size
      let folder = try FetchFolder(copy.folder)
      let (pages, isCut) = try folder.run(copy.session, progress: { _ in })
      #expect(isCut == (size < 2))
      if size == 0 { #expect(server.requests.count == asked) }
      if isCut { #expect(pages.faults.allSatisfy { $0 == "runLimit" }) }
      if !isCut {
        try folder.finish(copy.session)
        #expect(pages.map { "\($0)" } == expected)
      }
    }
    #expect(try contents(copy.folder) == contents(whole.folder))
  }

  @Test("what another plan has fetched is taken as it is, a day later as well")
  func offline() throws {
    let server = try ResumeTests.site()
    defer { server.stop() }
    let corpus = ResumeTests.corpus()
    let plan = ResumeTests.plan(server)
    let expected = try corpus.visit(plan)
    var log = try String(contentsOfFile: corpus.folder + "/fetch.json", encoding: .utf8)
    log = log.split(separator: "\n").filter { !$0.contains("\"finished\"") }
      .joined(separator: "\n")
    try log.write(toFile: corpus.folder + "/fetch.json", atomically: true, encoding: .utf8)
    corpus.session.fixedTime = corpus.session.fixedTime.map { $0 + 2 * 86_400 }
    let asked = server.requests.count
    let folder = try FetchFolder(corpus.folder)
    try #require(folder.unfinished == plan)
    let pages = try folder.run(
      corpus.session, offline: true, progress: { _ in }
    ).pages
    #expect(pages.map { "\($0)" } == expected.map { "\($0)" })
    #expect(server.requests.count == asked)
  }
}

/// Numbers that are the same in every run.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var number = state
    number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
    return number ^ (number >> 31)
  }
}
