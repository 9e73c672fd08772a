import TestSupport
import Testing

/// Scans and extractions of files that hold several documents, as a user runs them.
struct ContainerCommandTests {
  private static let answers = """
    respondent,answer,group
    https://a.org/1,"We value integrity, and trust.",north
    b,"We missed our targets.",south
    c,,south

    """

  private func column(_ name: String, of table: String) throws -> [String] {
    let rows = table.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let index = try #require(rows.first?.firstIndex { $0 == name })
    return rows.dropFirst().map { String($0[index]) }
  }

  // MARK: Tables

  @Test func rowsOfATableAreDocuments() throws {
    let bench = try CommandBench()
    try bench.write(Self.answers, to: "d/answers.csv")
    try bench.write("Plain trust.", to: "d/note.txt")
    let result = try bench.run("touchstone scan d --text-column answer --id-column respondent")
    #expect(result.status == 3)
    let documents = try bench.text("output/d/documents.csv")
    #expect(
      try column("doc_id", of: documents) == [
        "answers.csv#https://a.org/1", "answers.csv#b", "note.txt",
      ])
    #expect(try column("group", of: documents) == ["north", "south", "d"])
    let digest = try bench.run("sha256sum d/answers.csv").output.prefix(64)
    #expect(try column("source_sha256", of: documents).prefix(2).allSatisfy { $0 == digest })
    let findings = try bench.text("output/d/findings.csv")
    #expect(findings.contains("\"We value integrity, and trust.\""))
    #expect(findings.contains(",integrity,"))
    // Offsets count in the text of the cell.
    #expect(findings.contains(",9,18,9\r\n"))
    #expect(
      try bench.text("output/d/problems.csv").contains("answers.csv#c,error,empty,"))
  }

  @Test func aTableMayBePackedAndItsTextsHTML() throws {
    let bench = try CommandBench()
    let lines = #"{"body":"<p>We <b>value</b> integrity.</p>","title":"T"}"# + "\nno\n"
    try bench.write(GzipWriter.file(lines), to: "d/posts.jsonl.gz")
    let result = try bench.run("touchstone scan d --text-column body --text-format html")
    #expect(result.status == 3)
    let documents = try bench.text("output/d/documents.csv")
    #expect(try column("doc_id", of: documents) == ["posts.jsonl.gz#1"])
    #expect(try column("format", of: documents) == ["html"])
    #expect(try column("title", of: documents) == ["T"])
    #expect(
      try bench.text("output/d/problems.csv").contains(
        "posts.jsonl.gz,error,row_not_read,line 2: it is not JSON from column 1 on,"))
  }

  @Test func aTableWithoutAColumnOfTextsIsNamed() throws {
    let bench = try CommandBench()
    try bench.write(Self.answers, to: "d/answers.csv")
    try bench.write("Plain trust.", to: "d/note.txt")
    let result = try bench.run("touchstone scan d")
    #expect(result.status == 3)
    #expect(try bench.text("output/d/problems.csv").contains("name it with --text-column"))
  }

  @Test(arguments: [
    (
      "--text-column answr",
      "did you mean 'answer'? the columns found are respondent, answer, group"
    ),
    (
      "--text-column answer --id-column group",
      "answers.csv:4: 'south' is the name of the row on line 3 already"
    ),
    ("--id-column group", "--id-column and --text-format belong to --text-column"),
  ])
  func wrongColumnsAreErrorsOfUse(options: String, message: String) throws {
    let bench = try CommandBench()
    try bench.write(Self.answers, to: "answers.csv")
    let result = try bench.run("touchstone scan answers.csv \(options)")
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!bench.exists("output"))
  }

  @Test func aColumnOfTextsNeedsATable() throws {
    let bench = try CommandBench()
    try bench.write("Plain trust.", to: "d/note.txt")
    let result = try bench.run("touchstone extract d --text-column answer")
    #expect(result.status == 2)
    #expect(result.errors.contains("there is no table whose rows could be read"))
  }

  @Test func extractWritesAFileForEachRow() throws {
    let bench = try CommandBench()
    try bench.write(Self.answers.replacing("c,,south\n", with: ""), to: "answers.csv")
    let command = "touchstone extract answers.csv --text-column answer --output out"
    #expect(try bench.run(command + " --id-column respondent").status == 0)
    #expect(try bench.names("out") == ["answers.csv#b.txt", "answers.csv#https:__a.org_1.txt"])
    #expect(try bench.text("out/answers.csv#b.txt") == "We missed our targets.\n")
    #expect(try bench.run(command).status == 0)
    #expect(
      try bench.names("out").suffix(2) == ["answers.csv#b.txt", "answers.csv#https:__a.org_1.txt"])
    #expect(bench.exists("out/answers.csv#1.txt"))
  }

  @Test func samplesAreDrawnFromRows() throws {
    let bench = try CommandBench()
    try bench.write("t\nWe all value honesty and trust here.\n", to: "a.csv")
    let result = try bench.run(
      "touchstone evaluate sample a.csv --text-column t --output sheet.csv")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try bench.text("sheet.csv").contains("We all value honesty and trust here."))
  }

  // MARK: Archives

  private typealias Entry = ZipWriter.Entry

  @Test func anArchiveIsReadLikeAFolder() throws {
    let bench = try CommandBench()
    try bench.write(
      ZipWriter.archive([
        Entry("a/", ""), Entry("a/b.html", "<p>We value integrity.</p>").deflated,
        Entry("a/c.txt.gz", GzipWriter.file("We missed our targets.")),
        Entry("d.md", "# Trust\n\nWe care."), Entry("../../x.txt", "We trust people."),
        Entry("logo.png", "x"), Entry("__MACOSX/a/._b.html", "x"), Entry("a/.hidden.txt", "x"),
      ]), to: "docs.zip")
    let result = try bench.run("touchstone scan docs.zip")
    #expect(result.status == 0, "\(result.errors)")
    let documents = try bench.text("output/docs/documents.csv")
    #expect(
      try column("doc_id", of: documents) == [
        "docs.zip/../../x.txt", "docs.zip/a/b.html", "docs.zip/a/c.txt.gz", "docs.zip/d.md",
      ])
    #expect(try column("group", of: documents) == ["docs", "a", "a", "docs"])
    #expect(
      try column("source_sha256", of: documents)[3]
        == (try bench.run("printf '# Trust\\n\\nWe care.' | sha256sum").output.prefix(64)))
    #expect(try bench.run("touchstone extract docs.zip --output out").status == 0)
    #expect(try bench.names("out/docs.zip") == ["a", "d.txt", "x.txt"])
  }

  @Test func theManifestInAnArchiveCounts() throws {
    let bench = try CommandBench()
    try bench.write(
      ZipWriter.archive([
        "corpus/manifest.csv": "path,group\na.txt,north\ngone.txt,north\n",
        "corpus/a.txt": "We trust people.", "corpus/b.txt": "We care.",
      ]), to: "d/corpus.zip")
    #expect(try bench.run("touchstone scan d").status == 3)
    let documents = try bench.text("output/d/documents.csv")
    #expect(try column("doc_id", of: documents) == ["corpus.zip/corpus/a.txt"])
    #expect(try column("group", of: documents) == ["north"])
    let problems = try bench.text("output/d/problems.csv")
    #expect(problems.contains("corpus.zip/corpus/b.txt,note,not_listed,"))
    #expect(problems.contains("corpus.zip/corpus/gone.txt,error,missing,"))
  }

  @Test func whatIsWrongWithAnArchiveIsNamed() throws {
    let bench = try CommandBench()
    let archive = ZipWriter.archive(["a.txt": "We trust people."])
    try bench.write(Array(archive.dropLast(30)), to: "d/cut.zip")
    try bench.write(
      ZipWriter.archive([
        Entry("a.txt", "x").with { $0.checksum = 1 }, Entry("b.txt", "x").with { $0.flags = 1 },
        Entry("c.txt", "x").with { $0.size = 200_000_000 }, Entry("d.txt", "x"),
        Entry("d.txt", "y"),
        Entry("e.zip", archive), Entry("f.csv", "text\nWe care.\n"),
      ]), to: "d/odd.zip")
    #expect(try bench.run("touchstone scan d").status == 3)
    let problems = try bench.text("output/d/problems.csv")
    for line in [
      "cut.zip,error,damaged,", "odd.zip/a.txt,error,damaged,", "odd.zip/b.txt,error,encrypted,",
      "odd.zip/c.txt,error,too_large,", "odd.zip/d.txt,error,damaged,",
      "odd.zip/e.zip,error,nested_archive,", "odd.zip/f.csv,error,format_not_read,",
    ] {
      #expect(problems.contains(line), "\(line) in \(problems)")
    }
    #expect(try column("doc_id", of: bench.text("output/d/documents.csv")) == ["odd.zip/d.txt"])
    #expect(try bench.run("touchstone scan d --text-column text --output output/rows").status == 3)
    #expect(try bench.text("output/rows/documents.csv").contains("odd.zip/f.csv#1,"))
  }

  @Test func aDocumentThatIsNamedAsAnArchiveIsOne() throws {
    let bench = try CommandBench()
    try bench.write(
      ZipWriter.archive([
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "<d><body><text><p>We met our targets.</p></text></body></d>",
      ]), to: "a.zip")
    let result = try bench.run("touchstone extract a.zip")
    #expect(result.output == "We met our targets.\n", "\(result.errors)")
  }

  // MARK: E-mails

  @Test func anEmailIsReadWithItsSubjectAndSender() throws {
    let bench = try CommandBench()
    let head = "From: =?utf-8?Q?Zo=C3=AB?= <z@b.c>\nSubject: Trust\nDate: 3 Mar 2020 10:00 +0000\n"
    try bench.write(head + "\nWe value integrity.\n", to: "d/a.eml")
    try bench.write("We value integrity.\n", to: "d/b.eml")
    #expect(try bench.run("touchstone scan d").status == 3)
    let documents = try bench.text("output/d/documents.csv")
    #expect(try column("title", of: documents) == ["Trust"])
    #expect(try column("author", of: documents) == ["Zo\u{EB}"])
    #expect(try column("date", of: documents) == ["2020-03-03"])
    #expect(try bench.text("output/d/findings.csv").contains(",integrity,"))
    #expect(try bench.text("output/d/problems.csv").contains("b.eml,error,other_format,"))
  }
}
