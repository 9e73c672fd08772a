import Foundation
import Testing

/// `touchstone lexicon show` as a user types it.
struct LexiconShowTests {
  private static let base = """
    name: base
    version: 1.2.0
    language: en
    licence: CC0-1.0
    poles: [values, targets]
    categories:
      values:
        label: Values
        definition: What matters to people.
        unless: [book values]
        categories:
          trust:
            label: Trust and discretion
            terms:
              - trust*
              - term: discretion
                within: [staff]
                unless: [discretion fund]
                weight: 2
                note: of people
                source: the codebook
                matches: ["Staff used ↓discretion↑."]
            matches: ["We trust you."]
            misses: ["We thrust."]
          care: [kind*]
      targets: {terms: [target*]}
    """
  private static let own =
    "name: mine\nextends: words/base.yaml\nadd:\n  values.trust: [candour]\n"

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.write(LexiconShowTests.base, to: "words/base.yaml")
    try bench.write(LexiconShowTests.own, to: "mine.yaml")
    try bench.write("%\n1\tcare\n2\ttrust\n%\nkind*\t1\nhonest\t1\t2\n", to: "my.dic")
    return bench
  }

  @Test func theTreeHasCountsAndTheFilesOfTheChain() throws {
    let bench = try bench()
    let result = try bench.run(
      "touchstone lexicon show mine.yaml; sha256sum mine.yaml words/base.yaml")
    #expect(result.status == 0, "\(result.errors)")
    let digests = result.output.split(separator: "\n").suffix(2).map { $0.prefix(12) }
    #expect(
      result.output.hasPrefix(
        """
        mine 1.2.0

        language  en
        licence   CC0-1.0
        poles     values, targets
        holds     3 categories, 5 terms, 2 false friends
        sha256
        """))
    #expect(
      result.output.contains(
        """
        files     \(digests[0])… mine.yaml
                  \(digests[1])… words/base.yaml (extended)

        category  terms  false friends  pole     label
        values        4              2  values   Values
          trust       3              2  values   Trust and discretion
          care        1              1  values
        targets       1              0  targets

        """))
  }

  @Test(arguments: [
    "mine.yaml values.trust", "values.trust mine.yaml", "values.trust --lexicon mine.yaml",
  ])
  func aCategoryShowsWhereEachTermStands(arguments: String) throws {
    let result = try bench().run("touchstone lexicon show " + arguments)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        values.trust: Trust and discretion
        in mine 1.2.0, on the pole values

        3 terms
          words/base.yaml:15  trust*
          words/base.yaml:16  discretion
                                weight: 2.0
                                only beside: staff
                                unless: discretion fund
                                source: the codebook
                                note: of people
                                matches: “Staff used ↓discretion↑.”
          mine.yaml:4         candour

        1 false friend of the category
          words/base.yaml:10  book values

        Examples
          matches  “We trust you.”
          misses   “We thrust.”

        """)
  }

  @Test func aBranchShowsWhatIsBelowIt() throws {
    let result = try bench().run("touchstone lexicon show words/base.yaml values")
    #expect(
      result.output == """
        values: Values
        in base 1.2.0, on the pole values

        What matters to people.

        category  terms  false friends  pole    label
        values        3              2  values  Values
          trust       2              2  values  Trust and discretion
          care        1              1  values

        For the terms of one: touchstone lexicon show words/base.yaml values.trust

        """)
  }

  @Test func withoutAFileTheBuiltInLexiconIsShown() throws {
    let bench = try bench()
    // A folder that is called like a branch is not meant.
    try bench.write("", to: "values/x")
    let whole = try bench.run("touchstone lexicon show")
    #expect(whole.output.contains("values-targets.yaml (built in)\n"))
    #expect(try bench.run("touchstone lexicon show values-targets").output == whole.output)
    let branch = try bench.run("touchstone lexicon show values").output
    #expect(branch.hasPrefix("values: Values\nin values-targets "))
    #expect(branch.contains("touchstone lexicon show values."))
    let category = try bench.run("touchstone lexicon show values.trust").output
    #expect(category.contains("  values-targets.yaml:"))
  }

  @Test func linesKeepToTheWidth() throws {
    let result = try bench().run("touchstone lexicon show; touchstone lexicon show targets.metrics")
    let long = result.output.split(separator: "\n").filter { line in
      // A pattern is cut at its spaces only.
      line.count > 80 && !line.contains("|")
    }
    #expect(long == [])
  }

  @Test func jsonHasTheSameForPrograms() throws {
    let bench = try bench()
    func object(_ arguments: String) throws -> [String: Any] {
      let text = try bench.run("touchstone lexicon show \(arguments) --json").output
      return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
    let whole = try object("mine.yaml")
    #expect(whole["name"] as? String == "mine")
    #expect(
      (whole["files"] as? [[String: String]])?.compactMap { $0["path"] }
        == ["mine.yaml", "words/base.yaml"])
    let nodes = try #require(whole["categories"] as? [[String: Any]])
    #expect(nodes.map { $0["term_count"] as? Int } == [4, 3, 1, 1])
    #expect(nodes.allSatisfy { $0["terms"] == nil })
    let part = try #require(try object("mine.yaml values")["categories"] as? [[String: Any]])
    #expect(part.map { $0["category"] as? String } == ["values", "values.trust", "values.care"])
    let terms = try #require(part[1]["terms"] as? [[String: Any]])
    #expect(terms.map { $0["term"] as? String } == ["trust*", "discretion", "candour"])
    #expect(terms.map { $0["file"] as? String }.last == "mine.yaml")
    #expect(terms.map { $0["line"] as? Int } == [15, 16, 4])
  }

  @Test func dictionariesOfOtherToolsAreShown() throws {
    let bench = try bench()
    #expect(
      try bench.run("touchstone lexicon show my.dic").output.hasSuffix(
        """

        category  terms  false friends
        care          2              0
        trust         1              0

        """))
    #expect(
      try bench.run("touchstone lexicon show my.dic care").output
        == "care\nin my\n\n2 terms\n  my.dic:5  kind*\n  my.dic:6  honest\n")
  }

  @Test(arguments: [
    (
      "trust",
      "there is no file 'trust', nor has the built-in lexicon a category of this name; did you mean "
        + "'values.trust'?"
    ),
    ("mine.yaml values.trsut", "mine has no category 'values.trsut'; did you mean 'values.trust'?"),
    (
      "my.dic xyzzyxyzzy",
      "my has no category 'xyzzyxyzzy'; the categories are care, trust"
    ),
    (
      "words/base.yaml a",
      "base has no category 'a'; did you mean 'targets', 'values' or "
        + "'values.care'?"
    ),
    ("nosuch.yaml", "nosuch.yaml: the lexicon cannot be read: no such file"),
    ("a b --lexicon my.dic", "one lexicon and one category can be shown, found a b"),
  ])
  func whatIsNotThereIsAnErrorThatHelps(arguments: String, message: String) throws {
    let result = try bench().run("touchstone lexicon show " + arguments)
    #expect(result.status == 2)
    #expect(result.errors == "touchstone: \(message)\n")
    #expect(result.output == "")
  }
}
