import Foundation
import Testing

/// `touchstone lexicon diff` as a user types it.
struct LexiconDiffTests {
  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.write("care:\n  - kind*\n  - trust\n", to: "old.yaml")
    try bench.write(
      "extends: old.yaml\nadd:\n  care: [\"trust fund\"]\n  money: [fund*]\nremove:\n  care: [\"kind*\"]\n",
      to: "new.yaml")
    try bench.write("Kind people trust the trust fund. Funds pay.", to: "texts/a.txt")
    return bench
  }

  @Test func listsTheEdits() throws {
    let result = try bench().run("touchstone lexicon diff old.yaml new.yaml")
    #expect(result.status == 0)
    #expect(
      result.output == """
        old → new

        Terms removed: 1
          care  kind*  old.yaml:2:5

        Terms added: 2
          care  trust fund  new.yaml:3:10
          money  fund*  new.yaml:4:11

        """)
  }

  @Test func splitsTheChangeOfCounts() throws {
    let bench = try bench()
    let result = try bench.run("touchstone lexicon diff old.yaml new.yaml texts --csv change.csv")
    #expect(result.status == 0)
    #expect(
      result.output == """
        old → new

        Counts in 1 document
          count  old  terms removed  terms added  new
          care     3             −1            0    2
          money    0              0           +1    1

        Terms removed: 1
          care  kind*  old.yaml:2:5
              −1 care

        Terms added: 2
          care  trust fund  new.yaml:3:10
              +1 and −1 care
          money  fund*  new.yaml:4:11
              +1 money

        """)
    #expect(
      try bench.text("change.csv").replacing("\r\n", with: "\n") == """
        doc_id,count,old,terms_removed,terms_added,new
        a.txt,care,3,-1,0,2
        a.txt,money,0,0,1,1

        """)
  }

  @Test func writesJSON() throws {
    let result = try bench().run("touchstone lexicon diff old.yaml new.yaml texts --json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let edits = try #require(json["edits"] as? [[String: Any]])
    #expect(edits.map { $0["pattern"] as? String } == ["kind*", "trust fund", "fund*"])
    let corpus = try #require(json["corpus"] as? [String: Any])
    let counts = try #require(corpus["counts"] as? [[String: Any]])
    for count in counts {
      let numbers = ["old", "terms_removed", "terms_added"].map { count[$0] as? Int ?? 0 }
      #expect(numbers.reduce(0, +) == count["new"] as? Int)
    }
  }

  @Test func theBuiltInLexiconHasAName() throws {
    let result = try bench().run("touchstone lexicon diff values-targets values-targets")
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("no term, false friend or statement pattern differs.\n"))
  }

  @Test func aMissingLexiconIsNamed() throws {
    let result = try bench().run("touchstone lexicon diff old.yaml nosuch.yaml")
    #expect(result.status == 2)
    #expect(
      result.errors == "touchstone: nosuch.yaml: the lexicon cannot be read: no such file\n")
  }
}
