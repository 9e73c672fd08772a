import CorpusModel
import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

struct EvaluationTests {
  private func lexicon() throws -> Lexicon {
    let yaml = "poles: [values, targets]\ncategories:\n  values: [trust]\n  targets: [target]\n"
    return try LexiconReader().read(Array(yaml.utf8), file: "t.yaml", sha256: "0")
  }

  private func evaluation(_ csv: String) throws -> Evaluation {
    let folder = try TemporaryFolder()
    return try Evaluation(try folder.write(csv, to: "gold.csv"), lexicon: lexicon())
  }

  @Test func countsHitsAlarmsAndMisses() throws {
    let evaluation = try evaluation(
      """
      id,sentence,stratum,values,targets
      a,We trust you.,one,1,0
      b,We trust the target.,one,0,yes
      c,We like you.,two,1,
      d,Nothing.,two,no,no
      """)
    #expect(evaluation.rowCount == 4)
    let lines = evaluation.lines.map { "\($0.stratum) \($0.label) \($0.counts)" }
    #expect(
      lines == [
        " values [1, 1, 1, 1]", " targets [1, 0, 0, 2]", "one values [1, 1, 0, 0]",
        "one targets [1, 0, 0, 1]", "two values [0, 0, 1, 1]", "two targets [0, 0, 0, 1]",
      ])
    #expect(evaluation.f1(of: "values") == 0.5)
    #expect(evaluation.differences.map { "\($0.id) \($0.isFalseAlarm)" } == ["b true", "c false"])
    #expect(evaluation.differences[0].because == ["'trust' hits “trust”"])
  }

  @Test func theJSONHasTheStatedShape() throws {
    let evaluation = try evaluation("sentence,stratum,values\nWe trust.,s,1\nNo.,s,0\n")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(evaluation.json.utf8)) as? [String: Any])
    #expect(object["rows"] as? Int == 2)
    let values = try #require((object["poles"] as? [String: [String: Any]])?["values"])
    #expect(values["tp"] as? Int == 1 && values["tn"] as? Int == 1)
    #expect(values["f1"] as? Double == 1)
    let stratum = try #require((object["strata"] as? [String: [String: Any]])?["s"])
    #expect(stratum["rows"] as? Int == 2)
    #expect((stratum["values"] as? [String: Any])?["tp"] as? Int == 1)
    #expect((stratum["poles"] as? [String: Any])?["values"] != nil)
  }

  @Test func twoCodersAreCompared() throws {
    let evaluation = try evaluation(
      "sentence,values,values_coder1,values_coder2\na,1,1,1\nb,0,0,0\nc,1,1,0\nd,0,0,0\n")
    #expect(evaluation.agreementLines == ["values: kappa 0.5, alpha 0.533 (4 rows)"])
  }

  @Test(arguments: [
    ("", "the column 'sentence' is missing; the columns found are none"),
    ("text,values\nx,1\n", "the column 'sentence' is missing; the columns found are text, values"),
    ("sentence,mood\nx,1\n", "no column is named for a pole or category of the lexicon"),
    ("sentence,values\n", "holds no coded sentence"),
    ("sentence,values\nx,1\ny,maybe\n", "gold.csv:3: 'values' must be 0 or 1, found 'maybe'"),
  ])
  func badTablesAreNamed(csv: String, message: String) {
    #expect {
      try evaluation(csv)
    } throws: { error in
      (error as? ScanError)?.message.contains(message) == true
    }
  }
}

struct LexiconExtensionTests {
  /// Writes a base and an extension, and reads the latter.
  private func read(_ text: String) throws -> Lexicon {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      version: 3
      poles: [values, targets]
      categories:
        values:
          categories:
            trust: {terms: [trust, "people’s values", top-down], unless: [trust fund]}
            care: [care]
        targets: [target]
      """, to: "base.yaml")
    let file = try folder.write("extends: base.yaml\n" + text, to: "mine.yaml")
    return try LexiconSource.file(file).load()
  }

  private func terms(_ lexicon: Lexicon) -> [String] {
    lexicon.terms.map { "\(lexicon.categories[$0.category.index].path)/\($0.pattern.source)" }
      .sorted()
  }

  @Test func addsRemovesAndReplaces() throws {
    let lexicon = try read(
      """
      add:
        values.care: [kindness]
        values.place: {label: Place, terms: [our street], unless: [street art]}
      remove:
        values.trust: ["people's values", top down]
      replace:
        targets: [KPI]
      """)
    #expect(
      terms(lexicon) == [
        "targets/KPI", "values.care/care", "values.care/kindness", "values.place/our street",
        "values.trust/trust",
      ])
    #expect(lexicon.name == "mine")
    #expect(lexicon.version == "3")
    #expect(lexicon.categories.map(\.pole) == ["values", "values", "targets", "values"])
    #expect(lexicon.categories[0].unless.count == 1)
    #expect(lexicon.categories.last?.label == "Place")
  }

  @Test func wholeCategoriesGo() throws {
    let lexicon = try read("remove: {categories: [values.trust]}\nadd: {targets: [score]}")
    #expect(terms(lexicon) == ["targets/score", "targets/target", "values.care/care"])
    #expect(Set(lexicon.terms.map(\.category)).count == 2)
  }

  @Test func theDigestCoversTheWholeChain() throws {
    let first = try read("add: {targets: [score]}")
    let second = try read("add: {targets: [scores]}")
    #expect(first.sha256 != second.sha256)
    #expect(first.baseSHA256 == second.baseSHA256)
  }

  @Test func anExtensionOfTheBuiltInLexiconWorks() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "extends: values-targets\nadd: {values.trust: [mutual confidence]}\n", to: "x.yaml")
    let base = try LexiconSource.builtIn.load()
    let lexicon = try LexiconSource.file(file).load()
    #expect(lexicon.terms.count == base.terms.count + 1)
    #expect(lexicon.relations == base.relations)
  }

  @Test(arguments: [
    (
      "remove: {values.care: [caer]}",
      "mine.yaml:2:24: 'values.care' has no term 'caer'; did you mean 'care'?"
    ),
    (
      "remove: {values.caer: [care]}",
      "mine.yaml:2:10: unknown category 'values.caer'; did you mean 'values.care'?"
    ),
    ("remove: {categories: [values.caer]}", "unknown category 'values.caer'"),
    ("replace: {targest: [x]}", "unknown category 'targest'; did you mean 'targets'?"),
    ("adds: {targets: [x]}", "unknown key 'adds'; did you mean 'add'?"),
    ("add: {targets: [\"(x\"]}", "the pattern '(x' cannot be read"),
  ])
  func faultsAreNamed(text: String, message: String) {
    #expect {
      try read(text)
    } throws: { error in
      (error as? LexiconError)?.message.contains(message) == true
    }
  }

  @Test func circlesAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("extends: b.yaml\n", to: "a.yaml")
    try folder.write("extends: a.yaml\n", to: "b.yaml")
    #expect {
      try LexiconSource.file(folder.path("a.yaml")).load()
    } throws: { error in
      (error as? LexiconError)?.message.contains("in a circle") == true
    }
  }
}
