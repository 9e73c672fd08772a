import Foundation
import Testing

/// Results that are kept from one scan for the next.
@Suite struct ResumeCommandTests {
  private static let tables = [
    "findings.csv", "findings.jsonl", "dropped.csv", "relations.csv", "documents.csv", "counts.csv",
    "summary.csv",
    "summary.json", "problems.csv", "report.html", "datapackage.json",
  ]

  private static func bench(documents: Int = 12) throws -> CommandBench {
    let bench = try CommandBench()
    for number in 0..<documents {
      try bench.write(
        "# Report \(number)\n\nWe hit the target but missed the point \(number) times. Trust is what matters.\n",
        to: "docs/\(number % 3)/d\(number).md")
    }
    return bench
  }

  private func scan(_ bench: CommandBench, _ options: String) throws -> String {
    let result = try bench.run("touchstone scan docs --output out/run \(options)")
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  /// The tables of the run, and of one from the start.
  private func expectSameAsFresh(_ bench: CommandBench, _ options: String = "") throws {
    let fresh = try bench.run("touchstone scan docs --output fresh/run --fresh --quiet \(options)")
    #expect(fresh.status == 0)
    for table in ResumeCommandTests.tables where bench.exists("fresh/run/" + table) {
      #expect(try bench.text("out/run/" + table) == bench.text("fresh/run/" + table), "\(table)")
    }
    try FileManager.default.removeItem(at: bench.folder.appendingPathComponent("fresh"))
  }

  private func taken(_ output: String) -> String? {
    output.split(separator: "\n").first { $0.hasPrefix("Taken over") }.map(String.init)
  }

  @Test func aSecondScanReadsWhatHasChanged() throws {
    let bench = try ResumeCommandTests.bench()
    #expect(try taken(scan(bench, "--resume"))?.contains("0 of 12 documents") == true)
    #expect(try taken(scan(bench, "--resume"))?.contains("12 of 12 documents") == true)
    try bench.write("# Report\n\nTargets, targets, targets.\n", to: "docs/1/d4.md")
    try bench.write("A new one, about dignity.\n", to: "docs/1/d99.md")
    #expect(try taken(scan(bench, "--resume"))?.contains("11 of 13 documents") == true)
    try expectSameAsFresh(bench)
  }

  @Test func whatARunDependsOnIsMinded() throws {
    let bench = try ResumeCommandTests.bench()
    _ = try scan(bench, "--resume")
    #expect(try taken(scan(bench, "--resume --nested"))?.contains("0 of 12") == true)
    #expect(try taken(scan(bench, "--resume --tables counts"))?.contains("0 of 12") == true)
    try bench.write("a: [trust]\n", to: "own.yaml")
    #expect(try taken(scan(bench, "--resume --lexicon own.yaml"))?.contains("0 of 12") == true)
    try bench.write("a: [trust, target]\n", to: "own.yaml")
    #expect(try taken(scan(bench, "--resume --lexicon own.yaml"))?.contains("0 of 12") == true)
    try expectSameAsFresh(bench, "--lexicon own.yaml")
    let manifest = (0..<12).map { "\($0 % 3)/d\($0).md,g\($0 % 2)\n" }.joined()
    try bench.write("path,group\n" + manifest, to: "docs/manifest.csv")
    #expect(try taken(scan(bench, "--resume --lexicon own.yaml"))?.contains("0 of 12") == true)
    try expectSameAsFresh(bench, "--lexicon own.yaml")
  }

  @Test func aDatabaseComesOutTheSame() throws {
    let bench = try ResumeCommandTests.bench()
    _ = try scan(bench, "--resume --sqlite")
    #expect(try taken(scan(bench, "--resume --sqlite"))?.contains("12 of 12") == true)
    try expectSameAsFresh(bench, "--sqlite")
    let query = "SELECT count(*), sum(hits) FROM documents"
    let result = try bench.run(
      "python3 -c \"import sqlite3; print(sqlite3.connect('out/run/touchstone.sqlite').execute('\(query)').fetchone())\""
    )
    #expect(result.output.hasPrefix("(12, "))
  }

  /// What could not be read is tried again: the reason may be gone.
  @Test func problemsAreNotKept() throws {
    let bench = try ResumeCommandTests.bench(documents: 3)
    try bench.write("", to: "docs/0/empty.txt")
    for _ in 0..<2 {
      let result = try bench.run("touchstone scan docs --output out/run --resume --quiet")
      #expect(result.status == 3)
    }
    #expect(try bench.rows("out/run/problems.csv").count == 1)
  }

  @Test func fewDocumentsAreKeptOnlyWhereThatIsAskedFor() throws {
    let bench = try ResumeCommandTests.bench()
    #expect(try taken(scan(bench, "")) == nil)
    #expect(try bench.names("out") == ["run"])
    _ = try scan(bench, "--resume")
    #expect(try bench.names("out").contains(".run.results.sqlite"))
    #expect(try taken(scan(bench, "--fresh")) == nil)
  }

  @Test func aDamagedFileOfResultsCostsNothing() throws {
    let bench = try ResumeCommandTests.bench()
    _ = try scan(bench, "--resume")
    try bench.write([UInt8](repeating: 7, count: 20_000), to: "out/.run.results.sqlite")
    #expect(try taken(scan(bench, "--resume"))?.contains("0 of 12") == true)
    #expect(try taken(scan(bench, "--resume"))?.contains("12 of 12") == true)
    try expectSameAsFresh(bench)
  }

  /// Where nothing can be kept, the scan is made all the same, and says so.
  @Test func aFileOfResultsThatCannotBeMadeIsNamed() throws {
    let bench = try ResumeCommandTests.bench()
    _ = try bench.run("mkdir -p out/.run.results.sqlite")
    let output = try scan(bench, "--resume")
    #expect(output.contains("For the next scan nothing could be kept"))
    try expectSameAsFresh(bench)
  }

  @Test func twoScansIntoOneFolderAtOnceEndWell() throws {
    let bench = try ResumeCommandTests.bench(documents: 40)
    let scan = "touchstone scan docs --output out/run --resume --quiet"
    let result = try bench.run(
      "\(scan) & first=$!; \(scan) & second=$!; \(scan) && wait $first && wait $second")
    #expect(result.status == 0, "\(result.errors)")
    try expectSameAsFresh(bench)
    #expect(
      try !bench.names("out").contains { $0.contains("partial") || $0.contains("replaced") })
  }

  @Test func whatAKilledScanLeftIsRemoved() throws {
    let bench = try ResumeCommandTests.bench()
    _ = try scan(bench, "")
    try bench.write("x", to: "out/.run.partial-77/findings.csv")
    try bench.write("x", to: "out/.run.partial-78.lock")
    try bench.write("x", to: "out/.run.replaced-77/findings.csv")
    _ = try bench.run("mv out/run out/.run.replaced-76")
    let failing = try bench.run("touchstone scan missing --output out/run")
    #expect(failing.status == 1)
    _ = try scan(bench, "")
    #expect(try bench.names("out") == ["run"])
  }
}
