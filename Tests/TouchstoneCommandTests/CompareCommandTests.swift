import Foundation
import TestSupport
import Testing

/// Groups of documents compared, as a user types it.
struct CompareCommandTests {
  private static let example = SharedData.projectFolder.appendingPathComponent("corpora/example")
    .path

  @Test func foldersAreScannedAndCompared() throws {
    let bench = try CommandBench()
    let result = try bench.run(
      """
      touchstone compare '\(Self.example)/larkwell-foundation' '\(Self.example)/millbrook-open-door' \
      --permutations 199
      """)
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.contains("millbrook-open-door leans more to values"))
    #expect(result.output.contains("This measures references to values, not values held."))
    let folder = "output/larkwell-foundation-vs-millbrook-open-door"
    #expect(
      try bench.names(folder) == [
        "compare.csv", "compare.json", "datapackage.json", "influence.csv", "manifest.json",
        "members.csv", "report.html",
      ])
    // Every figure leads back to its sentences: hits of a term are rows of the run's findings.
    let compared = try bench.rows(folder + "/compare.csv")
    let term = try #require(compared.first { $0["level"] == "term" && $0["rank"] == "1" })
    for (side, run) in [("a", "larkwell-foundation"), ("b", "millbrook-open-door")] {
      let findings = try bench.rows("output/\(run)/findings.csv").filter {
        $0["term"] == term["item"] && $0["category"] == term["category"]
      }
      #expect(term["hits_\(side)"] == String(findings.count))
    }
  }

  @Test func theOtherWayRoundOnlySignsChange() throws {
    let bench = try CommandBench()
    _ = try bench.run("touchstone scan '\(Self.example)' --output run --quiet")
    _ = try bench.run("touchstone scan '\(Self.example)/larkwell-foundation' --output one --quiet")
    _ = try bench.run("touchstone scan '\(Self.example)/millbrook-open-door' --output two --quiet")
    let first = try bench.run("touchstone compare one two --output ab --permutations 299 --quiet")
    let second = try bench.run("touchstone compare two one --output ba --permutations 299 --quiet")
    #expect(first.status == 0 && second.status == 0)
    func key(_ row: [String: String]) -> String {
      "\(row["level"] ?? "") \(row["item"] ?? "") \(row["category"] ?? "")"
    }
    let opposite = Dictionary(
      uniqueKeysWithValues: try bench.rows("ba/compare.csv").map { (key($0), $0) })
    let own = try bench.rows("ab/compare.csv")
    #expect(own.count == opposite.count && own.count > 50)
    for row in own {
      let other = try #require(opposite[key(row)])
      for column in ["p", "p_adjusted", "rank", "reliability"] {
        #expect(row[column] == other[column], "\(key(row)) \(column)")
      }
      for column in ["hits", "words", "value", "value_low", "dispersion"] {
        let names = column.split(separator: "_")
        let ending = names.count > 1 ? "_low" : ""
        #expect(row["\(names[0])_a\(ending)"] == other["\(names[0])_b\(ending)"], "\(column)")
      }
      let (one, two) = (Double(row["difference"] ?? ""), Double(other["difference"] ?? ""))
      #expect(one == two.map { -$0 }, "\(key(row))")
      #expect(
        Double(row["difference_low"] ?? "") == Double(other["difference_high"] ?? "").map { -$0 })
    }
  }

  @Test func groupsMayComeFromTheManifest() throws {
    let bench = try CommandBench()
    let result = try bench.run(
      "touchstone compare '\(Self.example)' --by side --permutations 199 --json")
    #expect(result.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let json = try #require(object as? [String: Any])
    let pairs = try #require(json["pairs"] as? [[String: Any]])
    #expect(pairs.count == 1)
    #expect(pairs[0]["group_a"] as? String == "institution")
    #expect(bench.exists("output/example/findings.csv"))
    #expect(bench.exists("output/example-by-side/compare.csv"))
    let members = try bench.rows("output/example-by-side/members.csv")
    #expect(Set(members.compactMap { $0["group"] }) == ["institution", "practice"])
  }

  @Test func rowsOfTablesAreComparedToo() throws {
    let bench = try CommandBench()
    try bench.write(
      "id,text,kind\n1,We trust each other.,blog\n2,We meet the target.,plan\n", to: "a.csv")
    let result = try bench.run(
      "touchstone compare a.csv --text-column text --by kind --output c --permutations 99")
    #expect(result.status == 0, "\(result.errors)")
    let members = try bench.rows("c/members.csv")
    #expect(members.map { $0["group"] } == ["blog", "plan"])
    // Advice that would fail is not given.
    #expect(result.output.contains("no genre stands on both sides"))
    #expect(!result.output.contains("--match kind"))
  }

  @Test func whatIsLeftOutIsGone() throws {
    let bench = try CommandBench()
    _ = try bench.run("touchstone scan '\(Self.example)' --output run --quiet")
    let influence = try bench.run(
      "touchstone compare run --by side --output all --permutations 99 --quiet")
    #expect(influence.status == 0)
    let rows = try bench.rows("all/influence.csv")
    let term = try #require(rows.first { $0["unit"] == "term" })
    let name = try #require(term["item"])
    let without = try bench.run(
      "touchstone compare run --by side --leave-out '\(name)' --output less --permutations 99 --quiet"
    )
    #expect(without.status == 0)
    let balance = try #require(
      try bench.rows("less/compare.csv").first { $0["level"] == "balance" })
    let expected = try #require(Double(term["difference_without"] ?? ""))
    let found = try #require(Double(balance["difference"] ?? ""))
    #expect(abs(found - expected) < 1e-12)
  }

  @Test(arguments: [
    ("touchstone compare one", "Name two folders"),
    ("touchstone compare one --by sides", "there is no column 'sides'"),
    ("touchstone compare one --by site", "no value there"),
    ("touchstone compare one two --leave-out nothing", "--leave-out 'nothing'"),
    ("touchstone compare one none", "there is no such file or folder"),
  ])
  func mistakesAreNamed(command: String, message: String) throws {
    let bench = try CommandBench()
    try bench.write("We must meet the target.", to: "one/a.txt")
    try bench.write("We trust each other.", to: "two/b.txt")
    let result = try bench.run(command)
    #expect(result.status == (command.hasSuffix("none") ? 1 : 2))
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!bench.exists("output/one-vs-two"))
  }

  @Test func runsOfDifferentLexiconsAreNotCompared() throws {
    let bench = try CommandBench()
    try bench.write("We must meet the target.", to: "one/a.txt")
    try bench.write("values: [trust]\ntargets: [target]\n", to: "own.yaml")
    _ = try bench.run("touchstone scan one --output first --quiet")
    _ = try bench.run("touchstone scan one --lexicon own.yaml --output second --quiet")
    let result = try bench.run("touchstone compare first second")
    #expect(result.status == 2)
    #expect(result.errors.contains("were made with different lexicons"))
  }
}
