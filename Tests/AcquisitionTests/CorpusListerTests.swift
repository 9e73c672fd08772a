import CorpusModel
import Foundation
import Testing

@testable import Acquisition

/// A folder of files that goes when the value goes.
private final class Files {
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("touchstone-files-\(UUID().uuidString)", isDirectory: true)

  init(_ files: [String: String]) throws {
    for (name, text) in files {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

struct CorpusListerTests {
  @Test func documentsAreNamedBelowTheFolderInByteOrder() throws {
    let files = try Files(["c/b/x.md": "x", "c/a.txt": "x", "c/B.html": "x", "c/.hidden.txt": "x"])
    let listing = try CorpusLister.list([files.path("c")])
    #expect(listing.entries.map(\.id) == ["B.html", "a.txt", "b/x.md"])
    #expect(listing.entries.map(\.metadata.group) == ["c", "c", "b"])
    #expect(listing.problems.isEmpty)
  }

  @Test func severalFoldersGiveTheirNames() throws {
    let files = try Files(["x/d/a.txt": "1", "y/d/a.txt": "2", "z/a.txt": "3"])
    let listing = try CorpusLister.list(["x/d", "y/d", "z"].map(files.path))
    #expect(
      listing.entries.map { $0.id.replacing(files.url.path + "/", with: "") }
        == ["x/d/a.txt", "y/d/a.txt", "z/a.txt"])
  }

  @Test func aManifestSaysWhatBelongsAndWhatIsKnown() throws {
    let files = try Files([
      "c/manifest.csv":
        "path,group,title,sha256,other\r\na.txt,north,\"A, title\",AB,x\r\nsub/b.md,south,,,\r\n"
        + "gone.txt,south,,,\r\na.txt,north,,,\r\n./c.html,,,,\r\n",
      "c/a.txt": "x", "c/sub/b.md": "x", "c/c.html": "x", "c/extra.txt": "x", "c/logo.png": "x",
    ])
    let listing = try CorpusLister.list([files.path("c")])
    #expect(listing.entries.map(\.id) == ["a.txt", "c.html", "sub/b.md"])
    #expect(listing.entries.map(\.metadata.group) == ["north", nil, "south"])
    #expect(listing.entries[0].metadata.title == "A, title")
    #expect(listing.entries[0].expectedSHA256 == "ab")
    #expect(
      listing.problems.map { "\($0.path) \($0.code) \($0.severity)" } == [
        "a.txt listed_twice note", "extra.txt not_listed note", "gone.txt missing error",
      ])
  }

  @Test func aManifestMayNamePathsFromTheFolderAbove() throws {
    let files = try Files(["c/manifest.csv": "path\nc/a.txt\n", "c/a.txt": "x"])
    let listing = try CorpusLister.list([files.path("c")])
    #expect(listing.entries.map(\.id) == ["a.txt"])
    #expect(listing.problems.isEmpty)
  }

  @Test func aManifestFromASpreadsheetMayHaveSemicolonsAndBackslashes() throws {
    let files = try Files([
      "c/manifest.csv": "\u{FEFF}path;group\r\nsub\\a.txt;north\r\n", "c/sub/a.txt": "x",
    ])
    let listing = try CorpusLister.list([files.path("c")])
    #expect(listing.entries.map(\.id) == ["sub/a.txt"])
    #expect(listing.entries.map(\.metadata.group) == ["north"])
  }

  @Test func aManifestThatClimbsOutFindsNothing() throws {
    let files = try Files([
      "c/manifest.csv": "path\n../secret.txt\na.txt\n", "c/a.txt": "x", "secret.txt": "x",
    ])
    let listing = try CorpusLister.list([files.path("c")])
    #expect(listing.entries.map(\.id) == ["a.txt"])
    #expect(listing.problems.map(\.code) == ["missing"])
  }

  @Test func linksInACircleEnd() throws {
    let files = try Files(["c/a.txt": "x", "c/d/b.txt": "x"])
    try FileManager.default.createSymbolicLink(
      atPath: files.path("c/d/loop"), withDestinationPath: files.path("c"))
    #expect(try CorpusLister.list([files.path("c")]).entries.map(\.id) == ["a.txt", "d/b.txt"])
  }

  @Test func finishedRunsArePassedOver() throws {
    let files = try Files([
      "c/a.txt": "x", "c/out/manifest.json": "{}", "c/out/datapackage.json": "{}",
      "c/out/problems.csv": "", "c/out/findings.csv": "",
    ])
    let listing = try CorpusLister.list([files.path("c")])
    #expect(listing.entries.map(\.id) == ["a.txt"])
    #expect(listing.problems.map(\.code) == ["run_folder"])
  }

  @Test func globsAreWrittenOut() throws {
    let files = try Files(["c/a.txt": "x", "c/b.txt": "x", "c/c.md": "x"])
    #expect(try CorpusLister.list([files.path("c/*.txt")]).entries.map(\.id) == ["a.txt", "b.txt"])
    #expect(throws: AcquisitionError.notFound(path: files.path("c/*.pdf"))) {
      try CorpusLister.list([files.path("c/*.pdf")])
    }
  }

