import Lexicons
import Testing

@testable import Touchstone

/// Contrasts, stances, modalities and voices in a lexicon that extends another.
struct RelationExtensionTests {
  private static let base = """
    poles: [values, targets]
    categories:
      values:
        categories:
          trust: [trust]
          care: [care]
      targets: [target, targets]
    contrasts:
      - id: rather
        patterns: ["@values rather than @targets"]
        prefers: values
        reverse: true
      - id: with_trust
        patterns: ["@values.trust , not @targets"]
        prefers: values
    stances:
      - id: driver
        patterns: ["@values drives"]
      - id: driver
        patterns: ["driven by @values"]
    modalities: {conceded: [of course]}
    voices: {reported: [said that]}
    """

  private func read(_ text: String) throws -> Lexicon {
    let folder = try TemporaryFolder()
    try folder.write(RelationExtensionTests.base, to: "base.yaml")
    let file = try folder.write("extends: base.yaml\n" + text, to: "mine.yaml")
    return try LexiconSource.file(file).load()
  }

  /// Extensions, and the names of the contrasts, stances, modalities and voices there are then.
  @Test(arguments: [
    ("", "rather with_trust rather_reversed; driver driver; conceded; reported"),
    (
      """
      contrasts:
        - id: beats
          patterns: ["@values beats @targets"]
          prefers: values
          reverse: true
      stances: [{id: blocker, patterns: ["@values blocks"]}]
      modalities: {conceded: [granted], doubted: [perhaps]}
      voices: {child: [my mum]}
      """,
      "rather with_trust beats rather_reversed beats_reversed; driver driver blocker; conceded "
        + "doubted; reported child"
    ),
    ("remove: {contrasts: [rather], stances: [driver]}", "with_trust; ; conceded; reported"),
    (
      "remove: {contrasts: [rather_reversed], modalities: [conceded], voices: [reported]}",
      "rather with_trust; driver driver; ; "
    ),
    // Removed first, then added: one of the user's own in the place of the base's.
    (
      """
      remove: {contrasts: [rather, with_trust]}
      contrasts: [{id: rather, patterns: ["@targets rather than @values"], prefers: targets}]
      """, "rather; driver driver; conceded; reported"
    ),
    // A category may go when what looks for it goes too, or when it comes back.
    (
      "remove: {categories: [values.trust], contrasts: [with_trust]}",
      "rather rather_reversed; driver driver; conceded; reported"
    ),
    (
      "remove: {categories: [values.trust]}\nadd: {values.trust: [faith]}",
      "rather with_trust rather_reversed; driver driver; conceded; reported"
    ),
  ])
  func relationsAreAddedAndRemoved(text: String, names: String) throws {
    let relations = try read(text).relations
    let found = [
      relations.contrasts.map(\.id), relations.stances.map(\.id), relations.modalities.map(\.id),
      relations.voices.map(\.id),
    ]
    #expect(found.map { $0.joined(separator: " ") }.joined(separator: "; ") == names)
  }

  @Test func patternsOfAKnownModalityAreAdded() throws {
    let relations = try read("modalities: {conceded: [granted]}").relations
    #expect(relations.modalities.map { $0.patterns.map(\.source) } == [["of course", "granted"]])
  }

  @Test(arguments: [
    (
      "remove: {contrasts: [rahter]}",
      "mine.yaml:2:22: there is no 'rahter' among the contrasts; did you mean 'rather'?"
    ),
    (
      "remove:\n  voices: [x]",
      "mine.yaml:3:12: there is no 'x' among the voices; there are reported"
    ),
    (
      "remove:\n  categories: [values.trust]",
      "mine.yaml:3:16: 'with_trust' looks for '@values.trust', so that this category cannot be removed "
        + "alone; remove 'with_trust' too, under `remove:`, and write your own where you need it"
    ),
    (
      "remove:\n  categories: [targets]\n  contrasts: [rather, with_trust]",
      "mine.yaml:3:16: 'targets' is one of the two poles and cannot be removed whole; remove or replace "
        + "some of its categories or terms"
    ),
    (
      "add:\n  contrasts:\n    - {id: x}",
      "mine.yaml:3:3: 'contrasts' stands at the margin of the file, not below 'add'; move it there"
    ),
    (
      "contrasts:\n  - {id: x, patterns: [\"@trust beats\"], prefers: values}",
      "mine.yaml:3:24: unknown category 'trust'; the categories are values, values.trust, values.care, "
        + "targets"
    ),
    (
      "contrasts:\n  - {id: x, patterns: [\"beats @values {0,50}\"], prefers: values}",
      "mine.yaml:3:24: the pattern 'beats @values {0,50}' cannot be read: '{0,50}' at character 15 is "
        + "no gap; write `{0,3}`, with at most 40 words"
    ),
    (
      "contrasts:\n  - {id: x, patterns: [\"@values beats\"]}",
      "mine.yaml:3:5: the key 'prefers' is missing here"
    ),
    (
      "contrasts:\n  - {id: x, patterns: [\"@values beats\"], prefers: care}",
      "mine.yaml:3:42: unknown category 'care'; the categories are values, targets, both"
    ),
  ])
  func faultsAreNamed(text: String, message: String) throws {
    let error = #expect(throws: LexiconError.self) { try read(text) }
    let found = error?.message ?? ""
    #expect(found.hasSuffix(message), "\(found)")
  }

  @Test func branchesWithoutCategoriesGo() throws {
    let lexicon = try read(
      "remove:\n  categories: [values.trust, values.care]\n  contrasts: [with_trust, rather]\n"
        + "  stances: [driver]\nadd: {values: [value]}")
    #expect(lexicon.branches.map(\.path) == [])
    #expect(lexicon.categories.map(\.path) == ["targets", "values"])
  }
}
