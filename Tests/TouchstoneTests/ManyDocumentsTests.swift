import CorpusModel
import Foundation
import Testing

@testable import Touchstone

struct ManyDocumentsTests {
  @Test func aDocumentBeyondTheLimitIsNamedAndNotRead() async throws {
    let folder = try TemporaryFolder()
    try folder.write("We value integrity and trust.", to: "c/a.txt")
    // A sparse file: its bytes are nowhere until they are read.
    let path = try folder.write("We value integrity.", to: "c/large.txt")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: UInt64(CorpusScan.defaultSizeLimit + 1))
    try handle.close()
    let run = try await TestRun([folder.path("c")], options: ScanOptions())
    #expect(run.report.errors.map(\.code) == ["too_large"] && run.report.errorCount == 1)
    #expect(try run.table("documents.csv").rows.map { $0["doc_id"] } == ["a.txt"])
    #expect(try run.table("problems.csv").rows.map { $0["path"] } == ["large.txt"])
  }

  @Test func ofManyProblemsTheFirstAreKeptAndAllAreCounted() async throws {
    let folder = try TemporaryFolder()
    let count = ScanReport.problemLimit + 37
    for number in 0..<count { try folder.write("", to: "c/\(1000 + number).txt") }
    try folder.write("We value integrity and trust.", to: "c/z.txt")
    let run = try await TestRun([folder.path("c")], options: ScanOptions())
    #expect(run.report.errorCount == count)
    #expect(
      run.report.errors.map(\.path) == (0..<ScanReport.problemLimit).map { "\(1000 + $0).txt" })
    #expect(try run.table("problems.csv").rows.count == count)
  }

  @Test func aReportOfManyDocumentsNamesThoseAtBothEnds() async throws {
    let folder = try TemporaryFolder()
    for number in 0..<650 {
      let words = String(repeating: "Trust and integrity. ", count: number % 29 + 12)
      let others = String(repeating: "We hit the targets. ", count: number % 23 + 12)
      let filler = String(repeating: "The day was long and the road was wet. ", count: 40)
      try folder.write(words + "\n\n" + others + "\n\n" + filler, to: "c/\(number).txt")
    }
    let run = try await TestRun([folder.path("c")], options: ScanOptions())
    let page = try String(contentsOfFile: run.path + "/report.html", encoding: .utf8)
    #expect(page.contains("600 of 650; all are in documents.csv"))
    let ranked = try run.table("documents.csv").rows.map { row in
      let (value, low, high) = (
        Double(row["balance"] ?? "") ?? 0, Double(row["balance_low"] ?? "") ?? 0,
        Double(row["balance_high"] ?? "") ?? 0
      )
      return (row["doc_id"] ?? "", low > 0 ? low : min(high, 0), value)
    }.enumerated().sorted {
      ($0.element.1, $0.element.2, $1.offset) > ($1.element.1, $1.element.2, $0.offset)
    }.map(\.element.0)
    let table = page.components(separatedBy: "Documents by how surely they lean").last ?? ""
    let shown = (table.components(separatedBy: "</table>").first ?? "")
      .matches(of: />(\d+\.txt)</).map { String($0.1) }
    #expect(shown == Array(ranked.prefix(300) + ranked.suffix(300)))
  }
}
