import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

/// Several lexicons in one run: each finds what it finds alone.
struct SeveralLexiconsTests {
  private static let corpus = SharedData.projectFolder.appendingPathComponent("corpora/example")
    .path
  private static let dictionary =
    "%\n1\tcare\n2\tcare.kind\n3\tquick\n%\ntrust\t1\nkind*\t2\npeople\t1\nstaff\t3\ncourage*\t2\n"
  private static let own = """
    name: mine
    version: "2"
    extends: values-targets
    add:
      values.trust: [report, outcomes framework]
    """

  private struct Bench {
    let folder: TemporaryFolder
    let sources: [LexiconSource]
    let names = ["", "other.", "mine."]

    init() throws {
      folder = try TemporaryFolder()
      sources = [
        .builtIn, .file(try folder.write(SeveralLexiconsTests.dictionary, to: "other.dic")),
        .file(try folder.write(SeveralLexiconsTests.own, to: "l.yaml")),
      ]
    }

    func run(
      _ sources: ArraySlice<LexiconSource>, _ counting: ScanOptions.Counting = .own
    ) async throws -> TestRun {
      var options = ScanOptions()
      options.counting = counting
      options.lexicon = sources[sources.startIndex]
      options.furtherLexicons = Array(sources.dropFirst())
      return try await TestRun([SeveralLexiconsTests.corpus], options: options)
    }
  }

  @Test(arguments: [
    ScanOptions.Counting.own, .quanteda(scope: .dictionary, keepsPunctuation: false), .liwc,
  ])
  func everyCountIsThatOfTheLexiconAlone(counting: ScanOptions.Counting) async throws {
    let bench = try Bench()
    let together = try await bench.run(bench.sources[...], counting).table("counts.csv").rows
    var alone: [[String: String]] = []
    for (number, name) in bench.names.enumerated() {
      alone += try await bench.run(bench.sources[number...number], counting)
        .table("counts.csv").rows.map { row in
          var row = row
          row["category"] = name + (row["category"] ?? "")
          if number > 0 { row["pole"] = "" }
          return row
        }
    }
    #expect(Set(together) == Set(alone))
    #expect(together.count == alone.count)
    #expect(together.contains { $0["category"] == "other.care" && $0["hits"] != "0" })
  }

  @Test func everyFindingIsThatOfTheLexiconAlone() async throws {
    let bench = try Bench()
    let together = try await bench.run(bench.sources[...])
    for (number, name) in bench.names.enumerated() {
      let alone = try await bench.run(bench.sources[number...number])
      for table in ["findings.csv", "dropped.csv"] {
        let own = try together.table(table).rows.filter { row in
          let category = row["category"] ?? ""
          let further = bench.names.dropFirst().first { category.hasPrefix($0) } ?? ""
          return further == name
        }
        let expected = try alone.table(table).rows
        #expect(own.count == expected.count)
        for column in ["doc_id", "char_start", "char_end", "text", "term", "marks", "sentence"] {
          #expect(own.map { $0[column] } == expected.map { $0[column] }, "\(name) \(column)")
        }
        #expect(
          own.map { $0["category"] } == expected.map { name + ($0["category"] ?? "") }, "\(name)")
        #expect(own.map { $0["lexicon_version"] } == expected.map { $0["lexicon_version"] })
      }
    }
  }

  @Test func theMainLexiconGivesPolesAndStatements() async throws {
    let bench = try Bench()
    let together = try await bench.run(bench.sources[...])
    let alone = try await bench.run(bench.sources[...0])
    let columns = [
      "values_hits", "targets_hits", "balance", "balance_low", "reliability", "targets_rejected",
    ]
    let (rows, expected) = try (
      together.table("documents.csv").rows, alone.table("documents.csv").rows
    )
    for column in columns { #expect(rows.map { $0[column] } == expected.map { $0[column] }) }
    let relations = try together.table("relations.csv").rows
    let relationsAlone = try alone.table("relations.csv").rows
    #expect(relations.map { $0["text"] } == relationsAlone.map { $0["text"] })
    #expect(!relations.isEmpty)
  }

  @Test func rowsStandInOrderOfPlaceThenOfLexicons() async throws {
    let bench = try Bench()
    let rows = try await bench.run(bench.sources[...]).table("findings.csv").rows
    let places = rows.map { row in
      let category = row["category"] ?? ""
      let lexicon = bench.names.lastIndex { category.hasPrefix($0) } ?? 0
      return (row["doc_id"] ?? "", Int(row["char_start"] ?? "") ?? -1, lexicon)
    }
    for (before, after) in zip(places, places.dropFirst()) where before.0 == after.0 {
      #expect((before.1, before.2) < (after.1, after.2))
    }
    #expect(zip(places, places.dropFirst()).contains { $0.0 == $1.0 && $0.1 == $1.1 })
  }

  @Test func theReportNamesWhatEachFound() async throws {
    let bench = try Bench()
    let run = try await bench.run(bench.sources[...])
    #expect(run.report.lexicons.map(\.name) == ["values-targets", "other", "mine"])
    let version = try LexiconSource.builtIn.load().version
    #expect(run.report.lexicons.map(\.version) == [version, "", "2"])
    #expect(run.report.lexicons.reduce(0) { $0 + $1.hits } == run.report.groups[0].hits)
  }
}
