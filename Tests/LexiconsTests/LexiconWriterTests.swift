import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import Lexicons

struct LexiconWriterTests {
  private func read(_ text: String, _ file: String) throws -> Lexicon {
    try LexiconReader().read(Array(text.utf8), file: file, sha256: "")
  }

  private func converted(_ lexicon: Lexicon, _ format: LexiconWriter.Format) throws -> Lexicon {
    try read(LexiconWriter(format).write(lexicon).text, lexicon.name + "." + format.rawValue)
  }

  /// Everything that a lexicon says, places apart.
  private func facts(_ lexicon: Lexicon) -> [String] {
    let head =
      "\(lexicon.name) \(lexicon.version) \(lexicon.language ?? "") \(lexicon.licence ?? "") "
      + "\(lexicon.summary ?? "") \(String(describing: lexicon.poles))"
    let branches = lexicon.branches.map { "\($0.path) \($0.label) \($0.definition)" }
    let categories = lexicon.categories.map { category in
      let examples = (category.matches + category.misses).map(\.sentence)
      return "\(category.path) \(category.label) \(category.definition) \(category.pole ?? "") "
        + "\(category.unless.map(\.pattern)) \(examples)"
    }
    let terms = lexicon.terms.map { term in
      "\(term.category) \(term.pattern.sequences) \(term.unless.map(\.pattern)) "
        + "\(term.within.map(\.pattern)) \(term.window ?? 0) \(term.weight) \(term.note ?? "") "
        + "\(term.source ?? "") \(term.matches.map(\.sentence)) \(term.misses.map(\.sentence))"
    }
    return [head] + branches + categories + terms + facts(lexicon.relations)
  }

  private func facts(_ relations: Relations) -> [String] {
    let contrasts = relations.contrasts.map { contrast in
      "\(contrast.id) \(contrast.label ?? "") \(contrast.note ?? "") \(contrast.patterns) "
        + "\(contrast.prefers) \(contrast.reversal) \(contrast.isQuestion) \(contrast.unless) "
        + "\(contrast.stance ?? "") \(contrast.matches.map(\.sentence)) "
        + "\(contrast.misses.map(\.sentence))"
    }
    let stances = relations.stances.map { stance in
      "\(stance.id) \(stance.label ?? "") \(stance.note ?? "") \(stance.patterns) \(stance.unless) "
        + "\(stance.matches.map(\.sentence)) \(stance.misses.map(\.sentence))"
    }
    let cues = (relations.modalities + relations.voices).map { "\($0.id) \($0.patterns)" }
    return contrasts + stances + cues
  }

  /// `path entry weight` of every term, in order of their bytes.
  private func memberships(_ lexicon: Lexicon) -> [String] {
    lexicon.terms.map {
      "\(lexicon.categories[$0.category.index].path) \($0.pattern.sequences) \($0.weight)"
    }.sorted()
  }

  static let everything = """
    name: every "thing"
    version: 1.0.0
    language: en-GB
    licence: CC0-1.0
    description: "All: of # it\\nin two lines"
    poles: [good, bad]
    unless: [shared friend]
    categories:
      good:
        label: Good things
        definition: What is good.
        unless: [good grief]
        terms: [good, KPI, "(so|very) good", "good {0,2} day", 'no']
        categories:
          inner:
            unless: [inner city]
            terms:
              - term: Trust
                case: true
                unless: [NHS trust]
                weight: 0.5
                note: "a 'note'"
                source: me
                matches: ["↓Trust↑ me."]
                misses: ["trust"]
              - term: target
                within: [meet, "%"]
                window: 5
            matches: ["Trust: yes"]
            misses: ["No. Never # ever"]
          plain: [well-being, don't, "'so called' help"]
      bad: [bad*]
      "yes": [on]
    contrasts:
      - id: rather
        label: "good: rather than bad"
        note: a remark
        patterns: ["@good {0,3} (rather than|, not) ... @bad", "@good . instead @bad"]
        prefers: good
        reverse: true
        stance: driver
        unless: [not only]
        matches: [Trust rather than badness.]
        misses: [No.]
      - id: rather
        patterns: []
        prefers: both
      - id: either
        patterns: ["@bad or @good.inner"]
        prefers: bad
        question: true
    stances:
      - id: driver
        label: what drives
        note: n
        patterns: ["@good drives"]
        unless: ["@bad"]
        matches: [Trust drives.]
        misses: [Bad drives.]
      - id: driver
        patterns: [driven by @good]
    modalities:
      "no": [never]
      conceded: [of course]
    voices:
      z: []
      a: [said that]
    """

