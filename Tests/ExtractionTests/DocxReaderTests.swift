import Archives
import CorpusModel
import Extraction
import Markup
import TestSupport
import Testing

/// What is read of DOCX, element by element.
@Suite struct DocxReaderTests {
  static let styles = """
    <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
    <w:style w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
    <w:style w:styleId="Mine"><w:basedOn w:val="berschrift2"/></w:style>
    <w:style w:styleId="Verzeichnis"><w:basedOn w:val="Mine"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
    <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
    <w:style w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
    <w:style w:styleId="Unter"><w:name w:val="caption"/></w:style>
    <w:style w:type="character" w:styleId="Versteckt"><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:styleId="Inhalt1"><w:name w:val="toc 1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
    <w:style w:styleId="Kreis"><w:basedOn w:val="Kreis"/></w:style>
    """

  static func package(_ body: String, _ more: [(String, String)] = []) -> [UInt8] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let names = ["styles", "footnotes", "endnotes"]
    let relations = names.map {
      "<Relationship Id='\($0)' Type='\(type)\($0)' Target='\($0).xml'/>"
    }.joined()
    return ZipWriter.archive(
      [
        (
          "_rels/.rels",
          "<Relationships><Relationship Id='a' Type='\(type)officeDocument' Target='/word/document.xml'/></Relationships>"
        ),
        (
          "word/document.xml",
          "<w:document xmlns:w='w' xmlns:mc='mc'><w:body>\(body)</w:body></w:document>"
        ),
        ("word/_rels/document.xml.rels", "<Relationships>\(relations)</Relationships>"),
        ("word/styles.xml", "<w:styles xmlns:w='w'>\(styles)</w:styles>"),
      ].map { ZipWriter.Entry($0, $1) } + more.map { ZipWriter.Entry($0.0, $0.1).deflated })
  }

  static func document(_ body: String, _ more: [(String, String)] = []) throws -> Document {
    try Extractor().extract(
      Page(id: "x.docx", bytes: package(body, more), sha256: "", format: .docx))
  }

  private static func paragraph(_ text: String, style: String? = nil, _ properties: String = "")
    -> String
  {
    let style = style.map { "<w:pStyle w:val='\($0)'/>" } ?? ""
    return "<w:p><w:pPr>\(style)\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  @Test func stylesAndOutlineLevelsTellHeadings() throws {
    let document = try Self.document(
      [
        Self.paragraph("title", style: "Titel"), Self.paragraph("two", style: "berschrift2"),
        Self.paragraph("based on it", style: "Mine"),
        Self.paragraph("contents", style: "Verzeichnis"),
        Self.paragraph("three", "<w:outlineLvl w:val='2'/>"),
        Self.paragraph("undefined", style: "Heading4"),
        Self.paragraph("round", style: "Kreis"), Self.paragraph("quote", style: "Zitat"),
        Self.paragraph("caption", style: "Unter"), Self.paragraph("text"),
      ].joined())
    #expect(
      Reading.outline(document) == [
        "T1 title", "H2 two", "H2 based on it", "P contents", "H3 three", "H4 undefined", "P round",
        "Q1 quote", "F caption", "P text",
      ])
    #expect(document.metadata.title == "title")
    #expect(document.blocks.map(\.section) == [-1, 0, 1, 2, 2, 4, 5, 5, 5, 5])
  }

  @Test func aTableOfContentsIsNotCounted() throws {
    let lines = [
      Self.paragraph("1 Trust", style: "Inhalt1"), Self.paragraph("Care", style: "TOC2"),
      Self.paragraph("Figure 1", style: "TableofFigures"),
      Self.paragraph("Trust", style: "Tochter"),
    ]
    let document = try Self.document(lines.joined())
    #expect(Reading.outline(document) == ["RL 1 Trust", "RL Care", "RL Figure 1", "P Trust"])
    #expect(document.blocks.map(\.isCounted) == [false, false, false, true])
  }

  @Test func listsHaveDepth() throws {
    let list = { (level: String, number: String) in
      "<w:numPr><w:ilvl w:val='\(level)'/><w:numId w:val='\(number)'/></w:numPr>"
    }
    let document = try Self.document(
      [
        Self.paragraph("one", list("0", "1")), Self.paragraph("two", list("1", "1")),
        Self.paragraph("styled", style: "Punkt"),
        Self.paragraph("taken out", style: "Punkt", list("0", "0")),
        Self.paragraph("heading", style: "Mine", list("0", "1")),
      ].joined())
    #expect(
      Reading.outline(document) == ["L1 one", "L2 two", "L1 styled", "P taken out", "H2 heading"])
  }

  @Test func aCellIsOneBlockUnlessItLaysOutAPage() throws {
    let cell = { (text: String) in "<w:tc><w:tcPr/>\(text)</w:tc>" }
    let many = (1...7).map { Self.paragraph("p\($0)") }.joined()
    let document = try Self.document(
      Self.paragraph("before") + "<w:tbl><w:tr>" + cell(Self.paragraph("a") + Self.paragraph("b"))
        + cell("<w:p/>") + cell(Self.paragraph("c")) + "</w:tr><w:tr>" + cell(many)
        + cell(Self.paragraph("head", style: "Mine") + Self.paragraph("text"))
        + cell("<w:tbl><w:tr>" + cell(Self.paragraph("inner")) + "</w:tr></w:tbl><w:p/>")
        + "</w:tr></w:tbl>" + Self.paragraph("after"))
    #expect(
      Reading.outline(document) == ["P before", "C a b", "C c"] + (1...7).map { "P p\($0)" } + [
        "H2 head", "P text", "C inner", "P after",
      ])
  }

  @Test(arguments: [
    ("<w:r><w:t>coop</w:t></w:r><w:r><w:t>erate</w:t></w:r>", "cooperate"),
    ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c"),
    (
      "<w:r><w:t>net</w:t><w:noBreakHyphen/><w:t>zero in co</w:t><w:softHyphen/><w:t>op</w:t></w:r>",
      "net-zero in coop"
    ),
    (
      "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>",
      "new"
    ),
    (
      "<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo>",
      "moved"
    ),
    (
      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>",
      "shown"
    ),
    (
      "<w:r><w:rPr><w:rStyle w:val='Versteckt'/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>shown</w:t></w:r>",
      "shown"
    ),
    ("<w:hyperlink><w:smartTag><w:r><w:t>linked</w:t></w:r></w:smartTag></w:hyperlink>", "linked"),
    (
      "<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent><w:r><w:t>filled in</w:t></w:r></w:sdtContent></w:sdt>",
      "filled in"
    ),
    ("<w:fldSimple w:instr='DATE'><w:r><w:t>today</w:t></w:r></w:fldSimple>", "today"),
  ])
  func runsBecomeText(runs: String, text: String) throws {
    #expect(Reading.outline(try Self.document("<w:p>\(runs)</w:p>")) == ["P \(text)"])
  }

  private static func field(_ type: String) -> String {
    "<w:r><w:fldChar w:fldCharType='\(type)'/></w:r>"
  }

  @Test func aFieldShowsItsResult() throws {
    let inner =
      Self.field("begin") + "<w:r><w:t>inner</w:t></w:r>" + Self.field("separate")
      + "<w:r><w:t>argument</w:t></w:r>" + Self.field("end")
    let runs =
      "<w:r><w:t>see </w:t></w:r>" + Self.field("begin")
      + "<w:r><w:instrText>REF x</w:instrText></w:r>" + inner + Self.field("separate")
      + "<w:r><w:t>page 4</w:t></w:r>" + Self.field("end") + "<w:r><w:t>.</w:t></w:r>"
    #expect(Reading.outline(try Self.document("<w:p>\(runs)</w:p>")) == ["P see page 4."])
  }

  @Test func aFieldWithoutItsEndSwallowsNoText() throws {
    let document = try Self.document(
      "<w:p>\(Self.field("begin"))<w:r><w:t>lost</w:t></w:r></w:p>" + Self.paragraph("kept"))
    #expect(Reading.outline(document) == ["P kept"])
  }

  @Test(arguments: [
    "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:moveFrom/></w:rPr>", "<w:framePr w:dropCap='drop'/>",
  ])
  func aParagraphMayGoOnInTheNext(properties: String) throws {
    let document = try Self.document(Self.paragraph("S", properties) + Self.paragraph("tewardship"))
    #expect(Reading.outline(document) == ["P Stewardship"])
  }

  @Test func deletedRowsAreLeftOut() throws {
    let row = { (properties: String, text: String) in
      "<w:tr><w:trPr>\(properties)</w:trPr><w:tc>\(Self.paragraph(text))</w:tc></w:tr>"
    }
    let document = try Self.document(
      "<w:tbl>\(row("<w:del/>", "old"))\(row("<w:ins/>", "new"))</w:tbl>")
    #expect(Reading.outline(document) == ["C new"])
  }

  @Test func aTextBoxIsReadOnceBehindItsParagraph() throws {
    let box = "<w:txbxContent>\(Self.paragraph("box"))</w:txbxContent>"
    let choice = { (content: String) in
      "<mc:AlternateContent><mc:Choice>\(content)</mc:Choice><mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent>"
    }
    for content in [box, "<w:drawing/>"] {
      let document = try Self.document(
        "<w:p><w:r><w:t>be</w:t></w:r><w:r>\(choice(content))</w:r><w:r><w:t>fore</w:t></w:r></w:p>"
          + Self.paragraph("after"))
      #expect(Reading.outline(document) == ["P before", "P box", "P after"])
    }
  }

  @Test func notesFollowTheBlockThatNamesThem() throws {
    let reference = "<w:r><w:footnoteReference w:id='2'/><w:endnoteReference w:id='2'/></w:r>"
    let notes: [(String, String)] = [
      (
        "word/footnotes.xml",
        "<w:footnotes xmlns:w='w'><w:footnote w:id='0'>\(Self.paragraph("line"))</w:footnote><w:footnote w:id='2'><w:p>\(reference)<w:r><w:t>foot</w:t></w:r></w:p></w:footnote></w:footnotes>"
      ),
      (
        "word/endnotes.xml",
        "<w:endnotes xmlns:w='w'><w:endnote w:id='2'>\(Self.paragraph("end"))</w:endnote></w:endnotes>"
      ),
    ]
    let document = try Self.document(
      "<w:p><w:r><w:t>trust</w:t></w:r>\(reference)<w:r><w:t>.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p>\(reference)<w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
      notes)
    #expect(Reading.outline(document) == ["P trust.", "P foot", "P end", "C cell"])
  }

  @Test(arguments: ["Microsoft Word - plan.doc", "plan.docx", "Untitled 1"])
  func theNameOfAFileIsNoTitle(_ name: String) throws {
    let core =
      "<c:coreProperties xmlns:c='c' xmlns:dc='d'><dc:title>\(name)</dc:title></c:coreProperties>"
    let document = try Self.document(Self.paragraph("x"), [("docProps/core.xml", core)])
    #expect(document.metadata.title == nil)
  }

  @Test func thePropertiesAreTheMetadata() throws {
    let core = """
      <cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:title>Strategy</dc:title>
      <dc:creator>Ann Example</dc:creator><dc:language>en-GB</dc:language>
      <dcterms:modified>2021-05-06T07:08:09Z</dcterms:modified>
      <dcterms:created>2020-01-02T03:04:05Z</dcterms:created></cp:coreProperties>
      """
    let metadata = try Self.document(Self.paragraph("x"), [("docProps/core.xml", core)]).metadata
    #expect(metadata.title == "Strategy")
    #expect(metadata.author == "Ann Example")
    #expect(metadata.language == "en-GB")
    #expect(metadata.date == "2020-01-02")
  }

  @Test func anythingDeepIsReadOrRefused() {
    let deep =
      String(repeating: "<w:sdt>", count: 60_000) + String(repeating: "</w:sdt>", count: 60_000)
    #expect(throws: ExtractionError.self) { try Self.document(deep) }
  }

  static let refusals = [
    Refusal([], .empty), Refusal(Array("<p>page</p>".utf8), .otherFormat(expected: .docx)),
    Refusal(Array("PK\u{3}\u{4}cut off".utf8), .package(.noDirectory)),
    Refusal(ZipWriter.archive(["a.txt": "x"]), .missingPart("word/document.xml")),
    Refusal(ZipWriter.archive(["word/document.xml": "<workbook/>"]), .otherFormat(expected: .docx)),
    Refusal(package(""), .noText), Refusal(package("<w:p><w:r><w:t> </w:t></w:r></w:p>"), .noText),
    Refusal(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] as [UInt8] }, .encrypted
    ),
    Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2], .otherFormat(expected: .docx)),
    Refusal(
      ZipWriter.archive([ZipWriter.Entry("word/document.xml", "x").with { $0.flags = 1 }]),
      .encrypted
    ),
  ]

  @Test(arguments: refusals)
  func refuses(_ refusal: Refusal) {
    #expect(throws: refusal.error) {
      try Extractor().extract(Page(id: "x.docx", bytes: refusal.bytes, sha256: "", format: .docx))
    }
  }

  @Test func brokenXMLIsNamedWithItsPlace() {
    #expect {
      try Self.document("<w:p>")
    } throws: { error in
      guard case .brokenPart("word/document.xml", let fault)? = error as? ExtractionError else {
        return false
      }
      return fault.line == 1 && fault.column > 1
    }
  }
}
