import Archives
import BinaryRecords
import CorpusModel
import Digests
import Foundation
import TestSupport
import Testing
import WebArchives

@testable import Acquisition

/// Web archives as corpora: which records are documents, what is told of the others, and how a manifest chooses.
@Suite struct WebArchiveTests {
  /// A folder of files that goes when the value goes.
  final class Folder {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("touchstone-warc-\(UUID().uuidString)", isDirectory: true)

    init(_ files: [String: [UInt8]]) throws {
      for (name, bytes) in files {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
  }

  static func answer(
    _ uri: String, _ body: String, type: String = "text/html; charset=utf-8", status: Int = 200,
    date: String = "2026-01-31T12:00:00Z", truncated: String? = nil
  ) -> WARCRecord {
    let head = "HTTP/1.1 \(status) X\r\nContent-Type: \(type)\r\n\r\n"
    return .response(
      uri: uri, date: date, http: Array((head + body).utf8), truncated: truncated)
  }

  private static func packed(_ records: [WARCRecord]) -> [UInt8] {
    records.flatMap(WARCEncoder.member)
  }

  private static let mixed: [WARCRecord] = {
    let page = answer("https://a.example/", "<p>We trust people.")
    return [
      .warcinfo(date: "2026-01-31T12:00:00Z", FieldList([("software", "test")])), page,
      .request(
        uri: "https://a.example/", date: "2026-01-31T12:00:00Z", http: Array("GET /".utf8)),
      answer("https://a.example/b", "<p>Old", date: "2025-01-01T00:00:00Z"),
      answer("https://a.example/old", "", status: 301),
      answer("https://a.example/gone", "<p>Not here", status: 404),
      answer("https://a.example/robots.txt", "User-agent: *", type: "text/plain"),
      answer("https://a.example/feed", "<?xml version='1.0'?><rss>", type: "text/html"),
      answer("https://a.example/a.css", "p {}", type: "text/css"),
      answer("https://a.example/data", "{}", type: "application/ld+json"),
      answer("https://a.example/b", "<p>New", date: "2026-01-01T00:00:00Z"),
      answer("https://a.example/b", "<p>Between", date: "2025-06-01T00:00:00Z"),
      answer("https://a.example/x.doc", "x", type: "application/msword"),
      answer("https://a.example/c.txt", "We listen.", type: "text/plain"),
      .revisit(
        .identicalPayload, uri: "https://a.example/", date: "2026-02-28T12:00:00Z",
        head: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), payloadDigest: page.payloadDigest,
        original: (page.recordID, "https://a.example/", "2026-01-31T12:00:00Z")),
    ]
  }()

  private func texts(_ listing: CorpusListing) -> [String] {
    listing.entries.map { entry in
      switch PageReader().read(entry).page {
      case .scanned(let page): String(decoding: page.bytes, as: UTF8.self)
      case .skipped(let problem): problem.code
      }
    }
  }

