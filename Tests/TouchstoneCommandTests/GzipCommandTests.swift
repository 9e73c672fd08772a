import TestSupport
import Testing

/// Scans and extractions of gzip files, as a user runs them.
struct GzipCommandTests {
  private static let page =
    "<html><body><h1>Trust</h1><p>We value integrity &amp; trust.</p></body></html>"

  @Test func aPackedPageGivesWhatThePageGives() throws {
    let bench = try CommandBench()
    try bench.write(Self.page, to: "plain/a.html")
    try bench.write(GzipWriter.file(Self.page), to: "packed/a.html.gz")
    try bench.write(GzipWriter.file("# Care\n\nWe care."), to: "packed/b.MD.GZ")
    // Some programs keep what the server packed and give it the page's own name.
    try bench.write(GzipWriter.file(Self.page), to: "packed/c.html")
    let result = try bench.run("touchstone scan plain && touchstone scan packed")
    #expect(result.status == 0, "\(result.errors)")
    let documents = try bench.text("output/packed/documents.csv").split(separator: "\r\n")
    #expect(
      documents.dropFirst().map { $0.split(separator: ",")[0] } == [
        "a.html.gz", "b.MD.GZ", "c.html",
      ])
    #expect(documents.dropFirst().map { $0.contains(",markdown,") } == [false, true, false])
    let digest = try bench.run("sha256sum packed/a.html.gz").output.prefix(64)
    #expect(documents[1].contains(digest))
    // Places count in what the file holds: the rows are those of the page but for name and digest.
    let plain = try bench.run("cut -d, -f6- output/plain/findings.csv").output
    let packed = try bench.run("grep -E 'hit_id|^a' output/packed/findings.csv | cut -d, -f6-")
      .output
    #expect(plain == packed)
    #expect(plain.contains("We value integrity & trust."))
  }

  @Test func whatCannotBeUnpackedIsNamedWithTheReason() throws {
    let bench = try CommandBench()
    let file = GzipWriter.file(Self.page)
    var changed = file
    changed[30] ^= 1
    try bench.write(Array(file.dropLast(9)), to: "d/a.html.gz")
    try bench.write(changed, to: "d/b.html.gz")
    try bench.write(Self.page, to: "d/c.html.gz")
    try bench.write(GzipWriter.file(String(repeating: "x ", count: 500)), to: "d/d.txt.gz")
    try bench.write([], to: "d/e.txt.gz")
    try bench.write(file, to: "d/f.html.gz")
    let result = try bench.run("touchstone scan d --max-bytes 900")
    #expect(result.status == 3)
    let problems = try bench.text("output/d/problems.csv")
    for line in [
      "a.html.gz,error,damaged,the gzip file is cut off,", "b.html.gz,error,damaged,",
      "c.html.gz,error,other_format,", "d.txt.gz,error,too_large,", "e.txt.gz,error,empty,",
    ] {
      #expect(problems.contains(line), "\(line) in \(problems)")
    }
    #expect(!problems.contains("f.html.gz"))
  }

  @Test func extractWritesFilesWithoutTheEndings() throws {
    let bench = try CommandBench()
    try bench.write(GzipWriter.file(Self.page), to: "d/a.html.gz")
    try bench.write(GzipWriter.file(Self.page), to: "d/sub/a.html")
    try bench.write(Self.page, to: "d/sub/a.html.gz.html")
    try bench.write(GzipWriter.file(Self.page), to: "d/sub/a.htm.gz")
    let result = try bench.run("touchstone extract d --format markdown --output out")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try bench.names("out") == ["a.md", "sub"])
    #expect(try bench.names("out/sub") == ["a.html.gz.md", "a.html.md", "a.md"])
    #expect(try bench.text("out/a.md").contains("# Trust\n\nWe value integrity & trust."))
  }

  @Test func standardInputAndManifestsMayBePacked() throws {
    let bench = try CommandBench()
    try bench.write(GzipWriter.file(Self.page), to: "c/a.html.gz")
    try bench.write("path,group\na.html.gz,north\n", to: "c/manifest.csv")
    let piped = try bench.run("touchstone extract - --format json < c/a.html.gz")
    #expect(piped.output.contains("\"format\":\"html\""), "\(piped.output)")
    #expect(try bench.run("touchstone scan c").status == 0)
    let documents = try bench.text("output/c/documents.csv")
    #expect(documents.contains(",html,") && documents.contains(",north,"))
  }
}
