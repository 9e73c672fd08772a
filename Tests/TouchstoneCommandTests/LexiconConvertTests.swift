import Foundation
import TestSupport
import Testing

/// `touchstone lexicon convert` as a user types it.
struct LexiconConvertTests {
  private static let dictionary = "%\n1\tcare\n2\ttrust\n%\nkind*\t1\nhonest\t1\t2\nodd\t9\n"

  @Test func aDictionaryBecomesYAML() throws {
    let bench = try CommandBench()
    try bench.write(LexiconConvertTests.dictionary, to: "my.dic")
    let result = try bench.run("touchstone lexicon convert my.dic my.yaml")
    #expect(result.status == 0)
    #expect(
      result.output
        == "my.yaml: 2 categories, 3 terms read; 1 note on what was not carried over\n")
    #expect(
      result.errors == "touchstone: my.dic:7:5: note: the category '9' of 'odd' is left out: the "
        + "header does not define it\n")
    #expect(try bench.text("my.yaml") == "care:\n  - kind*\n  - honest\ntrust:\n  - honest\n")
    #expect(try bench.names(".") == ["my.dic", "my.yaml"])
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let bench = try CommandBench()
    try bench.write(LexiconConvertTests.dictionary, to: "my.dic")
    try bench.write("mine", to: "my.csv")
    let refused = try bench.run("touchstone lexicon convert my.dic my.csv")
    #expect(refused.status == 1)
    #expect(
      refused.errors
        == "touchstone: my.csv: there is such a file already; add --force to replace it\n")
    #expect(try bench.text("my.csv") == "mine")
    #expect(try bench.run("touchstone lexicon convert my.dic my.csv --force").status == 0)
    #expect(
      try bench.text("my.csv")
        == "category,term,weight\ncare,kind*,1\ncare,honest,1\ntrust,honest,1\n")
  }

  @Test func theOutputMayBeAPipe() throws {
    let bench = try CommandBench()
    try bench.write("A\n\tcaf\n", to: "x")
    let result = try bench.run(
      "printf 'A\\n\\tcaf\\351 (1)\\n' > l.cat; "
        + "touchstone lexicon convert l.cat - --to dic --encoding iso-8859-1")
    #expect(result.status == 0)
    #expect(result.output == "%\n1\tA\n%\ncafé\t1\n")
    #expect(result.errors == "")
  }

  @Test(arguments: [
    (
      "my.dic no/my.yaml", Int32(1),
      "touchstone: no/my.yaml: there is no such folder; make it first\n"
    ),
    ("nosuch.dic my.yaml", 2, "touchstone: nosuch.dic: the lexicon cannot be read: no such file\n"),
    (
      "nosuch.dic my.yaml --encoding latin1", 2,
      "touchstone: nosuch.dic: the lexicon cannot be read: no such file\n"
    ),
  ])
  func failuresSayWhatToDo(arguments: String, status: Int32, errors: String) throws {
    let bench = try CommandBench()
    try bench.write(LexiconConvertTests.dictionary, to: "my.dic")
    let result = try bench.run("touchstone lexicon convert " + arguments)
    #expect(result.status == status)
    #expect(result.errors == errors)
    #expect(result.output == "")
  }

  /// What a category says to its readers is carried over to YAML, and listed where there is no room for it;
  /// what an extension says takes the place of what its base says.
  @Test func remarksAreCarriedOver() throws {
    let bench = try CommandBench()
    try bench.write(
      "name: base\ncategories:\n  care:\n    include: hands\n    note: ask Ann\n    terms: [kind]\n",
      to: "base.yaml")
    try bench.write(
      "name: mine\nextends: base.yaml\nadd:\n  care: {note: ask Ben, terms: [warm]}\n",
      to: "mine.yaml"
    )
    let yaml = try bench.run("touchstone lexicon convert mine.yaml - --to yaml")
    #expect(
      yaml.output
        == "name: mine\ncategories:\n  care:\n    include: hands\n    note: ask Ben\n    terms:\n"
        + "      - kind\n      - warm\n")
    #expect(yaml.errors == "")
    let csv = try bench.run("touchstone lexicon convert base.yaml - --to csv")
    #expect(csv.output == "category,term,weight\ncare,kind,1\n")
    #expect(
      csv.errors
        == "touchstone: base.yaml:4:5: note: the key 'include' of 'care' is not carried over\n"
        + "touchstone: base.yaml:5:5: note: the key 'note' of 'care' is not carried over\n")
  }

  @Test func theBuiltInLexiconHasAName() throws {
    let bench = try CommandBench()
    let result = try bench.run("touchstone lexicon convert values-targets built-in.yaml")
    #expect(result.status == 0)
    #expect(try bench.text("built-in.yaml").hasPrefix("name: values-targets\n"))
    #expect(result.errors.contains("values-targets.yaml (built in):1:1: note: the comment "))
  }

  @Test func anUnknownEndingAsksForTheFormat() throws {
    let bench = try CommandBench()
    try bench.write(LexiconConvertTests.dictionary, to: "my.dic")
    let result = try bench.run("touchstone lexicon convert my.dic my.txt")
    #expect(result.status == 2)
    #expect(
      result.errors.hasPrefix(
        "Error: Say in which format to write: --to yaml, --to csv or --to dic."))
  }

  @Test func checkPrintsNotes() throws {
    let bench = try CommandBench()
    try bench.write(LexiconConvertTests.dictionary, to: "my.dic")
    let result = try bench.run("touchstone lexicon check my.dic")
    #expect(result.status == 0)
    #expect(
      result.output.hasPrefix("my.dic:7:5: note: the category '9' of 'odd' is left out: "))
    #expect(result.output.hasSuffix("no errors, 1 warning, 1 note\n"))
  }

  @Test(arguments: ["my.dic", "my.ykd", "my.lc3", "my.cat", "my.csv"])
  func everyFormatScans(name: String) throws {
    let bench = try CommandBench()
    try bench.write("%\n1\tcare\n%\nkind*\t1\n", to: "my.dic")
    try bench.write(
      "<dictionary><cnode name='care'><pnode name='kind*'/></cnode></dictionary>", to: "my.ykd")
    try bench.write("+care\nkind*\n", to: "my.lc3")
    try bench.write("care\n\tKIND* (1)\n", to: "my.cat")
    try bench.write("category,term\ncare,kind*\n", to: "my.csv")
    try bench.write("A kindly word.\n", to: "a.txt")
    let result = try bench.run("touchstone scan a.txt --lexicon \(name) --output run --quiet")
    #expect(result.status == 0)
    #expect(try bench.text("run/findings.csv").contains("kindly"))
  }

  /// The built-in lexicon, written and read again, finds the same to the byte.
  @Test func theBuiltInLexiconFindsTheSameAfterwards() throws {
    let bench = try CommandBench()
    let lexicon = SharedData.projectFolder.appendingPathComponent("lexicons/values-targets.yaml")
    let converted = try bench.run(
      "touchstone lexicon convert '\(lexicon.path)' values-targets.yaml")
    #expect(converted.status == 0)
    #expect(!converted.errors.contains("contrast"))
    let scan =
      "touchstone scan '\(SharedData.projectFolder.path)/corpora/example' --quiet --output "
    _ = try bench.run(scan + "one")
    _ = try bench.run(scan + "two --lexicon values-targets.yaml")
    #expect(try bench.text("one/relations.csv").split(separator: "\r\n").count > 2)
    for table in ["findings.csv", "relations.csv", "dropped.csv", "documents.csv", "counts.csv"] {
      #expect(try bench.text("one/" + table) == bench.text("two/" + table), "\(table)")
    }
  }
}
