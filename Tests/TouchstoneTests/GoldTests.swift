import CorpusModel
import Foundation
import Measures
import TestSupport
import Testing

@testable import Touchstone

/// The built-in lexicon on hand-coded texts: every coded span with exact offsets and category, no other.
struct GoldTests {
  private static let example = SharedData.projectFolder.appendingPathComponent("corpora/example")

  @Test func theTwinIsCodedExactly() async throws {
    let text = GoldTests.example.appendingPathComponent(
      "millbrook-open-door/what-holds-when-things-change.txt")
    let gold = GoldTests.example.appendingPathComponent("gold")
    try await compare(
      text, terms: gold.appendingPathComponent("twin_terms.csv"),
      negatives: gold.appendingPathComponent("twin_negatives.csv"), count: 55)
  }

  @Test(SharedData.required("data/seed"))
  func theSeedIsCodedExactly() async throws {
    let seed = try #require(SharedData.url("data/seed"))
    try await compare(
      seed.appendingPathComponent("what-really-drives-system-change.txt"),
      terms: seed.appendingPathComponent("seed_gold_terms.csv"),
      negatives: seed.appendingPathComponent("seed_gold_negatives.csv"), count: 59)
  }

  private func compare(_ text: URL, terms: URL, negatives: URL, count: Int) async throws {
    let gold = Set(try RunTable(terms.path).rows.map(CodedSpan.init(gold:)))
    let run = try await TestRun([text.path], options: .projectLexicon())
    let rows = try run.table("findings.csv").rows
    let onPoles = rows.filter { $0["pole"] != "" }
    // A guarded cell (a quotation that begins with a straight apostrophe, say) is not in these texts.
    let found = Set(onPoles.map(CodedSpan.init(finding:)))
    #expect(gold.count == count)
    #expect(found.subtracting(gold).isEmpty, "hits that nobody coded")
    #expect(gold.subtracting(found).isEmpty, "coded spans that were not found")
    for negative in try RunTable(negatives.path).rows {
      let start = try #require(Int(negative["char_start"] ?? ""))
      let end = try #require(Int(negative["char_end"] ?? ""))
      let inside = onPoles.filter {
        (Int($0["char_start"] ?? "") ?? 0) >= start && (Int($0["char_end"] ?? "") ?? 0) <= end
      }
      #expect(inside.isEmpty, "\(negative["verbatim"] ?? "")")
    }
  }

  @Test func theTwinsRelationsAreFound() async throws {
    try await compareRelations(
      GoldTests.example.appendingPathComponent(
        "millbrook-open-door/what-holds-when-things-change.txt"),
      gold: GoldTests.example.appendingPathComponent("gold/twin_relations.csv"),
      preference: "prefers", count: 15)
  }

  @Test(SharedData.required("data/seed"))
  func theSeedsRelationsAreFound() async throws {
    let seed = try #require(SharedData.url("data/seed"))
    let row = try await compareRelations(
      seed.appendingPathComponent("what-really-drives-system-change.txt"),
      gold: seed.appendingPathComponent("seed_gold_relations.csv"), preference: "preferred_side",
      count: 16)
    #expect(row["targets_rejected"] == "10")
    #expect(row["share_targets_rejected"] == "1.0")
  }

  /// Every coded statement with kind, pattern, stance, modality and preferred side, and no other.
  @discardableResult
  private func compareRelations(
    _ text: URL, gold: URL, preference: String, count: Int
  ) async throws -> [String: String] {
    let run = try await TestRun([text.path], options: .projectLexicon())
    let coded = Set(
      try RunTable(gold.path).rows.map { row in
        [
          GoldTests.plain(row["verbatim"]), row["kind"], row["pattern"], row["stance"],
          row["modality"], row[preference],
        ].map { $0 ?? "" }
      })
    let found = Set(
      try run.table("relations.csv").rows.map { row in
        [
          GoldTests.plain(row["sentence_text"]), row["kind"],
          row["kind"] == "contrast" ? row["pattern"] : "", row["stance"], row["modality"],
          row["prefers"],
        ].map { $0 ?? "" }
      })
    #expect(coded.count == count)
    #expect(found.subtracting(coded).isEmpty, "statements that nobody coded")
    #expect(coded.subtracting(found).isEmpty, "coded statements that were not found")
    return try #require(try run.table("documents.csv").rows.first)
  }

