import Foundation
import Testing

/// `touchstone evaluate` and `touchstone evaluate sample` as a user types them.
struct EvaluateCommandTests {
  private static func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.write(
      "poles: [values, targets]\ncategories:\n  values: [trust]\n  targets: [target]\n",
      to: "lexicon.yaml")
    try bench.write(
      "We say how much we trust you here. The target of this year has been met. It rained for a whole "
        + "week in the valley.", to: "texts/a/one.txt")
    return bench
  }

  private static let lexicon = " --lexicon lexicon.yaml "

  @Test func theTextLeadsWithTheRandomStratum() throws {
    let bench = try Self.bench()
    try bench.write(
      "id,sentence,stratum,values\n1,We trust.,chosen,1\n2,Hope.,random,1\n3,No.,random,\n",
      to: "gold.csv")
    let result = try bench.run("touchstone evaluate gold.csv" + Self.lexicon)
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines[1].hasPrefix("random"))
    #expect(lines[2].hasPrefix("all (pooled)"))
    #expect(lines.contains("1 row without any label: passed over."))
    #expect(lines.contains("  2 values: “Hope.”"))
  }

  @Test func aSheetGoesOutBlindAndComesBack() throws {
    let bench = try Self.bench()
    let draw = try bench.run("touchstone evaluate sample texts --output sheet.csv" + Self.lexicon)
    #expect(draw.status == 0)
    #expect(draw.output.contains("random"))
    let sheet = try bench.text("sheet.csv")
    #expect(
      sheet.hasPrefix(
        "id,previous,sentence,next,values,targets,values_spans,targets_spans,note\r\n"))
    #expect(!sheet.contains("one.txt"))
    #expect(try bench.text("sheet.key.csv").contains("a/one.txt"))
    // A coder fills in two sentences of three.
    let filled = sheet.replacing(",,,,,\r\n", with: ",1,0,,,\r\n", maxReplacements: 2)
    try bench.write(filled, to: "sheet.csv")
    let result = try bench.run("touchstone evaluate sheet.csv --json" + Self.lexicon)
    #expect(result.status == 0)
    #expect(result.output.contains("\"rows\": 2,\n  \"uncoded\": 1,"))
    let again = try bench.run("touchstone evaluate sample texts --output sheet.csv" + Self.lexicon)
    #expect(again.status == 2)
    #expect(try bench.text("sheet.csv") == filled)
  }

  @Test func markedWordsAreComparedOnRequest() throws {
    let bench = try Self.bench()
    try bench.write("sentence,values,values_spans\nWe trust.,1,We trust\n", to: "gold.csv")
    let plain = try bench.run("touchstone evaluate gold.csv" + Self.lexicon)
    #expect(!plain.output.contains("same words"))
    let spans = try bench.run("touchstone evaluate gold.csv --spans" + Self.lexicon)
    #expect(spans.output.contains("0/1/0/0"))
    try bench.write("category,start,end\nvalues,19,24\n", to: "marked.csv")
    let documents = try bench.run(
      "touchstone evaluate marked.csv --documents texts/a/one.txt" + Self.lexicon)
    #expect(documents.status == 0)
    #expect(documents.output.contains("Marked words in 1 document."))
  }

  @Test func helpShowsTheMainUseAndTheSample() throws {
    let bench = try Self.bench()
    let help = try bench.run("touchstone evaluate --help")
    #expect(help.status == 0)
    #expect(help.output.contains("--spans"))
    #expect(help.output.contains("touchstone evaluate sample <paths> ..."))
    let sample = try bench.run("touchstone evaluate sample --help")
    #expect(sample.output.contains("--seed"))
    #expect(try bench.run("touchstone evaluate").status == 2)
  }

  @Test(arguments: [
    ("sample texts", "--output"),
    ("sample texts --output s.csv --size 0", "--size takes a number above 0."),
    ("sample texts --output s.csv --min-words 9 --max-words 3", "--min-words takes a number"),
    ("sample - --output s.csv", "standard input does not allow"),
    ("missing.csv", "missing.csv: cannot be read"),
    ("lexicon.yaml", "the column 'sentence' is missing"),
    ("lexicon.yaml --documents texts --key k.csv", "--documents goes with one CSV file"),
  ])
  func mistakesAreNamed(arguments: String, message: String) throws {
    let bench = try Self.bench()
    let result = try bench.run("touchstone evaluate \(arguments)" + Self.lexicon)
    #expect(result.status == 2)
    #expect(result.errors.contains(message))
    #expect(!bench.exists("s.csv"))
  }

  @Test func aDocumentThatCannotBeReadIsSaid() throws {
    let bench = try Self.bench()
    try bench.write("%PDF-1.4 nothing", to: "texts/a/two.pdf")
    let result = try bench.run("touchstone evaluate sample texts --output s.csv" + Self.lexicon)
    #expect(result.status == 3)
    #expect(result.errors.contains("touchstone: a/two.pdf: "))
    #expect(result.errors.contains("1 document could not be read"))
    #expect(bench.exists("s.csv"))
  }
}
