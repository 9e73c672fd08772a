import Testing

@testable import Lexicons

/// Entries of other tools' dictionaries as word sequences, `/` between steps.
struct EntryPatternTests {
  @Test(arguments: [
    ("kind", "kind"),
    ("KIND*", "kind*"),
    ("w?m?n", "w?m?n"),
    ("hard nosed", "hard/nosed"),
    ("awe-inspiring", "awe/inspiring"),
    ("evidence-*", "evidence/<any>"),
    ("meet * target", "meet/<any>/target"),
    ("WAR_IN_IRAQ", "war/in/iraq"),
    ("employees\u{2019}", "employees"),
    ("employee\u{2019}s", "employee's"),
    ("don't", "don't"),
    ("e.g.", "e.g"),
    ("1,000.5", "1,000.5"),
    ("95%", "95/%"),
    ("r&d", "r/&/d"),
    ("systems (ems)", "systems/ems"),
    ("(a|b)", "a/b"),
    ("gap {0,3} here", "gap/0,3/here"),
    ("\"quoted\"", "quoted"),
    ("日本 に", "日/本/に"),
    ("Réunion", "réunion"),
    (".net", "net"),
  ])
  func everyCharacterStandsForItself(entry: String, expected: String) throws {
    let pattern = try Pattern(entry: entry)
    #expect(pattern.source == entry)
    #expect(pattern.sequences.count == 1)
    let steps = pattern.sequences[0].map { step in
      switch step.form {
      case .literal(let word), .glob(let word): word
      case .any: "<any>"
      case .choice: "<choice>"
      }
    }
    #expect(steps.joined(separator: "/") == expected)
    #expect(pattern.sequences[0].allSatisfy { $0.exactCase == nil })
  }

  @Test(arguments: [
    ("", PatternError.Fault.empty), (":-)", .empty), ("*", .onlyWildcards), ("* ?", .onlyWildcards),
  ])
  func anEntryWithoutAWordIsRefused(entry: String, fault: PatternError.Fault) {
    #expect(throws: PatternError(fault, offset: 0)) { try Pattern(entry: entry) }
  }

  @Test(arguments: [
    ("and/or", Character("/")), ("systems (ems)", "("), ("first, last", ","), ("(a)", nil),
    ("plain words", nil), ("1,000 things", nil), ("well-known", nil), ("word;", nil),
  ])
  func barriersInsideAnEntryAreFound(entry: String, barrier: Character?) {
    #expect(Pattern.barrier(in: entry) == barrier)
  }
}