  private static func plain(_ text: String?) -> String? {
    text?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(SharedData.required("data/seed"))
  func theSeedHasTheFiguresOfTheCodebook() async throws {
    let seed = try #require(SharedData.url("data/seed/what-really-drives-system-change.txt"))
    let run = try await TestRun([seed.path], options: .projectLexicon())
    let row = try #require(try run.table("documents.csv").rows.first)
    #expect(row["words"] == "570")
    #expect(row["sentences"] == "37")
    #expect(row["values_hits"] == "49")
    #expect(row["targets_hits"] == "10")
    let balance = try #require(Double(row["balance"] ?? ""))
    #expect(abs(balance - 1.550597) < 5e-7)
    let rate = try #require(Double(row["values_per_thousand"] ?? ""))
    #expect(abs(rate - 85.965) < 5e-4)
  }

  @Test(SharedData.required("data/seed"))
  func theSeedsUncertaintyIsThatOfTheCodebook() async throws {
    let seed = try #require(SharedData.url("data/seed/what-really-drives-system-change.txt"))
    let run = try await TestRun([seed.path], options: .projectLexicon())
    let findings = try run.table("findings.csv").rows
    // 17 paragraphs and 37 sentences; those without hits count as well.
    for (unit, count, expected) in [("block", 17, 0.508), ("sentence", 37, 0.373)] {
      var clusters = Dictionary(grouping: findings) { $0[unit] ?? "" }.values.map { rows in
        PoleCount(
          first: rows.count { $0["pole"] == "values" },
          second: rows.count { $0["pole"] == "targets" })
      }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
      clusters += [PoleCount](repeating: PoleCount(), count: count - clusters.count)
      let error = try #require(
        BootstrapInterval.standardError(ofBalance: clusters, rounds: 20_000))
      #expect(abs(error - expected) < 0.01, "\(unit): \(error)")
    }
    let corpus = try RunTables(run.path)
    let index = try #require(PoleIndex(corpus.outline))
    let documents = corpus.documents.map {
      ComparedDocument(
        words: $0.words, poles: index.count($0.categoryHits), categoryHits: $0.categoryHits,
        termHits: [])
    }
    let influence = Influence.all(
      documents, isFirst: [true], categoryPoles: index.sides, termCategories: [])
    for (path, effect) in [("values.explicit", -0.3904), ("targets.performance", 0.3365)] {
      let number = try #require(corpus.outline.categories.firstIndex { $0.path == path })
      let item = try #require(influence.first { $0.unit == .category(number) })
      #expect(abs(-item.change - effect) < 5e-5, "\(path): \(item.change)")
    }
  }

  @Test(SharedData.required("data/seed/false_friend_pairs.csv"))
  func falseFriendPairsAreToldApart() async throws {
    let table = try RunTable(
      try #require(SharedData.url("data/seed/false_friend_pairs.csv")).path)
    let folder = try TemporaryFolder()
    for row in table.rows {
      try folder.write(row["sentence"] ?? "", to: "pairs/\(row["pair_id"] ?? "").txt")
    }
    let run = try await TestRun([folder.path("pairs")], options: .projectLexicon())
    let hits = Dictionary(
      grouping: try run.table("findings.csv").rows.filter { $0["pole"] != "" },
      by: { $0["doc_id"] ?? "" })
    #expect(table.rows.count == 109)
    for row in table.rows {
      let word = (row["word_under_test"] ?? "").lowercased()
      let categories = (hits["\(row["pair_id"] ?? "").txt"] ?? [])
        .filter { ($0["text"] ?? "").lowercased().contains(word) }
        .map { $0["category"] ?? "" }
      let expected = row["expected_category"] ?? ""
      if expected.isEmpty {
        #expect(categories.isEmpty, "\(row["sentence"] ?? "")")
      } else {
        #expect(categories.contains(expected), "\(row["sentence"] ?? "")")
      }
    }
  }
}