  @Test(arguments: ["c.warc", "c.warc.gz", "one.warc.gz"])
  func pagesAreDocumentsAndTheRestIsCounted(name: String) throws {
    let plain = Self.mixed.flatMap(WARCEncoder.bytes)
    let folder = try Folder([
      "c.warc": plain, "c.warc.gz": Self.packed(Self.mixed), "one.warc.gz": Gzip.pack(plain),
    ])
    let listing = try CorpusLister.list([folder.path(name)])
    #expect(
      listing.entries.map(\.id) == ["", "b", "c.txt"].map { name + "#https://a.example/" + $0 })
    #expect(texts(listing) == ["<p>We trust people.", "<p>New", "We listen."])
    #expect(listing.problems.map(\.code) == ["not_documents"])
    #expect(
      listing.problems.first?.message
        == "beside its documents it holds earlier captures of the same addresses (2), redirects (1), "
        + "answers that are errors (1), robots.txt (1), feeds, sitemaps and other XML (1), "
        + "pictures, style sheets, scripts, fonts and data (2), formats that are not read (1), "
        + "captures of what had not changed (1), the crawler's own records (2)")
    let first = listing.entries[0].metadata
    #expect(first.url == "https://a.example/")
    #expect(first.captured == "2026-01-31")
    #expect(first.date == nil, "when it was captured is not when it was published")
    #expect(first.group == name.split(separator: ".").first.map(String.init))
  }

  /// What another process answers is what is found in this one, whatever holds the documents.
  @Test func listingElsewhereFindsTheSame() throws {
    let folder = try Folder([
      "all/c.warc": Self.mixed.flatMap(WARCEncoder.bytes),
      "all/t.csv": Array("id,text,title\n1,We trust people.,One\n2,\"open".utf8),
      "all/broken.zip": Array("PK\u{3}\u{4} and no more".utf8),
      "named/c.warc": Self.mixed.flatMap(WARCEncoder.bytes),
      "named/manifest.csv": Array(
        "path\nc.warc#https://a.example/b\nc.warc#https://b.example/\n".utf8),
    ])
    let columns = TextColumns(text: "text", id: "id")
    for name in ["all", "named"] {
      let columns = name == "all" ? columns : nil
      var asked: [String] = []
      let process = ListingProcess { name, _, request throws(AcquisitionError) in
        asked.append(name)
        return .scanned(CorpusLister.answer(to: request))
      }
      let here = try CorpusLister.list([folder.path(name)], columns: columns)
      let there = try CorpusLister.list([folder.path(name)], columns: columns, process: process)
      #expect(asked.sorted() == (name == "all" ? ["broken.zip", "c.warc", "t.csv"] : ["c.warc"]))
      #expect(here.entries.map(\.id) == there.entries.map(\.id))
      #expect(here.entries.map(\.metadata) == there.entries.map(\.metadata))
      #expect(Array(here.problems) == Array(there.problems))
      #expect(texts(here) == texts(there))
      #expect(!here.entries.isEmpty && !here.problems.isEmpty)
    }
  }

  @Test func whatBreaksTheReaderDownIsAProblemAndTheRestIsListed() throws {
    let folder = try Folder([
      "c/a.warc": Self.mixed.flatMap(WARCEncoder.bytes),
      "c/b.warc": Self.mixed.flatMap(WARCEncoder.bytes), "c/x.txt": Array("Trust".utf8),
    ])
    let process = ListingProcess { name, _, request throws(AcquisitionError) in
      name == "b.warc"
        ? .scanned(CorpusLister.answer(to: request))
        : .skipped(
          Problem(path: name, severity: .error, code: "reader_crashed", message: "", advice: ""))
    }
    let listing = try CorpusLister.list([folder.path("c")], process: process)
    #expect(listing.entries.count == 4)
    #expect(listing.problems.map { $0.path + " " + $0.code }.contains("a.warc reader_crashed"))
  }

  @Test func whatMakesACorpusUnreadableComesFromTheOtherProcess() throws {
    let folder = try Folder(["c/t.csv": Array("id,words\n1,We trust people.\n".utf8)])
    let process = ListingProcess { _, _, request throws(AcquisitionError) in
      .scanned(CorpusLister.answer(to: request))
    }
    let path = folder.path("c")
    #expect(
      throws: AcquisitionError.tableWithoutColumn(
        path: "t.csv", column: "text", found: ["id", "words"])
    ) {
      try CorpusLister.list([path], columns: TextColumns(text: "text"), process: process)
    }
    // Bytes that are no answer are told, not taken for an empty file.
    let damaged = ListingProcess { _, _, _ throws(AcquisitionError) in .scanned([]) }
    #expect(
      throws: AcquisitionError.unreadable(
        path: "t.csv", reason: "what was found in it came damaged")
    ) {
      try CorpusLister.list([path], columns: TextColumns(text: "text"), process: damaged)
    }
  }

  @Test(arguments: [
    AcquisitionError.notFound(path: "a"), .unreadable(path: "a", reason: "b"),
    .noDocuments(paths: ["a", "b"]),
    .manifestWithoutColumn(path: "a", column: "b", found: ["c", "d"]), .manifestNotUTF8(path: "a"),
    .tableWithoutColumn(path: "a", column: "b", found: []),
    .rowName(path: "a", line: 2, name: "b", earlierLine: 1),
    .rowName(path: "a", line: 2, name: "", earlierLine: nil), .noTables(paths: ["a"]),
  ])
  func errorsComeAcrossAsTheyAre(error: AcquisitionError) throws {
    var bytes = RecordWriter()
    error.write(to: &bytes)
    var reader = RecordReader(bytes.bytes)
    #expect(try AcquisitionError(from: &reader) == error)
    #expect(reader.isAtEnd)
  }

  @Test func aPageHasWhatTheServerSaidOfIt() throws {
    let latin = WARCRecord.response(
      uri: "https://a.example/", date: "2026-01-31T12:00:00Z",
      http: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html;charset=latin1\r\n\r\ncaf".utf8)
        + [0xE9])
    let folder = try Folder(["c.warc.gz": Self.packed([latin])])
    let entry = try CorpusLister.list([folder.path("c.warc.gz")]).entries[0]
    guard case .scanned(let page) = PageReader().read(entry).page else {
      Issue.record("the page is not read")
      return
    }
    #expect(page.declaredCharset == "latin1")
    #expect(page.format == .html)
    #expect(page.sha256 == SHA256Digest.hexDigest(of: (Array("caf".utf8) + [0xE9]).span))
    #expect(entry.fileNames == ["c.warc.gz#https:__a.example_"])
  }

  @Test func whatIsNotWholeIsNoted() throws {
    let records = [
      Self.answer("https://a.example/1", "<p>cut", truncated: "length"),
      Self.answer("https://a.example/2", "<p>part", status: 206),
      .response(
        uri: "https://a.example/3", date: "2026-01-31T12:00:00Z",
        http: Array(
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>we\r\n9\r\nx"
            .utf8)),
    ]
    let folder = try Folder(["c.warc.gz": Self.packed(records)])
    let listing = try CorpusLister.list([folder.path("c.warc.gz")])
    let notes = listing.entries.map { PageReader().read($0).notes.map(\.message) }
    #expect(
      notes == [
        ["not all of it is in the archive: the crawler cut it off (length)"],
        ["not all of it is in the archive: the server sent only a part of it"],
        ["not all of it is in the archive: its last chunks are missing"],
      ])
  }

  // MARK: Damage

  @Test func damageIsNamedAndTheOtherRecordsCount() throws {
    let parts = (0..<3).map {
      WARCEncoder.member(of: Self.answer("https://a.example/\($0)", "<p>We trust people."))
    }
    var damaged = parts
    damaged[1][60] ^= 0xFF
    let folder = try Folder([
      "c/damaged.warc.gz": Array(damaged.joined()),
      "c/cut.warc.gz": Array(parts.joined().dropLast(16)),
    ])
    let listing = try CorpusLister.list([folder.path("c")])
    #expect(
      listing.entries.map(\.id) == [
        "cut.warc.gz#https://a.example/0", "cut.warc.gz#https://a.example/1",
        "cut.warc.gz#https://a.example/2",
        "damaged.warc.gz#https://a.example/0", "damaged.warc.gz#https://a.example/2",
      ])
    let (start, end) = (parts[0].count, parts[0].count + parts[1].count)
    #expect(
      listing.problems.map { "\($0.path) \($0.code): \($0.message)" } == [
        "cut.warc.gz damaged: the file is cut off: the gzip data that begin at byte \(end) have no end",
        "damaged.warc.gz damaged: the gzip data that begin at byte \(start) are damaged",
      ])
    #expect(PageReader().read(listing.entries[2]).notes.map(\.code) == ["incomplete"])
  }

  @Test(arguments: [
    ("a.arc", "filedesc://a.arc", "format_not_read"), ("a.warc.zst", "x", "format_not_read"),
    ("a.warc.wat.gz", "x", "format_not_read"), ("a.wacz", "PK", "format_not_read"),
    ("a.warc", "filedesc://a.arc", "format_not_read"), ("a.warc", "<html>", "other_format"),
    ("a.warc", "", "empty"), ("a.warc.gz", "x", "other_format"),
  ])
  func whatIsNotReadIsNamed(name: String, text: String, code: String) throws {
    let folder = try Folder([name: Array(text.utf8)])
    let listing = try CorpusLister.list([folder.path(name)])
    #expect(listing.entries.isEmpty)
    #expect(listing.problems.map(\.code) == [code])
    #expect(listing.problems[0].severity == .error)
    guard text.isEmpty else { return }
    let packed = try Folder([name + ".gz": Gzip.pack([])])
    #expect(
      try CorpusLister.list([packed.path(name + ".gz")]).problems.map(\.code) == ["empty"])
  }

  @Test func anArchiveWithoutDocumentsSaysWhatItHolds() throws {
    let folder = try Folder(["a.warc": WARCEncoder.bytes(of: Self.mixed[4])])
    let problems = try CorpusLister.list([folder.path("a.warc")]).problems
    #expect(
      problems.map(\.message) == ["none of its records is a document: it holds redirects (1)"])
  }

  @Test func aFileOfTheCrawlersOwnRecordsIsNoProblem() throws {
    let folder = try Folder([
      "c/meta.warc": WARCEncoder.bytes(of: Self.mixed[0]), "c/a.txt": Array("We".utf8),
    ])
    let problems = try CorpusLister.list([folder.path("c")]).problems
    #expect(problems.map(\.message) == ["it holds the crawler's own records (1)"])
    #expect(problems.map(\.severity) == [.note])
  }

  @Test func manyFaultsAreCutShort() throws {
    let bad = Array("WARC/1.0\r\nContent-Length: x\r\n\r\n\r\n".utf8)
    let bytes =
      (0..<30).flatMap { _ in bad }
      + WARCEncoder.bytes(of: Self.answer("https://a.example/", "<p>"))
    let folder = try Folder(["a.warc": bytes])
    let listing = try CorpusLister.list([folder.path("a.warc")])
    #expect(listing.entries.count == 1)
    #expect(listing.problems.count == 21)
    #expect(listing.problems.last?.message == "10 further places in it cannot be read")
  }

  @Test func recordsThatShareALargeMemberAreKeptInMemory() throws {
    // Reaching each from the start of the member would unpack 450 MB.
    let text = String(repeating: "We trust people. ", count: 600)
    let records = (0..<300).map { Self.answer("https://a.example/\($0)", "<p>\($0) " + text) }
    let folder = try Folder(["a.warc.gz": Gzip.pack(records.flatMap(WARCEncoder.bytes))])
    let listing = try CorpusLister.list([folder.path("a.warc.gz")])
    #expect(listing.entries.count == 300)
    #expect(texts(listing).last == "<p>299 " + text)
    let small = try CorpusLister.list([folder.path("a.warc.gz")], sizeLimit: 1_000_000)
    #expect(small.entries.isEmpty)
    #expect(small.problems.map(\.advice) == ["unpack it with gunzip, and scan the .warc"])
  }

  // MARK: Manifests

  @Test func aManifestChoosesAmongTheRecords() throws {
    let sha256 = SHA256Digest.hexDigest(of: Array("<p>New".utf8).span)
    let manifest = """
      path,url,title,sha256,group
      archive/c.warc.gz#https://a.example/b,https://a.example/b,B,\(sha256),north
      archive/c.warc.gz#https://a.example/,,,00,south
      archive/c.warc.gz#https://a.example/gone,,,,south
      archive/d.warc.gz#https://a.example/,,,,south
      archive/c.warc.gz#https://a.example/b,,,,south
      """
    let folder = try Folder([
      "c/archive/c.warc.gz": Self.packed(Self.mixed), "c/manifest.csv": Array(manifest.utf8),
    ])
    let listing = try CorpusLister.list([folder.path("c")])
    #expect(
      listing.entries.map(\.id)
        == ["archive/c.warc.gz#https://a.example/", "archive/c.warc.gz#https://a.example/b"])
    #expect(listing.entries.map(\.metadata.group) == ["south", "north"])
    #expect(listing.entries.map(\.metadata.title) == [nil, "B"])
    #expect(listing.entries.map(\.metadata.captured) == ["2026-01-31", "2026-01-01"])
    #expect(listing.entries[1].metadata.source(of: .url) == .manifest)
    #expect(
      listing.problems.map { "\($0.path) \($0.code)" } == [
        "archive/c.warc.gz#https://a.example/b listed_twice",
        "archive/c.warc.gz#https://a.example/gone missing",
        "archive/d.warc.gz#https://a.example/ missing",
      ])
    #expect(
      listing.entries.map { PageReader().read($0).notes.map(\.code) } == [["digest_differs"], []])
  }

  @Test func severalArchivesAreSeveralGroups() throws {
    let folder = try Folder([
      "a.warc.gz": Self.packed([Self.answer("https://a.example/", "<p>a")]),
      "b.warc.gz": Self.packed([Self.answer("https://a.example/", "<p>b")]),
    ])
    let listing = try CorpusLister.list(["a.warc.gz", "b.warc.gz"].map(folder.path))
    #expect(listing.entries.map(\.metadata.group) == ["a.warc.gz", "b.warc.gz"])
  }

  // MARK: Media types

  @Test(
    arguments: [
      ("text/html", "/", "<p>", .document(.html)), ("text/html", "/", "%PDF-1.4", .document(.pdf)),
      ("text/html", "/", "\u{FEFF}<?xml?><urlset>", .feed),
      ("text/html", "/", "GIF89a", .companion),
      ("application/pdf", "/a.pdf", "<!doctype html>", .document(.html)),
      ("application/pdf", "/a", "%PDF-1.4", .document(.pdf)),
      ("text/plain", "/a.md", "# We", .document(.markdown)),
      ("text/plain", "/a.json", "{}", .companion), ("text/plain", "/a", "\u{0}\u{1}", .other),
      ("text/plain", "/sitemap.xml", "<urlset>", .feed),
      ("application/xml", "/", "<?xml version='1.0'?><html>", .document(.html)),
      ("application/atom+xml", "/", "<feed>", .feed), ("image/svg+xml", "/", "<svg>", .companion),
      ("application/json", "/", "{}", .companion), ("text/javascript", "/", "", .companion),
      ("application/vnd.oasis.opendocument.text", "/", "PK\u{3}\u{4}", .document(.odt)),
      ("application/zip", "/a.zip", "PK\u{3}\u{4}", .other),
      ("application/octet-stream", "/a.pdf", "%PDF-1.4", .document(.pdf)),
      ("application/octet-stream", "/a.png", "x", .companion),
      ("application/octet-stream", "/a", "x", .other), (nil, "/a", "We", .document(.text)),
      (nil, "/a", "<p>We", .document(.html)),
      ("message/rfc822", "/a", "From: a", .document(.email)),
    ] as [(String?, String, String, MediaFormat)])
  func whatAnAnswerHolds(type: String?, path: String, text: String, format: MediaFormat) {
    #expect(MediaFormat(mediaType: type, path: path, bytes: Array(text.utf8)) == format)
  }
}
