import Testing

/// `touchstone lexicon suggest` as a user types it.
struct LexiconSuggestCommandTests {
  private static func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.write("values:\n  trust: [trust]\n", to: "lexicon.yaml")
    try bench.write("We need trust and candour here. The bus was late.", to: "texts/a.txt")
    try bench.write("Candour and trust grow slowly. The bus was late.", to: "texts/b.txt")
    return bench
  }

  private static let suggest =
    "touchstone lexicon suggest values.trust texts --lexicon lexicon.yaml "

  @Test func suggestionsAreShownWithSentences() throws {
    let result = try Self.bench().run(Self.suggest + "--top 1 --csv out.csv && wc -l < out.csv")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "values.trust: 2 sentences with hits in 2 documents; 1 suggestion")
    #expect(lines.contains("   - We need trust and ↓candour↑ here. (a.txt)"))
    #expect(lines.last == "2")
  }

  @Test func decisionsAreCarriedOut() throws {
    let bench = try Self.bench()
    let result = try bench.run(Self.suggest + "--accept candour --to my.yaml")
    #expect(result.output == "my.yaml: added candour to values.trust\n")
    #expect(try bench.text("my.yaml").contains("extends: lexicon.yaml\n"))
    #expect(
      try bench.text("my.suggestions.csv").hasPrefix(
        "term,category,decision,score,count\r\ncandour,values.trust,accepted,"))
    let again = try bench.run(Self.suggest + "--log my.suggestions.csv")
    #expect(!again.output.contains("candour  score"))
  }

  @Test(arguments: [
    ("--accept candour", "--accept needs --to FILE"),
    ("--accept nonsense --to my.yaml", "'nonsense' is not among the suggestions for values.trust"),
    ("--top 0", "--top takes a number above 0."),
  ])
  func mistakesAreNamed(options: String, message: String) throws {
    let bench = try Self.bench()
    let result = try bench.run(Self.suggest + options)
    #expect(result.status == 2)
    #expect(result.errors.contains(message))
    #expect(!bench.exists("my.yaml"))
  }
}
