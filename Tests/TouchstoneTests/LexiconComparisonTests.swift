import CorpusModel
import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

/// What `lexicon diff` says of two lexicons, and of what that does to counts.
struct LexiconComparisonTests {
  private static let old = """
    name: old
    poles: [values, targets]
    categories:
      values:
        categories:
          trust:
            unless: ["trust fund"]
            terms: [trust, honest*, {term: care, within: [family], window: 5}]
          people: [people]
      targets: [target*, audit]
    """

  private func lexicon(_ yaml: String, _ folder: TemporaryFolder) throws -> Lexicon {
    try LexiconSource.file(folder.write(yaml, to: "lexicon.yaml")).load()
  }

  private func comparison(to new: String) throws -> LexiconComparison {
    let folder = try TemporaryFolder()
    return LexiconComparison(
      from: try lexicon(LexiconComparisonTests.old, folder), to: try lexicon(new, folder))
  }

  @Test func theSameLexiconDiffersInNothing() throws {
    let same = LexiconComparisonTests.old.replacing("honest*", with: "Honest*").replacing(
      "trust, honest", with: "trust, honest")
    #expect(try comparison(to: LexiconComparisonTests.old).difference.isEmpty)
    #expect(try comparison(to: same).difference.edits.map(\.changes) == [["pattern"]])
    let builtIn = try LexiconSource.builtIn.load()
    #expect(LexiconDifference(from: builtIn, to: builtIn).isEmpty)
  }

  @Test func theOrderOfTheFileMakesNoDifference() throws {
    let turned = LexiconComparisonTests.old.replacing(
      "[target*, audit]", with: "[audit, target*]")
    #expect(try comparison(to: turned).difference.isEmpty)
  }

