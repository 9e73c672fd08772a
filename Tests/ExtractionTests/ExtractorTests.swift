import CorpusModel
import Extraction
import TestSupport
import Testing

/// What the extractor refuses, notes and passes on; and, where they are at hand, real documents.
@Suite struct ExtractorTests {
  static func read(_ bytes: [UInt8], _ format: DocumentFormat) throws(ExtractionError) -> Document {
    try Extractor().extract(Page(id: "x", bytes: bytes, sha256: "", format: format))
  }

  static let refusals: [([UInt8], DocumentFormat, ExtractionError)] = [
    ([], .text, .empty), ([0x0A, 0x20], .markdown, .empty), ([0xEF, 0xBB, 0xBF], .html, .empty),
    ([], .pdf, .empty), (Array("%PDF".utf8), .pdf, .pdf(.notPDF)),
    (Array("a,b".utf8), .csv, .formatNotRead(.csv)),
    (Array("<script>x()</script>".utf8), .html, .noText),
    (Array("{include x.html}\n".utf8), .html, .noText),
    (Array("---\ntitle: x\n---\n{{ y }}".utf8), .markdown, .noText),
    ([0x61, 0x00, 0x62], .text, .notText(offset: 1)),
    (Array("ab\u{1}\u{2}".utf8), .markdown, .notText(offset: 2)),
  ]

  @Test(arguments: refusals)
  func refuses(_ bytes: [UInt8], _ format: DocumentFormat, _ error: ExtractionError) {
    #expect(throws: error) { try ExtractorTests.read(bytes, format) }
  }

  @Test func notesDoubtsAboutTheEncoding() throws {
    let document = try ExtractorTests.read([0x63, 0x61, 0x66, 0xE9], .text)
    #expect(document.notes.map(\.code) == ["encoding_guessed"])
    #expect(String(decoding: document.text, as: UTF8.self) == "café")
  }

  @Test func theManifestWins() throws {
    var metadata = Metadata()
    metadata.set(.title, to: "Mine", from: .manifest)
    let page = Page(
      id: "x", bytes: Array("---\ntitle: Its own\nauthor: Ann\n---\ntext".utf8), sha256: "",
      format: .markdown, metadata: metadata)
    let document = try Extractor().extract(page)
    #expect(document.metadata.title == "Mine")
    #expect(document.metadata.author == "Ann")
    #expect(document.metadata.sourceSummary() == "title=manifest; author=front matter")
  }

  static let seed = "data/seed/what-really-drives-system-change.txt"

  @Test(SharedData.required(seed))
  func readsTheSeed() throws {
    let bytes = try SharedData.bytes(Self.seed)
    let document = try ExtractorTests.read(bytes, .text)
    #expect(document.text == bytes)
    let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      .map { $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
    let blocks = document.blocks.map { document.string($0.span) }
      .map { $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
    #expect(blocks == lines.filter { !$0.isEmpty })
    #expect(document.blocks[0].kind == .title)
    #expect(
      document.blocks.filter { $0.kind == .heading }.map { document.string($0.span) } == [
        "Values and systems change", "Values at front line", "Values are what people value",
      ])
    #expect(document.blocks.suffix(3).map(\.kind) == [.byline, .contact, .sourceNote])
    #expect(document.blocks.dropLast(3).allSatisfy { $0.kind.isCounted })
    Reading.checkInvariants(document)
  }
}
