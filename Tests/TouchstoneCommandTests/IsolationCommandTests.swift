import Foundation
import TestSupport
import Testing

/// Documents that would take the run with them if they were read in the program itself.
@Suite struct IsolationCommandTests {
  private static let text = "They hit the target and missed the point. Trust matters to people.\n\n"

  /// A long document between two short ones.
  private static func bench(lines: Int) throws -> CommandBench {
    let bench = try CommandBench()
    try bench.write(text, to: "docs/a.txt")
    try bench.write(String(repeating: text, count: lines), to: "docs/b.txt")
    try bench.write(text, to: "docs/c.txt")
    return bench
  }

  private func expect(_ code: String, in bench: CommandBench, _ options: String) throws {
    let result = try bench.run("touchstone scan docs --output run \(options)")
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.errors.isEmpty)
    let problems = try bench.rows("run/problems.csv")
    #expect(problems.map { $0["path"] } == ["b.txt"])
    #expect(problems.map { $0["code"] } == [code])
    #expect(try bench.rows("run/documents.csv").map { $0["doc_id"] } == ["a.txt", "c.txt"])
  }

  @Test(arguments: [1, 2])
  func aDocumentThatTakesTooLongIsGivenUp(jobs: Int) throws {
    let bench = try IsolationCommandTests.bench(lines: 400_000)
    try expect("reader_too_slow", in: bench, "--max-seconds 1 --jobs \(jobs)")
  }

  /// With the lower limit, the document itself is larger.
  @Test(arguments: [20, 100])
  func aDocumentThatTakesTooMuchMemoryIsGivenUp(limit: Int) throws {
    let bench = try IsolationCommandTests.bench(lines: 400_000)
    try expect("reader_too_large", in: bench, "--max-memory \(limit) --max-seconds 600")
  }

  /// Other verbs that read documents go on, too.
  @Test(arguments: [
    "extract docs", "concordance target docs", "lexicon suggest values.trust docs",
    "lexicon diff values-targets values-targets docs",
    "evaluate sample docs --size 2 --output sheet.csv --force",
  ])
  func otherVerbsReadOn(command: String) throws {
    let bench = try IsolationCommandTests.bench(lines: 400_000)
    for jobs in [1, 2] {
      let result = try bench.run("touchstone \(command) --max-memory 40 --jobs \(jobs)")
      #expect(result.status == 3)
      #expect(result.output.contains("2 documents") || result.output.contains("Trust"))
      #expect(
        result.errors.contains("touchstone: b.txt: reading it took more memory than the 40 MB"))
    }
  }

  /// A table is taken apart before its rows are documents, and an archive looked through.
  @Test func aTableThatTakesTooMuchMemoryIsGivenUp() throws {
    let bench = try CommandBench()
    try bench.write(
      "id,text\n" + String(repeating: "1,\"\(IsolationCommandTests.text)\"\n", count: 200_000),
      to: "docs/b.csv")
    try bench.write("id,text\nx,\"\(IsolationCommandTests.text)\"\n", to: "docs/c.csv")
    let result = try bench.run(
      "touchstone scan docs --text-column text --output run --max-memory 30")
    #expect(result.status == 3, "\(result.errors)")
    let problems = try bench.rows("run/problems.csv")
    #expect(problems.map { $0["path"] } == ["b.csv"])
    #expect(problems.map { $0["code"] } == ["reader_too_large"])
    #expect(try bench.rows("run/documents.csv").map { $0["doc_id"] } == ["c.csv#1"])
  }

  @Test func theLimitsAreNumbers() throws {
    let bench = try IsolationCommandTests.bench(lines: 1)
    for options in ["--max-seconds 0", "--max-memory -1", "--resume --fresh"] {
      let result = try bench.run("touchstone scan docs --output run \(options)")
      #expect(result.status == 2)
    }
    #expect(!bench.exists("run"))
  }
}
