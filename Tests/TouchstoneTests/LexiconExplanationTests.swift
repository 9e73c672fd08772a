import Lexicons
import Testing

@testable import Touchstone

/// What `lexicon explain` says of a sentence.
struct LexiconExplanationTests {
  private static let yaml = """
    name: small
    poles: [values, targets]
    categories:
      values:
        categories:
          trust:
            unless: ["trust fund"]
            terms:
              - trust
              - {term: care, within: [family, friend*], window: 3, note: not health care}
          people:
            terms: ["trust in people"]
      targets:
        terms: [target*]
    contrasts:
      - id: not_x_but_y
        patterns: ["not @targets but @values"]
        prefers: values
    """

  private func explain(_ text: String) throws -> LexiconExplanation {
    let folder = try TemporaryFolder()
    let path = try folder.write(LexiconExplanationTests.yaml, to: "small.yaml")
    return LexiconExplanation(text, lexicon: try LexiconSource.file(path).load())
  }

  @Test(arguments: [
    ("The trust fund pays.", "trust", "false_friend"),
    ("She met the Trust again.", "Trust", "name"),
    ("Take care of the budget.", "care", "out_of_context"),
    ("Care for a family.", "Care", "counted"),
  ])
  func namesTheRule(text: String, words: String, code: String) throws {
    let explanation = try explain(text)
    #expect(explanation.matches.map(\.words) == [words])
    #expect(explanation.matches.map(\.verdict.code) == [code])
  }

  @Test func namesTheFalseFriendAndItsPlace() throws {
    let match = try #require(try explain("The trust fund pays.").matches.first)
    guard case .falseFriend(let pattern, let location) = match.verdict else {
      Issue.record("\(match.verdict)")
      return
    }
    #expect(pattern == "trust fund")
    #expect(location?.line == 7)
    #expect(match.location.line == 9)
  }

  @Test func theShorterMatchGivesWay() throws {
    let matches = try explain("We have trust in people, and trust.").matches
    #expect(
      matches.map { "\($0.words): \($0.category) \($0.verdict.code)" } == [
        "trust in people: values.people counted", "trust: values.trust counted",
        "trust: values.trust gave_way",
      ])
    #expect(matches.map(\.characters) == [8..<23, 29..<34, 8..<13])
    #expect(
      matches.last?.verdict
        == .yielded(to: "trust in people", category: "values.people", words: "trust in people"))
  }

  @Test func saysWhichStatementPatternFits() throws {
    let statements = try explain("It is not targets but trust.").statements
    let statement = try #require(statements.first)
    #expect(statements.count == 1)
    #expect(statement.name == "not_x_but_y")
    #expect(statement.pattern == "not @targets but @values")
    #expect(statement.location?.line == 16)
    #expect(statement.words == "not targets but trust")
    #expect((statement.first, statement.second) == (["trust"], ["targets"]))
    #expect(statement.prefers == "values")
  }

  @Test func nothingIsFoundInOtherWords() throws {
    let explanation = try explain("The cat sat. It sleeps.")
    #expect(explanation.matches.isEmpty && explanation.statements.isEmpty)
    #expect((explanation.sentences, explanation.words) == (2, 5))
  }
}
