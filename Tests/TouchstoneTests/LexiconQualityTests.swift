import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

/// The built-in lexicon against its own examples and against hand-coded sentences.
struct LexiconQualityTests {
  @Test func theBuiltInLexiconIsTheFileInTheProject() throws {
    let file = SharedData.projectFolder.appendingPathComponent("lexicons/values-targets.yaml")
    #expect(try LexiconSource.builtIn.load().sha256 == LexiconSource.file(file.path).load().sha256)
  }

  @Test func theBuiltInLexiconDoesWhatItsExamplesSay() throws {
    let check = LexiconCheck(try LexiconSource.builtIn.load())
    #expect(check.run().map(\.message) == [])
    #expect(check.exampleCount > 200)
  }

  @Test func theBuiltInLexiconHasTheWholeTree() throws {
    let lexicon = try LexiconSource.builtIn.load()
    #expect(lexicon.categories.count(where: { $0.pole == "values" }) == 11)
    #expect(lexicon.categories.count(where: { $0.pole == "targets" }) == 10)
    let others = lexicon.categories.filter { $0.pole == nil }.map(\.path)
    #expect(
      others == ["context.change", "context.outcomes", "frames.extrinsic", "risk.boilerplate"])
    for category in lexicon.categories {
      #expect(!category.label.isEmpty && !category.definition.isEmpty, "\(category.path)")
      #expect(!category.matches.isEmpty && !category.misses.isEmpty, "\(category.path)")
    }
  }

  /// The quality gate, as F1 of sentences coded by pole, all rows; these floors only go up.
  private static let floors = ["values": 0.86, "targets": 0.91]

  @Test(SharedData.required("data/gold/sentences.csv"))
  func sentencesAreFoundAsCoded() throws {
    let gold = try #require(SharedData.url("data/gold/sentences.csv")).path
    let evaluation = try Evaluation(gold, lexicon: try LexiconSource.builtIn.load())
    #expect(evaluation.rowCount == 460)
    for (pole, floor) in LexiconQualityTests.floors.sorted(by: { $0.key < $1.key }) {
      let f1 = try #require(evaluation.f1(of: pole))
      #expect(f1 >= floor, "\(pole): F1 \(f1), floor \(floor)")
    }
  }
}
