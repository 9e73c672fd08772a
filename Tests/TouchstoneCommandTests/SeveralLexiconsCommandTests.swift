import Foundation
import TestSupport
import Testing

/// `touchstone scan` with several lexicons, as a user types it.
struct SeveralLexiconsCommandTests {
  private static let corpus = SharedData.projectFolder.appendingPathComponent("corpora/example")
    .path
  private static let dictionary = "%\n1\tcare\n%\nkind*\t1\npeople\t1\n"

  private func manifest(_ bench: CommandBench) throws -> [String: Any] {
    let text = try bench.text("run/manifest.json")
    return try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func theTablesOfSuchARunAgree() throws {
    let bench = try CommandBench()
    try bench.write(SeveralLexiconsCommandTests.dictionary, to: "other.dic")
    try bench.write("extends: values-targets\nadd:\n  values.trust: [report]\n", to: "mine.yaml")
    let script = SharedData.projectFolder.appendingPathComponent("Scripts/check-run").path
    let corpus = SeveralLexiconsCommandTests.corpus
    let result = try bench.run(
      """
      touchstone scan '\(corpus)' --lexicon values-targets --lexicon other.dic --lexicon mine.yaml \
        --output run || exit 9
      python3 '\(script)' run '\(corpus)'
      """)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("\nlexicon               categories"))
    let names = result.output.firstMatch(of: /\(lexicons values-targets (\S+), other, mine (\S+)\)/)
    // An extension has the version of its base unless it states one.
    #expect(names != nil && names?.1 == names?.2)
    #expect(try bench.text("run/findings.csv").contains(",other.care,"))
    #expect(try bench.text("run/summary.csv").contains("hits:mine.values.trust,"))
  }

  @Test func theManifestNamesEveryFileOfEveryLexicon() throws {
    let bench = try CommandBench()
    try bench.write("We trust people.\n", to: "a.txt")
    try bench.write("care: [kind*]\n", to: "words/base.yaml")
    try bench.write("extends: base.yaml\nadd:\n  care: [people]\n", to: "words/middle.yaml")
    try bench.write(
      "name: mine\nextends: words/middle.yaml\nremove:\n  care: [kind*]\n", to: "mine.yaml")
    let result = try bench.run(
      "touchstone scan a.txt --lexicon values-targets --lexicon mine.yaml --output run --quiet && "
        + "sha256sum mine.yaml words/middle.yaml words/base.yaml")
    #expect(result.status == 0, "\(result.errors)")
    let manifest = try manifest(bench)
    let lexicons = try #require(manifest["lexicons"] as? [[String: Any]])
    #expect(lexicons.map { $0["name"] as? String } == ["values-targets", "mine"])
    #expect(lexicons[0]["path"] as? String == "values-targets.yaml (built in)")
    let first = try #require(manifest["lexicon"] as? [String: String])
    #expect(first.allSatisfy { lexicons[0][$0.key] as? String == $0.value })
    let files = try #require(lexicons[1]["files"] as? [[String: String]])
    let shown = files.map { "\($0["sha256"] ?? "")  \($0["path"] ?? "")\n" }.joined()
    #expect(shown == result.output)
  }

  @Test func aFileCalledLikeTheBuiltInLexiconIsAFile() throws {
    let bench = try CommandBench()
    try bench.write("We trust people.\n", to: "a.txt")
    try bench.write("category,term\ncare,people\n", to: "values-targets")
    try bench.write("", to: "empty/x")
    let own = try bench.run("touchstone scan a.txt --lexicon values-targets --output run --quiet")
    #expect(own.status == 0, "\(own.errors)")
    #expect(try bench.text("run/findings.csv").contains(",care,"))
    let builtIn = try bench.run(
      "cd empty && touchstone scan ../a.txt --lexicon values-targets --output ../run --quiet")
    #expect(builtIn.status == 0, "\(builtIn.errors)")
    #expect(try bench.text("run/findings.csv").contains(",values.trust,"))
  }

  @Test(arguments: [
    (
      "--lexicon other.dic --lexicon old/other.dic",
      "touchstone: old/other.dic: the lexicon is called 'other', as other.dic is, so that their "
        + "categories could not be told apart; give it another one with a line `name: …` (a "
        + "dictionary in another tool's format is called like its file)\n"
    ),
    (
      "--lexicon values-targets --lexicon values.yaml",
      "touchstone: values.yaml: the lexicon's name makes 'values', which is a category of "
        + "values-targets already; give it another one with a line `name: …` (a dictionary in "
        + "another tool's format is called like its file)\n"
    ),
    (
      "--lexicon values-targets --lexicon nosuch.yaml",
      "touchstone: nosuch.yaml: the lexicon cannot be read: no such file\n"
    ),
  ])
  func namesMustTellLexiconsApart(options: String, errors: String) throws {
    let bench = try CommandBench()
    try bench.write("We trust people.\n", to: "a.txt")
    try bench.write(SeveralLexiconsCommandTests.dictionary, to: "other.dic")
    try bench.write(SeveralLexiconsCommandTests.dictionary, to: "old/other.dic")
    try bench.write("new: [people]\n", to: "values.yaml")
    let result = try bench.run("touchstone scan a.txt \(options) --output run")
    #expect(result.status == 2)
    #expect(result.errors == errors)
    #expect(!bench.exists("run"))
  }
}
