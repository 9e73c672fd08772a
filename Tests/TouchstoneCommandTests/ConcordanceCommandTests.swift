import Foundation
import TestSupport
import Testing

@testable import TouchstoneCommand

/// Keywords in context, as a user types it.
struct ConcordanceCommandTests {
  private static let example = SharedData.projectFolder.appendingPathComponent("corpora/example")
    .path

  @Test func aCategoryHasTheHitsOfAScan() throws {
    let bench = try CommandBench()
    _ = try bench.run("touchstone scan '\(Self.example)' --output run --quiet")
    let findings = try CommandBench.rows(of: try bench.text("run/findings.csv"))
    for query in ["values.trust", "targets.performance", "values", "targets"] {
      let lines = try CommandBench.rows(
        of:
          try bench.run("touchstone concordance @\(query) '\(Self.example)' --csv").output)
      let counted = findings.filter {
        $0["category"] == query || $0["category"]?.hasPrefix(query + ".") == true
      }
      func places(_ rows: [[String: String]]) -> [String] {
        rows.map { row in
          ["doc_id", "char_start", "char_end", "term"].map { row[$0] ?? "" }.joined(separator: " ")
        }
      }
      let (shown, expected) = (places(lines), places(counted))
      #expect(shown.count == expected.count && shown.count > 0)
      let differing = zip(shown, expected).first { $0 != $1 }
      #expect(differing == nil)
    }
  }

