import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

/// The example of `docs/statements.md` does what the page says.
struct StatementsPageTests {
  private func example() throws -> Lexicon {
    let page = SharedData.projectFolder.appendingPathComponent("docs/statements.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let parts = text.components(separatedBy: "```")
    let block = try #require(parts.first { $0.hasPrefix("yaml\n") })
    let folder = try TemporaryFolder()
    let file = try folder.write(String(block.dropFirst("yaml\n".count)), to: "our-hospice.yaml")
    return try LexiconSource.file(file).load()
  }

  @Test func theExampleIsReadAndItsExamplesHold() throws {
    let lexicon = try example()
    let contrasts = lexicon.relations.contrasts.map(\.id)
    #expect(contrasts.contains("swap") && contrasts.contains("swap_reversed"))
    #expect(!contrasts.contains { $0.hasPrefix("x_over_y") })
    #expect(lexicon.relations.stances.filter { $0.id == "driver" }.count == 3)
    #expect(!lexicon.relations.stances.contains { $0.id == "inhibitor" })
    #expect(lexicon.relations.voices.last?.id == "family")
    #expect(LexiconCheck(lexicon).run().filter(\.isError) == [])
  }

  @Test func theExamplesAreTried() throws {
    var lexicon = try example()
    let swap = try #require(lexicon.relations.contrasts.firstIndex { $0.id == "swap" })
    lexicon.relations.contrasts[swap].unless = []
    #expect(LexiconCheck(lexicon).run().filter(\.isError).count == 1)
  }
}