  @Test func ourFormatComesBackEqual() throws {
    let lexicon = try read(LexiconWriterTests.everything, "every.yaml")
    let output = LexiconWriter(.yaml).write(lexicon)
    #expect(output.notes == [])
    #expect(
      lexicon.relations.contrasts.map(\.id) == ["rather", "rather", "either", "rather_reversed"])
    #expect(facts(try read(output.text, "other.yaml")) == facts(lexicon))
    // What is written is written the same again.
    #expect(LexiconWriter(.yaml).write(try read(output.text, "other.yaml")).text == output.text)
  }

  /// Lexicons in which what stands above a category is not what it has, and the false friends of each.
  @Test(arguments: [
    // A single category below a branch, below false friends of all.
    "unless: [u]\ncategories:\n  a:\n    categories:\n      b: [x]\n  c: [y]\n",
    // Dots in names: what stands there is not below the category of that name.
    "categories:\n  a: {unless: [u], terms: [x]}\n  a.b: [y]\n  a.b.c: [z]\n",
    "categories:\n  a: {unless: [u], terms: [x]}\n  a.b: {unless: [v], terms: [y]}\n",
    "categories:\n  a.: {unless: [u], terms: [x]}\n  a: [y]\n  a..b: [z]\n",
  ])
  func falseFriendsStayWhereTheyAre(text: String) throws {
    let lexicon = try read(text, "l.yaml")
    let there = try read(LexiconWriter(.yaml).write(lexicon).text, "l.yaml")
    let friends = { (lexicon: Lexicon) in
      lexicon.categories.map { "\($0.path): \($0.unless.map(\.pattern.source))" }.sorted()
    }
    #expect(friends(there) == friends(lexicon))
  }

  /// To Swift, a dot and an accent behind it are one character.
  @Test func aNameMayBeginWithAnAccent() throws {
    let lexicon = try read("care:\n  \u{301}a: [kind]\n  b: [warm]\n", "accents.yaml")
    let again = try converted(lexicon, .yaml)
    #expect(facts(again) == facts(lexicon))
    #expect(again.branches.map(\.path) == ["care"])
    #expect(lexicon.hasCategory(atOrBelow: "care"))
  }

  @Test func theBuiltInLexiconComesBackEqual() throws {
    let file = SharedData.projectFolder.appendingPathComponent("lexicons/values-targets.yaml")
    let lexicon = try LexiconReader().read(
      [UInt8](try Data(contentsOf: file)), file: "values-targets.yaml", sha256: "")
    #expect(facts(try converted(lexicon, .yaml)) == facts(lexicon))
  }

  @Test func aDictionaryWithoutMoreIsWrittenPlain() throws {
    let lexicon = try read("A\n\tB\n\t\tART (1)\n\t\tCIVIL_WAR (1)\nNO\n\tX* (1)\n", "d.cat")
    #expect(
      LexiconWriter(.yaml).write(lexicon).text
        == """
        A:
          B:
            - art
            - civil war
        "NO":
          - x*

        """.replacing("x*", with: "X*"))
    #expect(memberships(try converted(lexicon, .yaml)) == memberships(lexicon))
  }

  @Test func tablesAreWrittenWithWeights() throws {
    let lexicon = try read("DicTerm,a,\"b, c\"\nx,0.5,\n\"say \"\"hi\"\"\",,2\n", "d.dicx")
    let output = LexiconWriter(.csv).write(lexicon)
    #expect(output.text == "category,term,weight\na,x,0.5\n\"b, c\",\"say \"\"hi\"\"\",2\n")
    #expect(output.notes.isEmpty)
    #expect(memberships(try converted(lexicon, .csv)) == memberships(lexicon))
  }

  @Test func longNamesComeBack() throws {
    let name = String(repeating: "Very: long ", count: 300) + "name"
    for text in ["category,term\n\(name),x\n", "category,term,weight\n\(name),x,2\n"] {
      let lexicon = try read(text, "d.csv")
      #expect(lexicon.categories.map(\.path) == [name])
      #expect(memberships(try converted(lexicon, .yaml)) == memberships(lexicon))
    }
  }

  @Test func polesMayBeKnownByWhatLiesBelowThem() throws {
    let lexicon = try read("category,term,weight\nvalues.trust,x,2\ntargets,y,1\n", "d.csv")
    let there = try converted(lexicon, .yaml)
    #expect(there.categories.map(\.pole) == ["values", "targets"])
    #expect(facts(there) == facts(lexicon))
  }

  @Test func choicesAndGapsAreWrittenOut() throws {
    let lexicon = try read("a: [\"(meet|hit) {0,1} targets?\", KPI]\n", "d.yaml")
    let output = LexiconWriter(.dic).write(lexicon)
    #expect(
      output.text == """
        %
        1\ta
        %
        hit targets?\t1
        meet targets?\t1
        hit * targets?\t1
        meet * targets?\t1
        KPI\t1

        """)
    #expect(
      output.notes.map(\.kind) == [
        .notWrittenInFull("(meet|hit) {0,1} targets?", .innerWildcard),
        .notWrittenInFull("KPI", .letterCase),
      ])
  }

  @Test func whatATableCannotHoldIsListed() throws {
    let lexicon = try read(LexiconWriterTests.everything, "every.yaml")
    let kinds = LexiconWriter(.csv).write(lexicon).notes.map { "\($0.kind)" }
    #expect(kinds.count == 29)
    #expect(
      kinds.contains(
        "notWritten(\"target\", Lexicons.LexiconNote.Reason.context([\"meet\", \"%\"]))"))
  }

  /// Dictionaries through YAML and back.
  @Test(arguments: [
    "%\n1\ta\n\t2\tb.c\n3\tD E\n%\nx\t1\t2\nhard nosed\t3\nawe-inspiring\t2\n95%\t1\ne.g.\t1\nKPI\t3\n",
    "%\n1\tx\n%\nsystems (ems)\t1\n{0,3} a|b\t1\n'quoted'\t1\nno: # yes\t1\nw?ll*\t1\nthe * one\t1\n",
  ])
  func dictionariesComeBackEqual(text: String) throws {
    let lexicon = try read(text, "d.dic")
    let there = try converted(lexicon, .yaml)
    #expect(memberships(there) == memberships(lexicon))
    #expect(memberships(try converted(there, .dic)) == memberships(lexicon))
    #expect(memberships(try converted(there, .csv)) == memberships(lexicon))
  }

  @Test(SharedData.required("data/lexicon/formats"))
  func realDictionariesComeBackEqual() throws {
    for expected in FormatsTests.expectations {
      let lexicon = try LexiconReader(encoding: expected.encoding).read(
        SharedData.bytes("data/lexicon/formats/\(expected.file)"), file: expected.file, sha256: "")
      let there = try converted(lexicon, .yaml)
      #expect(memberships(there) == memberships(lexicon), "\(expected)")
      // newsmap has abbreviations in capitals, which the other formats fold.
      guard expected.file != "yaml/newsmap_english.yml" else { continue }
      #expect(memberships(try converted(there, .csv)) == memberships(lexicon), "\(expected)")
      // LIWC's `.dic` has no weights.
      guard !expected.file.contains("eMFD") else { continue }
      #expect(memberships(try converted(there, .dic)) == memberships(lexicon), "\(expected)")
    }
  }
}
