import Foundation
import Testing

/// `touchstone lexicon extend` as a user types it.
struct LexiconExtendTests {
  @Test func theNewFileIsSoundAndUsable() throws {
    let bench = try CommandBench()
    let result = try bench.run("touchstone lexicon extend mine.yaml")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("mine.yaml: extends values-targets "))
    let text = try bench.text("mine.yaml")
    #expect(text.contains("\nname: mine\nversion: 0.1.0\nextends: values-targets\n"))
    let check = try bench.run("touchstone lexicon check mine.yaml")
    #expect(check.status == 0)
    #expect(check.output.hasSuffix("no errors, no warnings\n"))
  }

  @Test func theBaseMayStandElsewhereAndBeADictionary() throws {
    let bench = try CommandBench()
    try bench.write("%\n1\tcare\n%\nkind*\t1\n", to: "dictionaries/my.dic")
    try bench.write("A kind word, a doorstep chat.\n", to: "a.txt")
    try bench.write("", to: "words/x")
    let result = try bench.run(
      "touchstone lexicon extend words/mine.yaml --base dictionaries/my.dic")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try bench.text("words/mine.yaml").contains("\nextends: ../dictionaries/my.dic\n"))
    let scan = try bench.run(
      "sed -i 's/^#\\([^#]\\)/\\1/' words/mine.yaml && "
        + "touchstone scan a.txt --lexicon words/mine.yaml --output run --quiet")
    #expect(scan.status == 0, "\(scan.errors)")
    let findings = try bench.text("run/findings.csv")
    #expect(findings.contains(",kind,") && findings.contains(",doorstep chat,"))
  }

  @Test(arguments: [
    (
      "mine.yaml", Int32(1),
      "mine.yaml: there is such a file already; add --force to replace it"
    ),
    ("no/new.yaml", 1, "no/new.yaml: there is no such folder; make it first"),
    (
      "new.txt", 2,
      "new.txt: a lexicon that extends another is YAML; give its name the ending .yaml"
    ),
    (
      "mine.yaml --base ./mine.yaml --force", 2,
      "mine.yaml: a lexicon cannot extend itself; choose another name"
    ),
    (
      "new.yaml --base nosuch.dic", 2, "nosuch.dic: the lexicon cannot be read: no such file"
    ),
  ])
  func failuresSayWhatToDo(arguments: String, status: Int32, message: String) throws {
    let bench = try CommandBench()
    try bench.write("care: [mine]\n", to: "mine.yaml")
    let result = try bench.run("touchstone lexicon extend " + arguments)
    #expect(result.status == status)
    #expect(result.errors == "touchstone: \(message)\n")
    #expect(try bench.text("mine.yaml") == "care: [mine]\n")
    #expect(try bench.run("touchstone lexicon extend mine.yaml --force").status == 0)
    #expect(try bench.text("mine.yaml").contains("extends: values-targets"))
  }
}
