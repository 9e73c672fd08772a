import Foundation
import TestSupport
import Testing

/// The main job as a user types it.
struct ScanCommandTests {
  private static let example = SharedData.projectFolder.appendingPathComponent("corpora/example")
    .path

  @Test func theExampleCorpusGivesEveryTable() throws {
    let bench = try CommandBench()
    let result = try bench.run("touchstone scan '\(ScanCommandTests.example)'")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(
      try bench.names("output/example") == [
        "counts.csv", "datapackage.json", "documents.csv", "dropped.csv", "findings.csv",
        "findings.jsonl", "manifest.json", "problems.csv", "relations.csv", "report.html",
        "summary.csv", "summary.json",
      ])
    for line in [
      "group                documents   words  values/1,000  targets/1,000", "Strongest for values",
      "Strongest for targets", "Results in output/example/",
      "This measures references to values, not values held.",
    ] {
      #expect(result.output.contains(line), "\(line)")
    }
    #expect(!result.output.contains("\u{1B}"), "no colour where nobody looks")
  }

  @Test func anyNumberOfWorkersWritesTheSameBytes() throws {
    let bench = try CommandBench()
    for jobs in [1, 2, 8] {
      let status = try bench.run(
        "touchstone scan '\(ScanCommandTests.example)' --jobs \(jobs) --output run\(jobs) --quiet"
      ).status
      #expect(status == 0)
    }
    let compare = try bench.run(
      "rm run*/manifest.json; diff -r run1 run2 && diff -r run1 run8")
    #expect(compare.status == 0, "\(compare.output)")
  }

  @Test func theTablesAgreeWithEachOtherAndWithTheSources() throws {
    let bench = try CommandBench()
    let script = SharedData.projectFolder.appendingPathComponent("Scripts/check-run").path
    let result = try bench.run(
      """
      touchstone scan '\(ScanCommandTests.example)' --quiet
      python3 '\(script)' output/example '\(ScanCommandTests.example)'
      """)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test func theDocumentationDescribesEveryColumn() throws {
    let bench = try CommandBench()
    let project = SharedData.projectFolder.path
    let result = try bench.run(
      """
      touchstone scan '\(ScanCommandTests.example)' --quiet
      python3 '\(project)/Scripts/describe-tables' output/example | diff - '\(project)/docs/tables.md'
      """)
    #expect(result.status == 0, "write it anew with Scripts/describe-tables: \(result.output)")
  }

  @Test func everyValueSaysWhereItStood() throws {
    let bench = try CommandBench()
    try bench.write(
      """
      <title>Our plan | Us</title><meta name=date content=2021-03-04><h1>Our plan</h1><p>We keep trust.
      """, to: "pages/a.html")
    try bench.write("path,author\na.html,Ann\n", to: "pages/manifest.csv")
    let json = try bench.run("touchstone extract pages --format json")
    #expect(
      json.output.contains(
        #""metadata_sources":{"title":"h1","author":"manifest","date":"meta date"}"#),
      "\(json.output)\(json.errors)")
    let table = try bench.run(
      "touchstone scan pages --quiet --output run && cat run/documents.csv")
    #expect(
      table.output.contains("title=h1; author=manifest; date=meta date"),
      "\(table.output)\(table.errors)")
  }

