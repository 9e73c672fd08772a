import CorpusModel
import Extraction
import TestSupport
import Testing

/// What is read of ODT, element by element.
@Suite struct OdtReaderTests {
  static let styles = """
    <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>
    <style:style style:name='P2' style:family='paragraph' style:parent-style-name='Quotations'/>
    <style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>
    <style:style style:name='T2' style:family='text' style:parent-style-name='T1'/>
    """

  static func package(_ text: String, _ more: [(String, String)] = []) -> [UInt8] {
    let names =
      "xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:draw='d' xmlns:style='s' xmlns:svg='g'"
    let content = """
      <office:document-content \(names)><office:automatic-styles>\(styles)</office:automatic-styles>
      <office:body><office:text>\(text)</office:text></office:body></office:document-content>
      """
    return ZipWriter.archive(
      [ZipWriter.Entry("mimetype", "application/vnd.oasis.opendocument.text")]
        + [("content.xml", content)].map { ZipWriter.Entry($0, $1) }
        + more.map { ZipWriter.Entry($0.0, $0.1) })
  }

  static func document(_ text: String, _ more: [(String, String)] = []) throws -> Document {
    try Extractor().extract(Page(id: "x.odt", bytes: package(text, more), sha256: "", format: .odt))
  }

  @Test(arguments: [
    (
      "<text:p>one<text:s text:c='2000000000'/>two<text:tab/>three<text:line-break/>four</text:p>",
      ["P one two three four"]
    ),
    (
      "<text:p text:style-name='P1'>title</text:p><text:h text:outline-level='2'>head</text:h><text:h>first</text:h>",
      ["T1 title", "H2 head", "H1 first"]
    ),
    (
      "<text:table-of-content><text:table-of-content-source><text:p>no</text:p></text:table-of-content-source><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title><text:p text:style-name='P1'><text:a>1 Trust</text:a></text:p></text:index-body></text:table-of-content><text:h>Trust</text:h>",
      ["RL Contents", "RL 1 Trust", "T1 Trust"]
    ),
    (
      "<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list><text:p text:style-name='P2'>q</text:p>",
      ["L1 a", "L2 b", "Q1 q"]
    ),
    (
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>ke<text:change text:change-id='1'/>pt<text:change-start/> new<text:change-end/></text:p>",
      ["P kept new"]
    ),
    (
      "<text:p>see<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>foot</text:p></text:note-body></text:note> after</text:p><text:p>next</text:p>",
      ["P see after", "P foot", "P next"]
    ),
    (
      "<text:p>a<office:annotation><text:p>comment</text:p></office:annotation>b</text:p>", ["P ab"]
    ),
    (
      "<text:p>a <text:span text:style-name='T2'>hidden</text:span><text:span text:style-name='P1'>shown</text:span></text:p>",
      ["P a shown"]
    ),
    (
      "<text:section text:display='none'><text:p>hidden</text:p></text:section><text:section><text:p>shown</text:p></text:section>",
      ["P shown"]
    ),
    (
      "<text:p>be<draw:frame><svg:title>t</svg:title><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>fore <text:title>field</text:title></text:p>",
      ["P before field", "P box"]
    ),
    (
      "<table:table><table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='16000'><text:p>cell</text:p><text:p>two</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p></table:covered-table-cell></table:table-row></table:table>",
      ["C cell two"]
    ),
    (
      "<text:table-of-content><text:table-of-content-source><text:index-title-template>no</text:index-title-template></text:table-of-content-source><text:index-body><text:p>entry</text:p></text:index-body></text:table-of-content>",
      ["RL entry"]
    ),
    (
      "<text:p>be<draw:custom-shape><svg:desc>d</svg:desc><text:p>shape</text:p></draw:custom-shape>fore</text:p>",
      ["P before", "P shape"]
    ),
    ("between<text:p>inside</text:p>between", ["P inside"]),
  ])
  func textIsRead(text: String, outline: [String]) throws {
    #expect(Reading.outline(try Self.document(text)) == outline)
  }

  @Test func metaIsTheMetadata() throws {
    let meta = """
      <o:document-meta xmlns:o='o' xmlns:dc='d' xmlns:meta='m'><o:meta><dc:title>Strategy</dc:title>
      <meta:initial-creator>Ann</meta:initial-creator><dc:creator>Bea</dc:creator><dc:date>2021-05-06</dc:date>
      <meta:creation-date>2020-01-02T03:04:05</meta:creation-date><dc:language>en-GB</dc:language></o:meta></o:document-meta>
      """
    let metadata = try Self.document("<text:p>x</text:p>", [("meta.xml", meta)]).metadata
    #expect(metadata.title == "Strategy")
    #expect(metadata.author == "Ann")
    #expect(metadata.date == "2020-01-02")
    #expect(metadata.language == "en-GB")
  }

  static let refusals = [
    Refusal(
      package(
        "",
        [
          (
            "META-INF/manifest.xml",
            "<m><file-entry full-path='content.xml'><encryption-data/></file-entry></m>"
          )
        ]),
      .encrypted
    ),
    Refusal(ZipWriter.archive(["encrypted-package": "x"]), .encrypted),
    Refusal(ZipWriter.archive(["meta.xml": "<a/>"]), .missingPart("content.xml")),
    Refusal(
      ZipWriter.archive(["content.xml": "<d><body><spreadsheet/></body></d>"]),
      .otherFormat(expected: .odt)
    ),
    Refusal(package("<text:p/>"), .noText),
  ]

  @Test(arguments: refusals)
  func refuses(_ refusal: Refusal) {
    #expect(throws: refusal.error) {
      try Extractor().extract(Page(id: "x.odt", bytes: refusal.bytes, sha256: "", format: .odt))
    }
  }
}
