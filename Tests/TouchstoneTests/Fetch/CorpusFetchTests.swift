import CorpusModel
import Foundation
import TestSupport
import Testing
import Touchstone

/// Whole fetches, as far as the files that they leave.
struct CorpusFetchTests {
  /// Calls fetch for a folder that goes with the value.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/corpus-" + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func fetch(_ change: (inout FetchOptions) -> Void) throws -> FetchReport {
      var options = FetchOptions()
      options.allowsPrivate = true
      options.delay = 0
      change(&options)
      return try CorpusFetch(options).run(into: path) { _ in }
    }

    /// The cells of a table, line by line; no cell of these tests holds a comma.
    func table(_ name: String = "manifest.csv") throws -> [[String]] {
      try text(name).split(separator: "\r\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    }

    func column(_ column: String, _ name: String = "manifest.csv") throws -> [String] {
      let rows = try table(name)
      let place = try #require(rows.first?.firstIndex(of: column))
      return rows.dropFirst().map { $0[place] }
    }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
  }

  /// A server of pages, each of which is a function of how often it was asked for.
  private func server(
    _ pages: [String: @Sendable (LoopbackServer.Request) -> LoopbackServer.Step]
  ) throws -> LoopbackServer {
    try LoopbackServer { request in
      if let page = pages[request.target] { return [page(request)] }
      return [.text("<p>Nothing</p>", status: "404 Not Found")]
    }
  }

  @Test("a second visit: unchanged, changed and gone pages, and what the user wrote")
  func secondVisit() throws {
    let server = try server([
      "/same": { _ in .text("<title>Same</title><p>Same</p>") },
      "/new": { .text("<title>T\($0.earlier)</title><p>Version \($0.earlier)</p>") },
      "/gone": { request in
        request.earlier == 0 ? .text("<p>Here</p>") : .text("", status: "410 Gone")
      },
    ])
    defer { server.stop() }
    let folder = Folder()
    let pages = ["/same", "/new", "/gone"].map { server.url($0) }
    let first = try folder.fetch { $0.pages = pages }
    #expect(first.fetched == 3)
    #expect(first.problems.isEmpty)
    // The user gives groups and notes, one of which looks like a formula.
    let rows = try folder.table()
    let group = try #require(rows[0].firstIndex(of: "group"))
    var edited = rows
    for index in edited.indices {
      if index > 0 { edited[index][group] = "mine" }
      edited[index].append(index == 0 ? "note" : "-\(index)")
    }
    try folder.write(
      edited.map { $0.joined(separator: ";") }.joined(separator: "\n"), to: "manifest.csv")
    let second = try folder.fetch { $0.pages = pages }
    #expect(second.visit == 2)
    #expect(second.fetched == 1)
    #expect(second.unchanged == 1)
    #expect(second.documents == 3)
    #expect(second.problems.map(\.code) == ["status_410"])
    #expect(second.problems.allSatisfy { $0.message.contains("kept") })
    #expect(try folder.column("group") == ["mine", "mine", "mine"])
    #expect(try folder.column("note") == ["-1", "-2", "-3"])
    #expect(try folder.column("url") == pages)
    let paths = try folder.column("path")
    #expect(paths.map { $0.contains("-002.warc.gz#") } == [false, true, false])
    #expect(try folder.column("url", "problems.csv") == [pages[2]])
  }

  @Test("a manifest that cannot be read without loss is left as it is, and nothing is asked for")
  func unreadableManifest() throws {
    let server = try server(["/a": { _ in .text("<p>A page</p>") }])
    defer { server.stop() }
    let folder = Folder()
    _ = try folder.fetch { $0.pages = [server.url("/a")] }
    let asked = server.requests.count
    for (bytes, word) in [
      (Data("path;note\nx;caf".utf8) + [0xE9], "UTF-8"),
      (Data("path,note\nx,\"open\ny,z\n".utf8), "manifest.csv:2:"),
    ] {
      let file = URL(fileURLWithPath: folder.path + "/manifest.csv")
      try bytes.write(to: file)
      #expect {
        try folder.fetch { $0.pages = [server.url("/a")] }
      } throws: { ($0 as? ScanError)?.message.contains(word) == true }
      #expect(try Data(contentsOf: file) == bytes)
    }
    #expect(server.requests.count == asked)
  }

  @Test("a document that an earlier visit has from another address counts once")
  func sameDocumentLater() throws {
    let server = try server([
      "/a": { _ in .text("<p>A page</p>") }, "/b": { _ in .text("<p>A page</p>") },
    ])
    defer { server.stop() }
    let folder = Folder()
    _ = try folder.fetch { $0.pages = [server.url("/a")] }
    let report = try folder.fetch { $0.pages = [server.url("/b")] }
    #expect(report.documents == 1)
    #expect(report.problems.map(\.code) == ["same_document"])
    #expect(report.problems.allSatisfy { $0.message.contains(server.url("/a")) })
  }

  @Test("a call with other arguments first takes in what the one before has fetched")
  func anotherPlan() throws {
    let server = try server([
      "/a": { _ in .text("<p>A page</p>") }, "/b": { _ in .text("<p>Another page</p>") },
    ])
    defer { server.stop() }
    let folder = Folder()
    _ = try folder.fetch { $0.pages = [server.url("/a")] }
    // As if the call had been killed before it wrote its tables.
    try FileManager.default.removeItem(atPath: folder.path + "/manifest.csv")
    let log = try folder.text("fetch.json").split(separator: "\n")
    try folder.write(
      log.filter { !$0.contains("\"finished\"") }.joined(separator: "\n"), to: "fetch.json")
    let report = try folder.fetch { $0.pages = [server.url("/b")] }
    #expect(report.visit == 2)
    #expect(report.documents == 2)
    #expect(try folder.column("url") == ["/a", "/b"].map { server.url($0) })
    #expect(server.requests.count { $0.target == "/a" } == 1)
  }

  @Test("a page announces its feeds; --since and --max leave out entries")
  func feeds() throws {
    let items = [
      ("/1", "Wed, 01 Jan 2025"), ("/2", "Sat, 01 Mar 2025"), ("/3", ""),
      ("/4", "Tue, 01 Apr 2025"),
    ].map { link, date in
      "<item><title>Item \(link.dropFirst())</title><link>\(link)</link>"
        + (date.isEmpty ? "" : "<pubDate>\(date) 10:00:00 GMT</pubDate>") + "</item>"
    }
    let feed = "<rss version='2.0'><channel><title>f</title>\(items.joined())</channel></rss>"
    let announcement =
      "<link rel=alternate type='application/rss+xml' href=/feed><p>Blog</p><a href=/other>x</a>"
    let page: @Sendable (LoopbackServer.Request) -> LoopbackServer.Step = {
      .text("<title>Own title</title><p>Page \($0.target)</p>")
    }
    let server = try server([
      "/blog": { _ in .text(announcement) },
      "/feed": { _ in .text(feed, type: "application/rss+xml") },
      "/1": page, "/2": page, "/3": page, "/4": page, "/other": page,
    ])
    defer { server.stop() }
    let folder = Folder()
    let report = try folder.fetch {
      $0.feeds = [server.url("/blog")]
      $0.since = "2025-02-01"
      $0.pageLimit = 2
    }
    #expect(try folder.column("url") == ["/2", "/3"].map { server.url($0) })
    #expect(try folder.column("date") == ["2025-03-01", ""])
    #expect(try folder.column("title") == ["Item 2", "Item 3"])
    #expect(report.problems.map(\.code) == ["limit_reached"])
    #expect(report.problems.map(\.path) == [server.url("/4")])
    #expect(server.requests.map(\.target) == ["/robots.txt", "/blog", "/feed", "/2", "/3"])
  }

  @Test("the sitemap of a site is looked for, in its robots.txt and at the usual places")
  func sitemaps() throws {
    for place in ["/robots.txt", "/sitemap_index.xml"] {
      let server = try LoopbackServer { request in
        let site = "http://" + (request.fields["host"] ?? "")
        let map = "<urlset><url><loc>\(site)/a</loc></url><url><loc>\(site)/b</loc></url></urlset>"
        switch request.target {
        case "/robots.txt" where place == "/robots.txt":
          return [.text("Sitemap: \(site)/hidden.xml\n", type: "text/plain")]
        case "/hidden.xml" where place == "/robots.txt", place:
          return [.text(map, type: "application/xml")]
        case "/a", "/b": return [.text("<p>Page \(request.target)</p>")]
        default: return [.text("", status: "404 Not Found")]
        }
      }
      defer { server.stop() }
      let folder = Folder()
      let report = try folder.fetch { $0.sitemaps = [server.url("/")] }
      #expect(report.problems.isEmpty)
      #expect(try folder.column("url") == ["/a", "/b"].map { server.url($0) })
    }
  }

  @Test("a site without a sitemap says so; one that cannot be reached, why")
  func noSitemap() throws {
    let server = try server([:])
    let bare = try Folder().fetch { $0.sitemaps = [server.url("/")] }
    #expect(bare.problems.map(\.code) == ["no_sitemap"])
    server.stop()
    let absent = try Folder().fetch {
      $0.sitemaps = ["http://\(String(repeating: "a", count: 64)).example"]
    }
    #expect(absent.problems.map(\.code) == ["host_not_found"])
  }

  @Test(
    "lists: CSV and plain text, with groups and remarks",
    arguments: [
      "\u{FEFF}URL;group;note\nSITE/a;first;x\n;;\nSITE/b;;y\n",
      "# a remark\nSITE/a # another\n\n  SITE/b  \r\n",
    ])
  func lists(_ text: String) throws {
    let server = try server([
      "/a": { _ in .text("<p>A page</p>") }, "/b": { _ in .text("<p>Another page</p>") },
    ])
    defer { server.stop() }
    let folder = Folder()
    let list = folder.path + ".list"
    defer { try? FileManager.default.removeItem(atPath: list) }
    try text.replacingOccurrences(of: "SITE", with: server.url("")).write(
      toFile: list, atomically: true, encoding: .utf8)
    let report = try folder.fetch { $0.list = list }
    #expect(report.problems.isEmpty)
    #expect(try folder.column("url") == ["/a", "/b"].map { server.url($0) })
    #expect(
      try folder.column("group") == [text.contains("group") ? "first" : "127.0.0.1", "127.0.0.1"])
  }

  @Test(
    "what is wrong in a list is named with its line, before anything is fetched",
    arguments: [
      (
        "url,group\nhttp://a.example/,x\n\"http://b.example/\",\"two\nlines\"\nftp://c.example/,y\n",
        5
      ),
      ("http://a.example/\n\nhttp://10.0.0.1/\n", 3), ("http://exa mple.com:99999/\n", 1),
      ("https://a.example/ b\n", 1),
    ])
  func listErrors(_ text: String, line: Int) throws {
    let folder = Folder()
    let list = folder.path + ".list"
    defer { try? FileManager.default.removeItem(atPath: list) }
    try text.write(toFile: list, atomically: true, encoding: .utf8)
    #expect {
      try folder.fetch {
        $0.list = list
        $0.allowsPrivate = false
      }
    } throws: { error in
      guard let error = error as? ScanError else { return false }
      return error.isUsage && error.message.hasPrefix("\(list):\(line): ")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test("what cannot be written is named, with what to do")
  func unwritable() throws {
    let server = try server(["/a": { _ in .text("<p>A page</p>") }])
    defer { server.stop() }
    let folder = Folder()
    _ = try folder.fetch { $0.pages = [server.url("/a")] }
    let manifest = try folder.text("manifest.csv")
    try FileManager.default.removeItem(atPath: folder.path + "/problems.csv")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/problems.csv", withIntermediateDirectories: false)
    #expect {
      try folder.fetch { $0.pages = [server.url("/a")] }
    } throws: { error in
      let message = (error as? ScanError)?.message ?? ""
      return message.contains(folder.path + "/problems.csv") && message.contains("kept")
        && !message.contains("--output")
    }
    #expect(try folder.text("manifest.csv") == manifest)
  }
}