  @Test func onlyTheTablesAskedForAreWritten() throws {
    let bench = try CommandBench()
    let status = try bench.run(
      "touchstone scan '\(ScanCommandTests.example)' --tables counts,documents --quiet --output run"
    ).status
    #expect(status == 0)
    #expect(
      try bench.names("run")
        == ["counts.csv", "datapackage.json", "documents.csv", "manifest.json", "problems.csv"])
  }

  @Test func aSecondRunReplacesTheFirst() throws {
    let bench = try CommandBench()
    try bench.write("We trust people.", to: "d/a.txt")
    #expect(try bench.run("touchstone scan d --quiet").status == 0)
    try bench.write("Targets were met.", to: "d/b.txt")
    #expect(try bench.run("touchstone scan d --quiet --tables documents").status == 0)
    #expect(try bench.text("output/d/documents.csv").contains("b.txt"))
    #expect(!bench.exists("output/d/findings.csv"))
    #expect(try bench.names("output") == ["d"])
  }

  @Test func standardInputIsOneDocument() throws {
    let bench = try CommandBench()
    let result = try bench.run(
      "printf '<p>We <b>trust</b> you.</p>' | touchstone scan - --output run --json")
    #expect(result.status == 0)
    #expect(result.output.contains("\"values_hits\"") || result.output.contains("\"poles\""))
    #expect(try bench.text("run/findings.csv").contains("stdin#1,stdin,"))
  }

  @Test func severalPathsKeepTheirDocumentsApart() throws {
    let bench = try CommandBench()
    try bench.write("We trust people.", to: "one/a.txt")
    try bench.write("We trust people.", to: "two/a.txt")
    #expect(try bench.run("touchstone scan one two --quiet").status == 0)
    let documents = try bench.text("output/one+two/documents.csv")
    #expect(documents.contains("\r\none/a.txt,") && documents.contains("\r\ntwo/a.txt,"))
  }

  @Test func extractShowsWhatTheReaderSaw() throws {
    let bench = try CommandBench()
    try bench.write(
      "<nav>Menu</nav><h1>On trust</h1><p>We <i>trust</i> you.<ul><li>one", to: "a.html")
    #expect(
      try bench.run("touchstone extract a.html").output
        == "We trust you.\n\none\n")
    #expect(
      try bench.run("touchstone extract a.html --format markdown").output
        == "# On trust\n\nWe trust you.\n\n- one\n")
    let json = try bench.run("touchstone extract a.html --format json").output
    #expect(json.contains("\"kind\":\"list_item\""))
    #expect(json.hasSuffix("}\n"))
  }

  @Test func extractWritesAFolderOfFiles() throws {
    let bench = try CommandBench()
    try bench.write("<h1>T</h1><p>One.", to: "in/a/page.html")
    try bench.write("Two.", to: "in/a/page.md")
    try bench.write("", to: "in/empty.txt")
    let result = try bench.run("touchstone extract in --output out/texts")
    #expect(result.status == 3)
    #expect(result.output == "out/texts/: 2 documents\n")
    #expect(result.errors.hasPrefix("touchstone: empty.txt: "))
    #expect(try bench.names("out/texts/a") == ["page.md.txt", "page.txt"])
    #expect(try bench.text("out/texts/a/page.txt") == "One.\n")
    #expect(try bench.text("out/texts/a/page.md.txt") == "Two.\n")
    #expect(try bench.run("touchstone extract in --output out/texts").status == 1)
    #expect(try bench.run("touchstone extract in --output out/texts --force").status == 3)
    let json = try bench.run("touchstone extract in/a/page.html --format json --output out/json")
    #expect(json.status == 0)
    #expect(try bench.text("out/json/page.json").hasPrefix("{\"doc_id\":\"page.html\""))
  }

  @Test func theBuiltInLexiconChecksFromAnyFolder() throws {
    let bench = try CommandBench()
    let result = try bench.run("touchstone lexicon check")
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("no errors, no warnings\n"))
  }

  @Test(SharedData.required("data/corpora"))
  func theRealDocumentsAreReadAndAddUp() throws {
    let bench = try CommandBench()
    let corpus = try #require(SharedData.url("data/corpora")).path
    let script = SharedData.projectFolder.appendingPathComponent("Scripts/check-run").path
    let scan = try bench.run("touchstone scan '\(corpus)' --quiet --output run")
    #expect(scan.status == 0)
    let check = try bench.run("python3 '\(script)' run '\(corpus)'")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    let again = try bench.run(
      """
      touchstone scan '\(corpus)' --quiet --output again --jobs 1
      rm run/manifest.json again/manifest.json; diff -r run again
      """)
    #expect(again.status == 0, "\(again.output.prefix(400))")
  }
}