  @Test func everyEditIsListed() throws {
    let new = LexiconComparisonTests.old
      .replacing(
        "[trust, honest*, {term: care, within: [family], window: 5}]",
        with: "[trust, {term: care, within: [family], window: 3}, candour]"
      )
      .replacing("[\"trust fund\"]", with: "[\"trust deed\"]")
      .replacing("targets: [target*, audit]", with: "targets: [target*]\n  audits: [audit]")
    let edits = try comparison(to: new).difference.edits
    #expect(
      edits.map { "\($0.kind.rawValue) \($0.categories.joined(separator: ",")) \($0.pattern)" }
        == [
          "terms_removed targets audit", "terms_removed values.trust honest*",
          "terms_changed values.trust care", "false_friends_removed values.trust trust fund",
          "false_friends_added values.trust trust deed", "terms_added audits audit",
          "terms_added values.trust candour",
        ])
    #expect(edits[2].changes == ["window"])
  }

  /// A new term that takes the words of an old one, and one that gives them back.
  @Test func whatAnEditTakesIsItsDoing() async throws {
    let new = LexiconComparisonTests.old
      .replacing("people: [people]", with: "people: [people, \"trust in people\"]")
      .replacing("[\"trust fund\"]", with: "[\"trust fund\", \"trust me\"]")
    let comparison = try comparison(to: new)
    let corpus = try TemporaryFolder()
    try corpus.write(
      "We have trust in people. Trust me, audit is a target. The trust fund pays.", to: "a.txt")
    try corpus.write("Nothing here.", to: "b.txt")
    var documents: [LexiconComparison.Change] = []
    let report = try await comparison.run([corpus.url.path], jobs: 2) { documents.append($0) }
    #expect(report.documents == 2)
    #expect(report.total.steps == ["false_friends_added", "terms_added"])
    let counts = Dictionary(uniqueKeysWithValues: report.total.counts.map { ($0.name, $0) })
    #expect(counts["values.trust"]?.parts == [-1, -1])
    #expect(counts["values.people"]?.parts == [0, 0])
    #expect(counts["targets"]?.isChanged == false)
    #expect(counts["values"].map { [$0.old] + $0.parts + [$0.new] } == [3, -1, -1, 1])
    #expect(
      report.effects == [
        [LexiconComparison.Effect(category: "values.trust", gained: 0, lost: 1)],
        [
          LexiconComparison.Effect(category: "values.trust", gained: 0, lost: 1),
          LexiconComparison.Effect(category: "values.people", gained: 1, lost: 1),
        ],
      ])
    #expect(documents.map(\.documentID) == ["a.txt", "b.txt"])
    #expect(documents[1].counts.isEmpty)
  }

  @Test func aCategoryMayChangeItsPole() async throws {
    let new = LexiconComparisonTests.old
      .replacing("poles: [values, targets]", with: "poles: [values.trust, targets]")
    let comparison = try comparison(to: new)
    #expect(
      comparison.difference.moves.map { [$0.category, $0.old, $0.new] }
        == [["values.trust", "values", "values.trust"], ["values.people", "values", nil]])
    let corpus = try TemporaryFolder()
    try corpus.write("People matter to people.", to: "a.txt")
    let report = try await comparison.run([corpus.url.path], jobs: 1)
    let counts = Dictionary(uniqueKeysWithValues: report.total.counts.map { ($0.name, $0) })
    #expect(counts["values"].map { [$0.old] + $0.parts + [$0.new] } == [2, -2, 0])
    #expect(counts["values.people"].map { [$0.old] + $0.parts + [$0.new] } == [2, 0, 2])
  }

  /// On real documents: the counts are those of a scan, the parts add up, and so do the effects of the
  /// edits of each kind.
  @Test(SharedData.required("data/corpora"))
  func partsAddUpOnRealDocuments() async throws {
    let corpus = try #require(SharedData.url("data/corpora")).path
    let old = try LexiconSource.builtIn.load()
    let new = LexiconComparisonTests.shuffled(old)
    let comparison = LexiconComparison(from: old, to: new)
    #expect(comparison.stages.steps.count == 6)
    let report = try await comparison.run([corpus], jobs: 2)
    for count in report.total.counts {
      #expect(count.old + count.parts.reduce(0, +) == count.new)
    }
    for (step, name) in report.total.steps.enumerated() {
      var sums: [String: Int] = [:]
      for (edit, effects) in zip(comparison.difference.edits, report.effects)
      where edit.kind.rawValue == name {
        for effect in effects { sums[effect.category, default: 0] += effect.gained - effect.lost }
      }
      for count in report.total.counts where old.category(count.name) != nil {
        let isEdit = LexiconDifference.Edit.Kind(rawValue: name) != nil
        #expect(count.parts[step] == (isEdit ? sums[count.name] ?? 0 : 0), "\(name) \(count.name)")
      }
    }
    let run = try await TestRun([corpus])
    let scanned = try run.table("counts.csv").rows.reduce(into: [String: Int]()) { sums, row in
      sums[row["category"] ?? "", default: 0] += Int(row["hits"] ?? "") ?? 0
    }
    for count in report.total.counts where old.category(count.name) != nil {
      #expect(count.old == scanned[count.name] ?? 0, "\(count.name)")
    }
  }

  /// The lexicon with every third term gone, every fifth bound to a neighbour, some moved to another
  /// category, some false friends gone and some made, and one stance gone.
  private static func shuffled(_ lexicon: Lexicon) -> Lexicon {
    var new = lexicon
    new.terms = lexicon.terms.enumerated().compactMap { number, term in
      var term = term
      switch number % 15 {
      case 0, 3, 6: return nil
      case 5, 10: term.within = lexicon.categories[term.category.index].unless
      case 7:
        term.category = CategoryID((term.category.index + 1) % lexicon.categories.count)
      default: break
      }
      return term
    }
    for index in new.categories.indices {
      let unless = new.categories[index].unless
      new.categories[index].unless = unless.enumerated().filter { $0.offset % 2 == 0 }.map(
        \.element)
      let first = lexicon.terms.first { $0.category == CategoryID(index) }
      if let first {
        new.categories[index].unless.append(
          LocatedPattern(pattern: first.pattern, location: first.location))
      }
    }
    new.relations.stances.removeFirst()
    return new
  }
}
