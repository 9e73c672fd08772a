import Foundation
import TestSupport
import Testing

/// The table of files that swell when they are unpacked, as a user meets them: the built program within 10 seconds and
/// 512 MB for a document.
@Suite struct DecompressionSecurityTests {
  private static let file = "data/suites/security/decompression.json"
  private static let limits = "--max-seconds 10 --max-memory 512 --quiet"

  /// The checks, by the ids of the table.
  static let checks: [String: @Sendable (CommandBench) throws -> Void] = [
    "docx-bomb": { try check($0, "office/synthetic/zip-bomb.docx", ["too_large"]) },
    "overlap": { try check($0, "office/synthetic/overlap-bomb.docx", ["damaged"]) },
    "flate-pdf": {
      try check($0, "pdf/synthetic/flate-bomb.pdf", ["pdf_too_large", "pdf_too_slow"])
    },
    "warc-gz": swollenRecordsAreSkipped,
    "sitemap-gz": swollenSitemapsAreRefused,
    "feed-gz": feedsPackedTwiceAreNotUnpackedTwice,
  ]

  @Test("every case of the table has a check", SharedData.required(file))
  func isComplete() throws {
    #expect(try SecurityTable.ids(Self.file) == Set(Self.checks.keys))
  }

  @Test("what swells", SharedData.required(file), arguments: checks.keys.sorted())
  func swelling(id: String) throws {
    let bench = try CommandBench()
    try Self.checks[id]?(bench)
  }

  /// A document that swells is named with one of the reasons, and the one beside it is read.
  private static func check(_ bench: CommandBench, _ path: String, _ codes: Set<String>) throws {
    try bench.write(try SharedData.bytes("data/suites/" + path), to: "d/" + name(path))
    try bench.write("We trust people.", to: "d/good.txt")
    let result = try bench.run("touchstone scan d --output run \(limits)")
    #expect(result.status == 3, "\(result.errors)")
    #expect(try bench.documents("run") == ["good.txt"])
    let found = try bench.problems("run")[name(path)] ?? []
    #expect(found.count == 1 && codes.isSuperset(of: found), "\(found)")
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func swollenRecordsAreSkipped(_ bench: CommandBench) throws {
    try bench.write(
      try SharedData.bytes("data/suites/warc/synthetic/gzip-bomb.warc.gz"), to: "d/bomb.warc.gz")
    let result = try bench.run("touchstone scan d --output run \(limits)")
    #expect(result.status == 3, "\(result.errors)")
    #expect(try bench.documents("run").count == 2)
    #expect(try bench.problems("run")["bomb.warc.gz#http://a.example/"] == ["too_large"])
  }

  /// A server on this machine gives a file, which is asked for as a sitemap or feed.
  private static func fetch(
    _ bench: CommandBench, _ option: String, _ body: [UInt8], fields: [String] = []
  ) throws -> (result: CommandBench.Result, pages: [String]) {
    let server = try LoopbackServer { request in
      switch request.target {
      case "/list": [.reply("200 OK", type: nil, fields: fields, body: body)]
      case "/robots.txt": [.text("", status: "404 Not Found")]
      default: [.text("<title>Page</title><p>We trust people.</p>")]
      }
    }
    defer { server.stop() }
    let result = try bench.run(
      """
      \(Sanitizer.memoryLimit(kilobytes: 524_288))
      touchstone fetch \(option) \(server.url("/list")) --corpus found --allow-private --delay 0 --quiet
      """)
    return (result, server.requests.map(\.target))
  }

  private static func swollenSitemapsAreRefused(_ bench: CommandBench) throws {
    let entry = "<url><loc>http://a.example/</loc></url>"
    let text =
      "<urlset>" + String(repeating: entry + "\n", count: 60_000_000 / (entry.utf8.count + 1))
    try bench.write(text, to: "sitemap.xml")
    #expect(try bench.run("gzip -9 sitemap.xml").status == 0)
    let packed = try Data(contentsOf: bench.folder.appendingPathComponent("sitemap.xml.gz"))
    #expect(packed.count < 400_000)
    let (result, pages) = try fetch(bench, "--sitemap", Array(packed))
    #expect(result.status != 0)
    #expect(pages.filter { $0 != "/robots.txt" } == ["/list"])
    #expect(
      try bench.text("corpora/found/problems.csv").contains("at most 50 MB"), "\(result.errors)")
  }

  private static func feedsPackedTwiceAreNotUnpackedTwice(_ bench: CommandBench) throws {
    let item = "<item><link>/page</link></item>"
    let feed =
      "<rss><channel>" + item + String(repeating: " ", count: 60_000_000) + "</channel></rss>"
    try bench.write(feed, to: "feed.xml")
    #expect(try bench.run("gzip -9 < feed.xml | gzip -9 > feed.gz").status == 0)
    let packed = try Data(contentsOf: bench.folder.appendingPathComponent("feed.gz"))
    for fields in [["Content-Encoding: gzip"], ["Content-Encoding: gzip, gzip"]] {
      let (result, pages) = try fetch(bench, "--feed", Array(packed), fields: fields)
      #expect(result.status != 0)
      #expect(pages.filter { $0 != "/robots.txt" } == ["/list"])
      try FileManager.default.removeItem(at: bench.folder.appendingPathComponent("corpora"))
    }
  }
}
