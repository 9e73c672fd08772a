import CorpusModel
import Extraction
import TestSupport
import Testing

/// What is read of EPUB: which pages, in which order, and how.
@Suite struct EpubReaderTests {
  static let container = """
    <container><rootfiles><rootfile full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>
    """

  /// A book with these items, all in the spine in this order unless `spine` says otherwise.
  static func package(
    _ items: [(id: String, href: String)], spine: [String]? = nil, metadata: String = "",
    attributes: String = "", _ parts: [(String, String)]
  ) -> [UInt8] {
    let manifest = items.map {
      "<item id='\($0.id)' href='\($0.href)' media-type='application/xhtml+xml' \(attributes)/>"
    }.joined()
    let order = (spine ?? items.map(\.id)).map { "<itemref idref='\($0)'/>" }.joined()
    let book = """
      <package xmlns:dc='d'><metadata>\(metadata)</metadata><manifest>\(manifest)</manifest><spine>\(order)</spine></package>
      """
    return ZipWriter.archive(
      [
        ZipWriter.Entry("mimetype", "application/epub+zip"),
        ZipWriter.Entry("META-INF/container.xml", container),
        ZipWriter.Entry("OEBPS/book.opf", book),
      ] + parts.map { ZipWriter.Entry($0.0, $0.1).deflated })
  }

  static func document(_ bytes: [UInt8]) throws -> Document {
    try Extractor().extract(Page(id: "x.epub", bytes: bytes, sha256: "", format: .epub))
  }

  @Test func thePagesStandInTheOrderOfTheSpineEachOnce() throws {
    let document = try Self.document(
      Self.package(
        [("a", "a.xhtml"), ("b", "text/second%20part.xhtml#top"), ("c", "/OEBPS/c.xhtml")],
        spine: ["b", "a", "b", "c"],
        [
          ("OEBPS/a.xhtml", "<h1>A</h1><p>first</p>"),
          ("OEBPS/text/second part.xhtml", "<h1>B</h1><p>second</p>"),
          ("OEBPS/c.xhtml", "<h1>C</h1><nav>kept</nav>"),
        ]))
    #expect(
      Reading.outline(document) == ["T1 B", "P second", "H1 A", "P first", "H1 C", "P kept"])
    #expect(document.blocks.map(\.section) == [-1, 0, 0, 2, 2, 4])
  }

  @Test(arguments: [
    (
      "<html><head><title/><script src='x'/></head><body><p>a<a id='x'/> b</p><div/>c</body></html>",
      ["P a b", "P c"]
    ),
    (
      "<!DOCTYPE html [<!ENTITY x 'y'>]><html><body><p>caf&eacute;<![CDATA[ <i> & so]]></p></body></html>",
      ["P café <i> & so"]
    ),
    (
      "<?xml version='1.0'?><html><body><!-- <title/> --><p>one<br/>two<p>three",
      ["P one two", "P three"]
    ),
    ("<html><body><p>a<![CDATA[b", ["P ab"]), ("<p>a</p><!DOCTYPE x [", ["P a", "P ["]),
  ])
  func pagesAreReadAsXHTML(page: String, outline: [String]) throws {
    let bytes = Self.package([("a", "a.xhtml")], [("OEBPS/a.xhtml", page)])
    #expect(Reading.outline(try Self.document(bytes)) == outline)
  }

  @Test func theTableOfContentsIsLeftOut() throws {
    let page = "<p>Preface</p><nav><ol><li>Chapter</li></ol></nav>"
    let bytes = Self.package(
      [("a", "a.xhtml")], attributes: "properties='scripted nav'", [("OEBPS/a.xhtml", page)])
    #expect(Reading.outline(try Self.document(bytes)) == ["P Preface"])
  }

  @Test func pagesThatAreMissingOrOutsideAreNoted() throws {
    let document = try Self.document(
      Self.package(
        [
          ("a", "a.xhtml"), ("b", "gone.xhtml"), ("c", "../../../etc/passwd"),
          ("d", "http://localhost/"),
        ],
        spine: ["a", "b", "c", "d", "e"], [("OEBPS/a.xhtml", "<p>trust</p>")]))
    #expect(Reading.outline(document) == ["P trust"])
    #expect(document.notes.map(\.code) == Array(repeating: "part_missing", count: 4))
    #expect(document.notes[0].message.contains("'gone.xhtml'"))
  }

  @Test func ofManyMissingPagesTheFirstAreNamed() throws {
    let items = (1...1000).map { (id: "p\($0)", href: "p\($0).xhtml") }
    let document = try Self.document(Self.package(items, [("OEBPS/p1.xhtml", "<p>trust</p>")]))
    #expect(document.notes.count == 6)
    #expect(document.notes[5].message.hasPrefix("994 more"))
  }

  @Test func theBookSaysWhatItIs() throws {
    let metadata = """
      <dc:title> A \n Book </dc:title><dc:title>Subtitle</dc:title><dc:creator>Ann</dc:creator>
      <dc:creator>Bea</dc:creator><dc:publisher>Press</dc:publisher><dc:language>en</dc:language><dc:date>2019</dc:date>
      <meta property="dcterms:modified" refines="#a">2001-01-01</meta><meta property="dcterms:modified">2020-03-04T10:00:00Z</meta>
      """
    let document = try Self.document(
      Self.package([("a", "a.xhtml")], metadata: metadata, [("OEBPS/a.xhtml", "<p>x</p>")]))
    #expect(document.metadata.title == "A Book")
    #expect(document.metadata.author == "Ann, Bea")
    #expect(document.metadata.organisation == "Press")
    #expect(document.metadata.language == "en")
    #expect(document.metadata.date == "2019")
    #expect(document.metadata.modified == "2020-03-04")
  }

  private static func locked(_ part: String, _ algorithm: String) -> [UInt8] {
    package(
      [("a", "a.xhtml")],
      [
        ("OEBPS/a.xhtml", "<p>x</p>"),
        (
          "META-INF/encryption.xml",
          "<encryption><EncryptedData><EncryptionMethod Algorithm='\(algorithm)'/><CipherData><CipherReference URI='\(part)'/></CipherData></EncryptedData></encryption>"
        ),
      ])
  }

  @Test func onlyLockedTextKeepsABookFromBeingRead() throws {
    let strong = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    #expect(throws: ExtractionError.rightsManaged) {
      try Self.document(Self.locked("OEBPS/a.xhtml", strong))
    }
    for (part, algorithm) in [
      ("OEBPS/font.otf", "http://www.idpf.org/2008/embedding"), ("OEBPS/picture.jpg", strong),
    ] {
      #expect(Reading.outline(try Self.document(Self.locked(part, algorithm))) == ["P x"])
    }
  }

  static let refusals = [
    Refusal(ZipWriter.archive(["a": "x"]), .missingPart("META-INF/container.xml")),
    Refusal(
      ZipWriter.archive([
        "META-INF/container.xml": "<c><rootfile full-path='../../etc/passwd'/></c>"
      ]),
      .missingPart("../../etc/passwd")
    ),
    Refusal(package([("a", "a.xhtml")], []), .missingPart("a.xhtml")),
    Refusal(package([("a", "a.xhtml")], [("OEBPS/a.xhtml", "<img/>")]), .noText),
    Refusal(package([], []), .noText),
  ]

  @Test(arguments: refusals)
  func refuses(_ refusal: Refusal) {
    #expect(throws: refusal.error) { try Self.document(refusal.bytes) }
  }
}