  @Test func aPatternIsFoundInNamesToo() throws {
    let bench = try CommandBench()
    try bench.write(
      "We trust the Millbrook Trust. Trusted, it is!\n\nNo more of it; trust\u{A0}me.\n",
      to: "a.txt")
    let lines = try CommandBench.rows(
      of: try bench.run("touchstone concordance 'trust' a.txt --csv").output)
    #expect(lines.map { $0["text"] } == ["trust", "Trust", "trust"])
    #expect(lines.map { $0["left"] } == ["We ", "We trust the Millbrook ", "No more of it; "])
    // Context stays in the paragraph.
    #expect(
      lines.map { $0["right"] } == [
        " the Millbrook Trust. Trusted, it is!", ". Trusted, it is!", " me.",
      ])
    #expect(lines.map { $0["char_start"] } == ["3", "23", "62"])
  }

  @Test func keywordsStandBelowEachOther() throws {
    let bench = try CommandBench()
    try bench.write(
      "Our long words come before trust, and 信頼 before trust.\n\ntrust first", to: "a.txt")
    let result = try bench.run("touchstone concordance trust a.txt")
    let lines = result.output.split(separator: "\n").prefix(3)
    let places = lines.compactMap { line in
      line.firstRange(of: "trust").map { DisplayWidth.of(String(line[..<$0.lowerBound])) }
    }
    // The first line has the keyword of another place before its own.
    #expect(places[0] == places[2])
    #expect(result.output.contains("3 places in 1 of 1 documents"))
  }

  @Test func linesAreSortedByWhatStandsAround() throws {
    let bench = try CommandBench()
    try bench.write("b trust z.\n\nA trust y.\n\n\"a\" trust, x.\n", to: "a.txt")
    func contexts(_ order: String, _ column: String) throws -> [String?] {
      try CommandBench.rows(
        of: try bench.run("touchstone concordance trust a.txt --sort \(order) --csv").output
      )
      .map { $0[column] }
    }
    #expect(try contexts("left", "left") == ["A ", "\"a\" ", "b "])
    #expect(try contexts("right", "right") == [", x.", " y.", " z."])
  }

  @Test func aDrawDependsOnTheSeedAlone() throws {
    let bench = try CommandBench()
    func drawn(_ options: String) throws -> String {
      try bench.run("touchstone concordance @values '\(Self.example)' --random 9 --csv \(options)")
        .output
    }
    let one = try drawn("--seed 3 --jobs 1")
    #expect(one == (try drawn("--seed 3 --jobs 4")))
    #expect(one != (try drawn("--seed 4")))
    #expect(try CommandBench.rows(of: one).count == 9)
  }

  @Test func nothingThatATerminalWouldObeyIsShown() throws {
    let bench = try CommandBench()
    try bench.write("We \u{1B}[31m trust \u{202E} people \u{9B}31m.", to: "a.txt")
    let output = try bench.run("touchstone concordance trust a.txt").output
    #expect(output.contains("trust"))
    #expect(
      !output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 0x9B }
    )
  }

  @Test(arguments: ["", "--csv", "--json"])
  func noFormIsObeyedByATerminal(_ form: String) throws {
    let bench = try CommandBench()
    try bench.write("We \u{1B}[2J trust \u{202E} people \u{9B}31m.", to: "a.txt")
    // util-linux's script gives the program a terminal.
    let shown = try bench.run(
      "NO_COLOR=1 script -qec 'touchstone concordance trust a.txt \(form)' /dev/null")
    #expect(shown.status == 0)
    #expect(shown.output.contains("trust"))
    let obeyed: Set<UInt32> = [0x1B, 0x9B, 0x202E]
    #expect(!shown.output.unicodeScalars.contains { obeyed.contains($0.value) })
    // A file has them exactly, as far as its form can hold them.
    let exact = try bench.run("touchstone concordance trust a.txt --csv > out.csv && cat out.csv")
    #expect(exact.output.unicodeScalars.contains { $0.value == 0x202E })
  }

  @Test func colourIsNoHarm() {
    #expect(
      Terminal.harmless("\u{1B}[1;36mtrust\u{1B}[0m\r\n\tx") == "\u{1B}[1;36mtrust\u{1B}[0m\r\n\tx")
    #expect(Terminal.harmless("a\u{1B}[2Jb\rc\u{1B}[") == "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}[")
  }

  @Test(arguments: [
    ("@values.trustt a.txt", "did you mean '@values.trust'?"),
    ("'trust (' a.txt", "the pattern 'trust (':"),
    ("'*' a.txt", "only wildcards"),
    ("trust", "Missing expected argument"),
    ("trust a.txt --window=-1", "--window takes a number from 0 to 1000"),
    ("trust a.txt --random 0", "--random takes a number from 1"),
    ("trust a.txt --csv --json", "choose one"),
  ]) func mistakesAreNamed(_ arguments: String, _ message: String) throws {
    let bench = try CommandBench()
    try bench.write("trust", to: "a.txt")
    let result = try bench.run("touchstone concordance \(arguments)")
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func whatCannotBeReadIsNamed() throws {
    let bench = try CommandBench()
    try bench.write("We trust people.", to: "d/a.txt")
    try bench.write("no book", to: "d/b.docx")
    let result = try bench.run("touchstone concordance trust d")
    #expect(result.status == 3)
    #expect(result.errors.contains("b.docx"))
    #expect(result.output.contains("1 place in 1 of 1 documents"))
  }

  @Test func companyIsCountedInTheSentence() throws {
    let bench = try CommandBench()
    // 29 words; "deep" is near "trust" three times, and stands once beyond the sentence.
    try bench.write(
      """
      Deep trust grows. We need deep trust here. Some trust, deep and old, stays.

      Deep water runs far from all of this and no one minds it at all.
      """, to: "a.txt")
    let result = try bench.run("touchstone concordance trust a.txt --collocates --window 2 --csv")
    #expect(result.status == 0)
    let words = try CommandBench.rows(of: result.output)
    #expect(words.map { $0["word"] } == ["deep"])
    let deep = try #require(words.first)
    #expect(deep["near"] == "3" && deep["frequency"] == "4" && deep["documents"] == "1")
    // Near are: deep grows; need deep here; some deep and: 8 of 29 words.
    let expected = 8.0 * 4 / 29
    #expect(abs(try #require(Double(deep["expected"] ?? "")) - expected) < 1e-12)
    let information = try #require(Double(deep["mutual_information"] ?? ""))
    #expect(abs(information - log2(3 / expected)) < 1e-12)
    let dice = try #require(Double(deep["log_dice"] ?? ""))
    #expect(abs(dice - (14 + log2(2 * 3.0 / (3 + 4)))) < 1e-12)
    let shown = try bench.run("touchstone concordance trust a.txt --collocates --window 2")
    #expect(shown.output.contains("3 places, 8 words near them in the same sentence, of 29 in"))
  }

  @Test func companyIsTheSameAtAnyNumberOfJobs() throws {
    let bench = try CommandBench()
    func table(_ jobs: Int) throws -> String {
      try bench.run(
        "touchstone concordance @targets '\(Self.example)' --collocates --csv --jobs \(jobs)"
      ).output
    }
    let one = try table(1)
    #expect(try CommandBench.rows(of: one).count > 10)
    #expect(one == (try table(4)))
  }

  @Test func widthsAreThoseOfATerminal() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("信頼") == 4)
    #expect(DisplayWidth.of("한글") == 4)
    #expect(DisplayWidth.prefix("abcdef", 4) == "abc…")
    #expect(DisplayWidth.suffix("abcdef", 4) == "…def")
    #expect(DisplayWidth.prefix("信頼関係", 5) == "信頼…")
  }
}
