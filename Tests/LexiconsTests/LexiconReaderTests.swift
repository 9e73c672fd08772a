import CorpusModel
import Testing

@testable import Lexicons

struct LexiconReaderTests {
  private func read(_ text: String, file: String = "my.yaml") throws -> Lexicon {
    try LexiconReader().read(Array(text.utf8), file: file, sha256: "0")
  }

  @Test func readsTheFullFormat() throws {
    let lexicon = try read(
      """
      name: small
      version: 1.2.0
      language: en-GB
      licence: CC0-1.0
      description: Three categories.
      poles: [values, targets]
      categories:
        values:
          label: Values
          unless: [value for money]
          categories:
            trust:
              label: Trust
              definition: Trust between people.
              unless:
                - NHS trust
              terms:
                - trust
                - term: calling
                  unless: [calling (for|on)]
                  note: a vocation
                  weight: 0.5
                - term: target
                  within: [meet, "%"]
                  window: 5
              matches: ["We ↓trust↑ them."]
              misses: ["An NHS trust wrote."]
        targets:
          terms: [kpi*]
        context:
          terms: [change]
      """)
    #expect(lexicon.name == "small")
    #expect(lexicon.version == "1.2.0")
    #expect(lexicon.language == "en-GB")
    #expect(lexicon.licence == "CC0-1.0")
    #expect(lexicon.branches.map(\.path) == ["values"])
    #expect(lexicon.categories.map(\.path) == ["values.trust", "targets", "context"])
    #expect(lexicon.categories.map(\.pole) == ["values", "targets", nil])
    #expect(
      lexicon.categories[0].unless.map(\.pattern.source) == ["value for money", "NHS trust"])
    #expect(
      lexicon.terms.map(\.pattern.source) == ["trust", "calling", "target", "kpi*", "change"])
    #expect(lexicon.terms[1].unless.map(\.pattern.source) == ["calling (for|on)"])
    #expect(lexicon.terms[1].weight == 0.5)
    #expect(lexicon.terms[2].within.map(\.pattern.source) == ["meet", "%"])
    #expect(lexicon.terms[2].window == 5)
    #expect(lexicon.terms[0].location == SourceLocation(file: "my.yaml", line: 18, column: 13))
  }

  @Test func readsAPlainNestedDictionary() throws {
    let lexicon = try read(
      """
      # as quanteda reads it
      values:
        integrity: [honest*, "do the right thing"]
        care:
          - kind*
      targets:
        'NO': [kpi]
      """)
    #expect(lexicon.name == "my")
    #expect(lexicon.categories.map(\.path) == ["values.integrity", "values.care", "targets.NO"])
    #expect(lexicon.poles == LexiconOutline.Poles(first: "values", second: "targets"))
    #expect(lexicon.terms.count == 4)
  }

  @Test func aPlainDictionaryWithOtherTopsHasNoPoles() throws {
    #expect(try read("pos: [good]\nneg: [bad]").poles == nil)
  }

  /// Ill-formed lexicons: the fault, its line and its column.
  @Test(arguments: [
    ("categories:\n  a:\n    termz: [x]\n", "unknownKey", 3, 5),
    ("categories:\n  a:\n    terms: [\"(x|y\"]\n", "badPattern", 3, 13),
    ("categories:\n  a:\n    terms:\n      - note: n\n", "missingKey", 4, 9),
    ("categories:\n  a:\n    terms: {b: c}\n", "wrongKind", 3, 12),
    (
      "poles: [values, tragets]\ncategories:\n  values: [x]\n  targets: [y]\n", "unknownCategory",
      1, 1
    ),
    ("poles: [values]\ncategories:\n  values: [x]\n", "wrongKind", 1, 1),
    ("extends: values-targets\nadd: {}\n", "unreadable", 1, 10),
    ("categories: {a: [x]}\nadd: {a: [y]}\n", "missingKey", 2, 1),
    ("a: [x\nb: [y]\n", "notYAML", 2, 2),
    ("a: [x]\na: [y]\n", "notYAML", 1, 1),
    ("1: [x]\n\"1\": [y]\n", "duplicateCategory", 2, 1),
    ("1: [x]\n1: [y]\n", "notYAML", 1, 1),
    ("a: [x]\n\nb: \u{2}\n", "notYAML", 3, 4),
    ("a: {\"\": [x]}\n", "wrongKind", 1, 5),
    ("", "noTerms", 0, 0),
    ("a: []\n", "noTerms", 0, 0),
    ("- a\n- b\n", "wrongKind", 1, 1),
    ("categories:\n  a:\n    terms: [{term: x, weight: heavy}]\n", "wrongKind", 3, 31),
  ])
  func faultsSayWhereTheyAre(text: String, fault: String, line: Int, column: Int) {
    #expect {
      try read(text)
    } throws: { error in
      guard let error = error as? LexiconError else { return false }
      let name = "\(error.fault)".prefix { $0.isLetter }
      return name == fault && error.location.line == line && error.location.column == column
    }
  }

  @Test func aliasesThatMultiplyAreRefused() {
    let levels = (1...40).map { "l\($0): &l\($0) {a: *l\($0 - 1), b: *l\($0 - 1)}\n" }.joined()
    #expect {
      try read("l0: &l0 {a: [x], b: [y]}\n" + levels)
    } throws: { error in
      (error as? LexiconError)?.fault == .tooManyCategories(limit: 100_000)
    }
  }

  @Test func anUnknownEndingAndBadBytesAreNamed() {
    #expect(throws: LexiconError.self) { try read("a: [x]", file: "lexicon.docx") }
    #expect {
      try LexiconReader().read([0x61, 0x3A, 0x20, 0xFF], file: "x.yaml", sha256: "")
    } throws: { error in
      (error as? LexiconError)?.fault == .notUTF8(offset: 3)
    }
  }

  @Test func readsLIWCDictionaries() throws {
    let text = "%\n1\tgood\n02 bad\n%\nkind*\t1\nhard nosed 2\nfair\t01 2\nodd\t9\nfair 1\n"
    let lexicon = try read(text, file: "d.dic")
    #expect(lexicon.categories.map(\.path) == ["good", "bad"])
    #expect(
      lexicon.terms.map { "\($0.pattern.source)/\($0.category.rawValue)" }
        == ["kind*/0", "hard nosed/1", "fair/0", "fair/1"])
  }

  @Test func readsLIWCTables() throws {
    let lexicon = try read(
      "DicTerm,good,bad\nkind*,X,\n\"so, so\",0.5,-1\nnil,0,\n", file: "d.dicx")
    #expect(lexicon.categories.map(\.path) == ["good", "bad"])
    #expect(lexicon.terms.map(\.weight) == [1, 0.5, -1])
  }

  @Test func readsWordStatDictionaries() throws {
    let lexicon = try read(
      "CULTURE\r\n\tHIGH\r\n\t\tART (1)\r\n\t\tOPERA* (1)\r\n\tPEOPLE (1)\r\n\tCIVIL_WAR (1)\r\n",
      file: "d.cat")
    #expect(lexicon.categories.map(\.path) == ["CULTURE", "CULTURE.HIGH"])
    #expect(
      lexicon.terms.map { "\($0.pattern.source)/\($0.category.rawValue)" }
        == ["ART/1", "OPERA*/1", "PEOPLE/0", "CIVIL_WAR/0"])
  }
}
