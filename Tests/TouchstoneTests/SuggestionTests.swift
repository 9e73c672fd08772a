import CorpusModel
import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

/// Words of the user's corpus that keep company with a category.
struct SuggestionTests {
  static let lexicon = """
    values:
      trust: [trust, honest]
    targets:
      numbers: [target*, KPI]
    """

  static let texts = [
    "We need trust and candour here. The bus was late. Honesty counts.",
    "Candour and trust grow slowly. In Wendersham the bus was late. Honesty helps.",
    "Trust, candour and patience last. Targets and league tables hurt the bus.",
    "The target and league tables came first. The bus was late again.",
  ]

  private static func report(
    _ texts: [String], jobs: Int = 1
  ) async throws -> CorpusSuggestion.Report {
    let folder = try TemporaryFolder()
    for (number, text) in texts.enumerated() { try folder.write(text, to: "texts/\(number).txt") }
    let file = try folder.write(lexicon, to: "lexicon.yaml")
    let run = try CorpusSuggestion(
      try LexiconSource.file(file).load(), categories: ["values.trust", "targets.numbers"],
      jobs: jobs)
    return try await run.run([folder.path("texts")])
  }

  @Test func companyComesFirst() async throws {
    let report = try await Self.report(Self.texts)
    let trust = try #require(report.suggestions["values.trust"])
    let terms = trust.map(\.term)
    #expect(Set(terms.prefix(2)) == ["candour", "honesty"])
    #expect(!terms.contains("trust") && !terms.contains("wendersham") && !terms.contains("the"))
    let candour = try #require(trust.first { $0.term == "candour" })
    #expect(candour.count == 3 && candour.documents == 3 && candour.sentencesWithHits == 3)
    #expect(candour.signals.inLists == 3)
    #expect(candour.nearestTerms == ["trust"])
    #expect(candour.examples.map(\.document) == ["0.txt", "1.txt", "2.txt"])
    #expect(candour.examples.first?.sentence == "We need trust and ↓candour↑ here.")
    #expect(trust.first { $0.term == "honesty" }?.nearestTerms.first == "honest")
    let numbers = try #require(report.suggestions["targets.numbers"]?.first)
    #expect(numbers.term == "league tables")
  }

  @Test func jobsDoNotMatter() async throws {
    let one = try await Self.report(Self.texts)
    let four = try await Self.report(Self.texts, jobs: 4)
    for category in ["values.trust", "targets.numbers"] {
      let suggestions = one.suggestions[category] ?? []
      #expect(
        one.json(category: category, suggestions: suggestions)
          == four.json(category: category, suggestions: four.suggestions[category] ?? []))
    }
  }

  @Test func anUnknownCategoryIsNamed() throws {
    let lexicon = try LexiconSource.builtIn.load()
    let error = #expect(throws: ScanError.self) {
      try CorpusSuggestion(lexicon, categories: ["values.trsut"])
    }
    #expect(error?.message.contains("did you mean 'values.trust'?") == true)
  }

  @Test(arguments: [
    ("targets", "target"), ("policies", "policy"), ("boxes", "box"), ("process", "process"),
    ("status", "status"), ("analysis", "analysis"), ("bus", "bus"),
  ])
  func singulars(form: String, singular: String) {
    #expect(SuggestionWords.singular(form) == singular)
  }

  @Test(arguments: [
    ("honesty", "honest"), ("honestly", "honest"), ("accountability", "account"),
    ("trusted", "trust"), ("kind", "kind"), ("openness", "open"),
  ])
  func stems(form: String, stem: String) {
    #expect(SuggestionWords.stem(form) == stem)
  }

  @Test(arguments: [
    (["honest", "honesty"], "(honest|honesty)"), (["target"], "target"),
    (["honest", "honesty", "honestly"], "honest*"), (["care", "cares"], "(care|cares)"),
  ])
  func patterns(forms: [String], pattern: String) {
    var table = FormTable()
    for form in ["honest", "honesty", "honestly", "care", "cares", "career", "target"] {
      table.note(table.number(of: form), .lower)
    }
    #expect(SuggestionPattern(table).pattern(of: forms) == pattern)
  }

  /// The check of worth: a fifth of the terms hidden in all categories; this floor only goes up.
  static let floor = 0.30

  @Test(SharedData.required("data/corpora"))
  func hiddenTermsComeBack() async throws {
    let corpora = try #require(SharedData.url("data/corpora"))
    let lexicon = try LexiconSource.builtIn.load()
    let categories = lexicon.categories.filter { $0.pole != nil }.map(\.path)
    // The documents on which the floor was set: those that were read before PDF was.
    let files =
      FileManager.default.enumerator(atPath: corpora.path)?.compactMap { $0 as? String } ?? []
    let paths = files.filter { path in
      !path.hasPrefix("odd-inputs/") && path != "README.md"
        && [".html", ".md", ".txt"].contains { path.hasSuffix($0) }
    }.sorted().map { corpora.path + "/" + $0 }
    #expect(paths.count == 442)
    let rows = try await SuggestionRecall(lexicon, seed: 1, jobs: 2)
      .run(paths, categories: categories)
    let found = rows.reduce(0) { $0 + $1.found.count }
    let wanted = rows.reduce(0) { $0 + $1.wanted.count }
    #expect(rows.count == 21 && wanted >= 30)
    let recall = Double(found) / Double(wanted)
    #expect(recall >= Self.floor, "recall@50 \(recall), floor \(Self.floor)")
  }
}
