import Foundation
import Testing

/// `touchstone lexicon explain` as a user types it.
struct LexiconExplainTests {
  @Test func explainsASentence() throws {
    let bench = try CommandBench()
    try bench.write("trust:\n  - trust\n  - trust in people\n", to: "my.yaml")
    let result = try bench.run("touchstone lexicon explain 'Trust in people.' --lexicon my.yaml")
    #expect(result.status == 0)
    #expect(
      result.output == """
        Counted
          “Trust in people”  trust  my.yaml:3:5
              pattern: trust in people

        Not counted
          “Trust”  trust  my.yaml:2:5
              pattern: trust
              gave way to “Trust in people” (trust), which is longer or comes first

        """)
  }

  @Test func readsStandardInputAndWritesJSON() throws {
    let bench = try CommandBench()
    let result = try bench.run(
      "echo 'We hit the target but missed the point.' | touchstone lexicon explain - --json")
    #expect(result.status == 0)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let statements = try #require(json["statements"] as? [[String: Any]])
    #expect(statements.map { $0["prefers"] as? String } == ["values"])
    let matches = try #require(json["matches"] as? [[String: Any]])
    #expect(matches.first?["text"] as? String == "hit the target")
    #expect(matches.first?["verdict"] as? String == "counted")
  }

  @Test func aTextWithoutWordsIsRefused() throws {
    let result = try CommandBench().run("touchstone lexicon explain ' … '")
    #expect(result.status == 2)
    #expect(
      result.errors
        == "touchstone: there is no word in the text; give a sentence in quotation marks\n")
  }
}
