import TestSupport
import Testing

/// Scans of DOCX, ODT and EPUB files, as a user runs them.
struct PackedDocumentTests {
  private static let docx = ZipWriter.archive([
    "word/document.xml": """
    <w:document xmlns:w='w'><w:body><w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>Strategy</w:t></w:r></w:p>
    <w:p><w:r><w:t>We value integ</w:t></w:r><w:r><w:t>rity.</w:t></w:r></w:p></w:body></w:document>
    """
  ])
  private static let odt = ZipWriter.archive([
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": "<d><body><text><p>We met our targets.</p></text></body></d>",
  ])
  private static let epub = ZipWriter.archive([
    "META-INF/container.xml": "<c><rootfile full-path='a.opf'/></c>",
    "a.opf": """
    <p><manifest><item id='a' href='a.html'/><item id='b' href='b.html'/></manifest>
    <spine><itemref idref='a'/><itemref idref='b'/></spine></p>
    """,
    "a.html": "<p>People trust us.</p>",
  ])

  @Test func aFolderOfThemIsScanned() throws {
    let bench = try CommandBench()
    try bench.write(Self.docx, to: "d/a.docx")
    try bench.write(Self.docx, to: "d/b.DOCM")
    try bench.write(Self.odt, to: "d/c.odt")
    try bench.write(Self.epub, to: "d/d.epub")
    let result = try bench.run("touchstone scan d")
    #expect(result.status == 0, "\(result.errors)")
    let findings = try bench.text("output/d/findings.csv")
    for line in ["a.docx", "b.DOCM", "c.odt", "d.epub"] {
      #expect(findings.contains(line), "\(line)")
    }
    #expect(findings.contains("We value integrity."))
    #expect(try bench.text("output/d/problems.csv").contains("d.epub,note,part_missing,"))
  }

  @Test func whatCannotBeReadIsNamedWithTheReason() throws {
    let bench = try CommandBench()
    try bench.write(Self.docx, to: "d/a.docx")
    try bench.write(Array(Self.docx.dropLast(30)), to: "d/b.docx")
    try bench.write("<p>page</p>", to: "d/c.docx")
    try bench.write(
      ZipWriter.archive([ZipWriter.Entry("content.xml", "x").with { $0.flags = 1 }]), to: "d/d.odt")
    try bench.write(
      ZipWriter.archive([ZipWriter.Entry("content.xml", "x").with { $0.size = 1 << 30 }]),
      to: "d/e.odt")
    try bench.write(ZipWriter.archive(["content.xml": "<d>"]), to: "d/f.odt")
    let result = try bench.run("touchstone scan d")
    #expect(result.status == 3)
    let problems = try bench.text("output/d/problems.csv")
    for line in [
      "b.docx,error,damaged,", "c.docx,error,other_format,", "d.odt,error,encrypted,",
      "e.odt,error,too_large,",
      "f.odt,error,damaged,\"its part 'content.xml' cannot be read, at line 1",
    ] {
      #expect(problems.contains(line), "\(line) in \(problems)")
    }
  }

  @Test func extractShowsBlocks() throws {
    let bench = try CommandBench()
    try bench.write(Self.docx, to: "a.docx")
    let result = try bench.run("touchstone extract a.docx --format markdown")
    #expect(result.status == 0)
    #expect(result.output.contains("# Strategy\n\nWe value integrity."))
  }
}
