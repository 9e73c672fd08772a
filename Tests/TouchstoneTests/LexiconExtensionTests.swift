import CorpusModel
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

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
    ("add: {\"\": [x]}", "mine.yaml:2:7: 'add' must be categories with names, found one without"),
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
