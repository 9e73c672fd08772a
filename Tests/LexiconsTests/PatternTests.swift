import Testing

@testable import Lexicons

struct PatternTests {
  /// A pattern and the word sequences that it stands for; `·` is any one word.
  @Test(arguments: [
    ("trust", ["trust"]),
    ("Trust", ["trust"]),
    ("top-down", ["top down"]),
    ("top\u{2013}down", ["top down"]),
    ("hit\u{A0}the target*", ["hit the target*"]),
    ("people\u{2019}s values", ["people's values"]),
    ("(hit|meet) the target", ["hit the target", "meet the target"]),
    ("values-(led|driven)", ["values led", "values driven"]),
    ("(the)? presenting problem", ["the presenting problem", "presenting problem"]),
    ("(that's )?not my job", ["that's not my job", "not my job"]),
    ("realise * potential", ["realise · potential"]),
    ("trust {0,2} staff", ["trust staff", "trust · staff", "trust · · staff"]),
    ("trust {1} staff", ["trust · staff"]),
    ("(a|(b|c) d) e", ["a e", "b d e", "c d e"]),
    ("(a|a) b", ["a b"]),
    ("shareholders' equity", ["shareholders equity"]),
    ("£* saved", ["£* saved"]),
    ("wom?n", ["wom?n"]),
  ])
  func writesOutChoicesAndGaps(source: String, expected: [String]) throws {
    let sequences = try #require(try Pattern(source).writtenOut()).map { steps in
      steps.map { step in
        switch step.form {
        case .literal(let word), .glob(let word): word
        case .any, .choice: "·"
        }
      }.joined(separator: " ")
    }
    #expect(sequences.sorted() == expected.sorted())
  }

  @Test(arguments: [
    ("KPI", ["KPI"]), ("KPIs", ["KPIs"]), ("RAG rat*", ["RAG", nil]), ("PbR", [nil]),
    ("Trust", [nil]), ("A", [nil]), ("(UN|EU) sanctions", ["UN", nil]),
  ])
  func capitalsOfAbbreviationsCount(source: String, expected: [String?]) throws {
    let pattern = try Pattern(source)
    #expect(try #require(pattern.sequences.first).map(\.exactCase) == expected)
  }

  @Test func capitalsMeanNothingInOtherToolsDictionaries() throws {
    let pattern = try Pattern("ART", foldsCapitals: true)
    #expect(try #require(pattern.sequences.first).map(\.exactCase) == [nil])
  }

  @Test func caseCanBeAskedForWordByWord() throws {
    let pattern = try Pattern("Collaborate", isCaseSensitive: true)
    #expect(try #require(pattern.sequences.first).map(\.exactCase) == ["Collaborate"])
  }

  @Test(arguments: ["'stable'", "\u{2018}stable\u{2019}", "\"stable\""])
  func quotationMarksInPairsAreDemanded(source: String) throws {
    let step = try #require(try Pattern(source).sequences.first?.first)
    #expect(step.opensQuote && step.closesQuote)
    #expect(step.form == .literal("stable"))
  }

  @Test(arguments: [
    ("", PatternError.Fault.empty, 0),
    ("   ", .empty, 0),
    ("*", .onlyWildcards, 0),
    ("* {0,2} ?*", .onlyWildcards, 0),
    ("(a|b", .unbalanced("("), 0),
    ("a) b", .unbalanced(")"), 1),
    ("a | b", .unbalanced("|"), 2),
    ("(a||b) c", .emptyArm, 3),
    ("a {x} b", .badGap("{x}", limit: 20), 2),
    ("a {3,1} b", .badGap("{3,1}", limit: 20), 2),
    ("a {0,99} b", .badGap("{0,99}", limit: 20), 2),
    ("a {1", .unbalanced("{"), 2),
    ("values of [0-9]", .unexpected("["), 10),
  ])
  func faultsSayWhereTheyAre(source: String, fault: PatternError.Fault, offset: Int) {
    #expect(throws: PatternError(fault, offset: offset)) { try Pattern(source) }
  }

  @Test func choicesOfSingleWordsDoNotMultiply() throws {
    let source = Array(repeating: "(a|b|c|d*)", count: 8).joined(separator: " ")
    #expect(try Pattern(source).sequences.count == 1)
    #expect(try Pattern("(a|UN|b c)? d").sequences.count == 4)
  }

  @Test func aPatternThatExplodesIsRefused() {
    let source = Array(repeating: "(a b|c d e|f g|h i)", count: 8).joined(separator: " ")
    #expect {
      try Pattern(source)
    } throws: { error in
      (error as? PatternError)?.fault == .tooManySequences(limit: SequenceLimit.sequences)
    }
  }

  @Test func deepBracketsAreRefusedBeforeTheStackOverflows() {
    let source = String(repeating: "(", count: 100_000) + "x"
    #expect(throws: PatternError(.tooNested(limit: 50), offset: 50)) { try Pattern(source) }
  }

  @Test func longPatternsTakeTimeInProportionToTheirLength() throws {
    let words = String(repeating: "word ", count: 50_000)
    #expect(try Pattern(words).sequences.map(\.count) == [50_000])
    // Many sequences that are long as well are too much.
    #expect(throws: PatternError.self) {
      try Pattern(String(repeating: "(a b|c d)", count: 12) + words)
    }
  }
}

struct GlobTests {
  @Test(arguments: [
    ("trust*", "trust", true), ("trust*", "trusting", true), ("trust*", "distrust", false),
    ("*trust", "distrust", true), ("*trust*", "mistrusted", true), ("wom?n", "women", true),
    ("wom?n", "womn", false), ("caf?", "café", true), ("20??", "2024", true),
    ("20??", "20245", false),
    ("a*b*c", "aXXbYYc", true), ("a*b*c", "acb", false), ("?", "é", true), ("*", "", true),
    ("a*a*a*a*b", String(repeating: "a", count: 64), false),
  ])
  func coversWholeWords(glob: String, word: String, expected: Bool) {
    #expect(Glob(glob).covers(Array(word.utf8)[...]) == expected)
  }
}