  @Test func whatIsNotThereOrEmptyIsAnError() throws {
    let files = try Files(["c/logo.png": "x", "m/manifest.csv": "name\nx\n"])
    #expect(throws: AcquisitionError.notFound(path: files.path("nosuch"))) {
      try CorpusLister.list([files.path("nosuch")])
    }
    #expect(throws: AcquisitionError.noDocuments(paths: [files.path("c")])) {
      try CorpusLister.list([files.path("c")])
    }
    #expect {
      try CorpusLister.list([files.path("m")])
    } throws: { error in
      if case .manifestWithoutColumn(_, "path", ["name"]) = error as? AcquisitionError {
        return true
      }
      return false
    }
  }
}

struct PageReaderTests {
  private func entry(_ files: Files, _ name: String) throws -> CorpusListing.Entry {
    try #require(try CorpusLister.list([files.path(name)]).entries.first)
  }

  private func problem(_ outcome: Outcome<Page>) -> String? {
    if case .skipped(let problem) = outcome { return problem.code }
    return nil
  }

  @Test func aPageHasItsBytesAndTheirDigest() throws {
    let files = try Files(["a.txt": "trust"])
    guard case .scanned(let page) = PageReader().read(try entry(files, "a.txt")).page else {
      Issue.record("the page was not read")
      return
    }
    #expect(page.bytes == Array("trust".utf8))
    #expect(
      page.sha256 == "f796e2f28ae5811737ccb8233f34e09f8bb75d2511a135543d1ca37be0199a1d")
    #expect(page.format == .text)
  }

  @Test func aFileThatVanishesIsAProblem() throws {
    let files = try Files(["a.txt": "trust"])
    let listed = try entry(files, "a.txt")
    try FileManager.default.removeItem(atPath: files.path("a.txt"))
    #expect(problem(PageReader().read(listed).page) == "vanished")
  }

  @Test func aFileThatGrewBeyondTheLimitIsAProblem() throws {
    let files = try Files(["a.txt": "trust"])
    let listed = try entry(files, "a.txt")
    #expect(problem(PageReader(sizeLimit: 4).read(listed).page) == "too_large")
    try String(repeating: "x", count: 100).write(
      toFile: files.path("a.txt"), atomically: true, encoding: .utf8)
    #expect(problem(PageReader(sizeLimit: 50).read(listed).page) == "too_large")
    #expect(problem(PageReader(sizeLimit: 100).read(listed).page) == nil)
  }

  @Test func aDigestThatTheManifestDoesNotKnowIsNoted() throws {
    let files = try Files(["c/manifest.csv": "path,sha256\na.txt,00\n", "c/a.txt": "trust"])
    #expect(PageReader().read(try entry(files, "c")).notes.map(\.code) == ["digest_differs"])
  }
}

struct FormatSnifferTests {
  /// As OpenDocument begins: the type is stored as the first part.
  static let odt =
    "PK\u{3}\u{4}" + String(repeating: "\u{0}", count: 26)
    + "mimetypeapplication/vnd.oasis.opendocument.text"

  @Test(arguments: [
    ("a.html", "x", DocumentFormat.html), ("a.HTM", "x", .html), ("a.md", "x", .markdown),
    ("a.txt", "x", .text), ("a.docx.pdf", "%PDF-1.7", .pdf), ("a.txt", "%PDF-1.7", .pdf),
    ("a.docx", "PK\u{3}\u{4}", .docx), ("a.odt", "PK\u{3}\u{4}", .odt), ("a.csv", "a,b", .csv),
    ("a.eml", "From: x", .email), ("a.docm", "PK\u{3}\u{4}", .docx),
    ("a.epub", "PK\u{3}\u{4}", .epub),
    ("a.zip", "PK\u{3}\u{4}", .unknown), ("a.xlsx", "PK\u{3}\u{4}", .csv),
    ("a.txt", "PK\u{3}\u{4}", .unknown), ("stdin", "PK\u{3}\u{4} word/document.xml", .docx),
    ("a.docx", odt, .odt), ("page", odt, .odt),
    ("README", "We trust", .text), ("page", " <!doctype html><p>x", .html), ("page", "<p>x", .html),
    ("page", "< 5 %", .text), ("page", "a\u{0}b", .unknown), ("a.md~", "x", .unknown),
  ])
  func nameThenBytesTellTheFormat(name: String, text: String, expected: DocumentFormat) {
    #expect(
      FormatSniffer.format(ending: FormatSniffer.ending(of: name), bytes: Array(text.utf8))
        == expected)
  }
}

struct PathNameTests {
  @Test func badBytesAreShownWithoutLoss() {
    #expect(PathName.display(Array("plain %.txt".utf8)) == "plain %.txt")
    #expect(PathName.display([0x61, 0xFF, 0x25, 0x0A]) == "a%FF%25%0A")
    #expect(PathName.display(Array("a\nb".utf8)) == "a%0Ab")
  }
}
