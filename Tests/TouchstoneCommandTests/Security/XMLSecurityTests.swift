import Foundation
import TestSupport
import Testing

/// The table of hostile XML as parts of documents and as lexicons: whatever becomes of each file, it is read or refused
/// within 10 seconds and 512 MB, entities are not resolved, and no other file or server is asked.
///
/// What stands in feeds and sitemaps is checked where these are read.
@Suite struct XMLSecurityTests {
  private static let file = "data/suites/security/xml.json"
  private static let recipes = Recipe.list(file)

  /// A recipe, asking this server rather than that of the suite.
  private static func source(_ recipe: Recipe, _ server: LoopbackServer) -> [UInt8] {
    let bytes = recipe.readableSource
    guard bytes.count < 10_000 else { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    guard Array(text.utf8) == bytes else { return bytes }
    return Array(text.replacing("http://127.0.0.1:9/", with: server.url("/")).utf8)
  }

  @Test("hostile XML in DOCX, ODT and EPUB", SharedData.required(file))
  func documents() throws {
    let bench = try CommandBench()
    let server = try LoopbackServer { _ in [.text("<!ENTITY e 'leaked'>")] }
    defer { server.stop() }
    let page = "<p>We trust people.</p>"
    for recipe in Self.recipes {
      let xml = Self.source(recipe, server)
      let part = { (name: String) in ZipWriter.Entry(name, xml) }
      let files: [String: [ZipWriter.Entry]] = [
        "text.docx": [part("word/document.xml")],
        "styles.docx": [
          part("word/styles.xml"),
          ZipWriter.Entry(
            "word/document.xml",
            "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Trust.</w:t></w:r></w:p></w:body></w:document>"
          ),
        ],
        "text.odt": [part("content.xml")],
        "container.epub": [part("META-INF/container.xml"), ZipWriter.Entry("a.html", page)],
        "package.epub": [
          ZipWriter.Entry("META-INF/container.xml", "<c><rootfile full-path='a.opf'/></c>"),
          part("a.opf"), ZipWriter.Entry("a.html", page),
        ],
        "page.epub": [
          ZipWriter.Entry("META-INF/container.xml", "<c><rootfile full-path='a.opf'/></c>"),
          ZipWriter.Entry(
            "a.opf",
            "<p><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></p>"
          ),
          part("a.xhtml"),
        ],
      ]
      for (name, entries) in files {
        try bench.write(ZipWriter.archive(entries), to: "d/\(recipe.id).\(name)")
      }
    }
    let scan = try bench.run(
      """
      touchstone scan d --output run --max-seconds 10 --max-memory 512 --quiet
      touchstone extract d > texts 2> refused
      """)
    #expect(scan.status == 3, "\(scan.errors)")
    let read = Set(try bench.documents("run"))
    let problems = try bench.problems("run")
    for recipe in Self.recipes {
      for name in try bench.names("d") where name.hasPrefix(recipe.id + ".") {
        let codes = problems[name] ?? []
        #expect(read.contains(name) || !codes.isEmpty, "\(name) is neither read nor refused")
        #expect(!codes.contains { $0.hasPrefix("reader_") }, "\(name): \(codes)")
      }
    }
    let text = try bench.text("texts") + bench.text("refused")
    for leak in ["lollol", "root:", "leaked", "qqqqqqqqqqqqqqqqqqqqq"] {
      #expect(!text.contains(leak), "\(leak)")
    }
    #expect(server.requests.isEmpty)
  }

  @Test("hostile XML as lexicons", SharedData.required(file))
  func lexicons() throws {
    let bench = try CommandBench()
    let server = try LoopbackServer { _ in [.text("<!ENTITY e 'leaked'>")] }
    defer { server.stop() }
    try bench.write("We trust people.", to: "a.txt")
    for recipe in Self.recipes {
      for ending in ["ykd", "lc3"] {
        try bench.write(Self.source(recipe, server), to: "\(recipe.id).\(ending)")
      }
    }
    // None of them is a lexicon: each is refused, with its name, for what is at fault.
    let result = try bench.run(
      """
      \(Sanitizer.memoryLimit(kilobytes: 524_288)); ulimit -t 30
      for file in *.ykd *.lc3; do
        touchstone scan a.txt --lexicon $file --output run --quiet 2> message
        echo "$? $(head -c 300 message)"
      done
      """)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2 * Self.recipes.count)
    for line in lines {
      #expect(line.hasPrefix("2 touchstone: "), "\(line)")
      for leak in ["lollol", "root:", "leaked"] { #expect(!line.contains(leak), "\(line)") }
    }
    #expect(!bench.exists("run"))
    #expect(server.requests.isEmpty)
  }
}
