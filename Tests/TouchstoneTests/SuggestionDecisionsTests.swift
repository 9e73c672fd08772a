import Foundation
import Testing

@testable import Touchstone

/// What is decided on suggestions: written into a file of the user's, without losing anything of it.
struct SuggestionDecisionsTests {
  static let term = ExtensionText.Term(term: "candour", note: "suggested", source: "s")
  static let item = "- term: candour\n%  note: suggested\n%  source: s\n"

  /// The three lines of the term, indented.
  private static func item(_ indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return margin + item.replacing("%", with: margin)
  }

  static let edits: [(before: String, after: String)] = [
    (
      "name: x\nextends: y\nadd:\n",
      "name: x\nextends: y\nadd:\n  values.trust:\n" + item(4)
    ),
    (
      "extends: y # mine",
      "extends: y # mine\nadd:\n  values.trust:\n" + item(4)
    ),
    (
      "add:\n  values.trust:\n    - faith # keep\n\n  values.care: [warm]\nremove:\n  a: [b]\n",
      "add:\n  values.trust:\n    - faith # keep\n" + item(4)
        + "\n  values.care: [warm]\nremove:\n  a: [b]\n"
    ),
    (
      "add:\n  values.trust:\n  - faith\n  values.care: [warm]\n",
      "add:\n  values.trust:\n  - faith\n" + item(2) + "  values.care: [warm]\n"
    ),
    (
      "add:\n  values.trust:\n    terms:\n      - faith\n    unless: [bad faith]\n",
      "add:\n  values.trust:\n    terms:\n      - faith\n" + item(6) + "    unless: [bad faith]\n"
    ),
    (
      "add:\n  values.trust: [faith] # mine\n",
      "add:\n  values.trust: [faith, {term: \"candour\", note: \"suggested\", source: \"s\"}] # mine\n"
    ),
    (
      "add:\n  values.trust: [candour]\n",
      "add:\n  values.trust: [candour]\n"
    ),
  ]

  @Test(arguments: edits)
  func termsAreAddedAndNothingElseChanges(before: String, after: String) throws {
    var text = ExtensionText(file: "my.yaml", text: before)
    _ = try text.add([Self.term], to: "values.trust")
    #expect(text.text == after)
    #expect(try text.add([Self.term], to: "values.trust").isEmpty)
  }

  @Test(arguments: [
    "add: {values.trust: [faith]}\n", "categories:\n  values: [a]\n",
    "add:\n  values.trust: &anchor\n    - faith\n", "add:\n  values.trust: [a,\n    b]\n",
    "add:\n\tvalues.trust: [a]\n",
  ])
  func whatCannotBeEditedWithCertaintyIsLeftAlone(before: String) {
    var text = ExtensionText(file: "my.yaml", text: before)
    #expect(throws: ScanError.self) { try text.add([Self.term], to: "values.trust") }
    #expect(text.text == before)
  }

  private static func suggestion(_ term: String, _ forms: [String]) -> LexiconSuggestion {
    LexiconSuggestion(
      term: term, forms: forms, score: 0.5, count: 7, sentences: 6, sentencesWithHits: 2,
      documents: 3, signals: LexiconSuggestion.Signals(), nearestTerms: [], conflict: nil,
      examples: [])
  }

  @Test func decisionsAreWrittenAndRemembered() throws {
    let folder = try TemporaryFolder()
    let suggestions = [
      Self.suggestion("candour", ["candour"]),
      Self.suggestion("(dollar|dollars)", ["dollars", "dollar"]),
      Self.suggestion("skilled", ["skilled"]),
    ]
    let report = CorpusSuggestion.Report(
      suggestions: ["values.trust": suggestions], documents: 9, hitSentences: [:], problems: [])
    var decisions = SuggestionDecisions()
    decisions.accepted = ["candour"]
    decisions.rejected = ["dollar"]
    decisions.lexiconFile = folder.path("my-lexicon.yaml")
    let outcome = try decisions.apply(to: report, category: "values.trust")
    #expect(outcome.added == ["candour"] && outcome.rejected == ["(dollar|dollars)"])
    let file = try String(contentsOfFile: folder.path("my-lexicon.yaml"), encoding: .utf8)
    #expect(
      file == """
        name: my-lexicon
        extends: values-targets
        add:
          values.trust:
            - term: candour
              note: suggested from 6 sentences in 3 documents
              source: touchstone lexicon suggest

        """)
    let log = try SuggestionLog(path: folder.path("my-lexicon.suggestions.csv"))
    #expect(log.rows.map(\.decision) == [.accepted, .rejected])
    #expect(log.undecided(suggestions, in: "values.trust").map(\.term) == ["skilled"])
    #expect(log.undecided(suggestions, in: "values.care").count == 3)
    decisions.accepted = ["candor"]
    let error = #expect(throws: ScanError.self) {
      try decisions.apply(to: report, category: "values.trust")
    }
    #expect(error?.message.contains("did you mean 'candour'?") == true)
  }
}
