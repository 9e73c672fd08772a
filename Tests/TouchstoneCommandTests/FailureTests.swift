import Foundation
import TestSupport
import Testing

/// What the program says when something is wrong: status, exact words, and that nothing is left behind.
struct FailureTests {
  /// A command, its exit status and what it writes to standard error.
  struct Case: Sendable, CustomStringConvertible {
    var command: String
    var status: Int32
    var errors: String
    var description: String { command }
  }

  static let cases = [
    Case(
      command: "touchstone scan nosuch", status: 1,
      errors: "touchstone: nosuch: there is no such file or folder; check the spelling\n"),
    Case(
      command: "mkdir empty && touchstone scan empty", status: 1,
      errors:
        "touchstone: empty: there is no document in it; documents are web pages, PDF, DOCX, ODT, EPUB, "
        + "Markdown, text and e-mail files\n"),
    Case(
      command: "touchstone scan 'no*'", status: 1,
      errors: "touchstone: no*: there is no such file or folder; check the spelling\n"),
    Case(
      command: "touchstone scan a.txt --lexicon nosuch.yaml", status: 2,
      errors: "touchstone: nosuch.yaml: the lexicon cannot be read: no such file\n"),
    Case(
      command: "touchstone scan a.txt --lexicon a.txt", status: 2,
      errors: "touchstone: a.txt: lexicons are read from .yaml, .dic, .dicx, .cat, .ykd, .lcd, "
        + ".lc3 and .csv files, not from .txt\n"),
    Case(
      command: "printf 'a: [x\\n' > l.yaml; touchstone scan a.txt --lexicon l.yaml", status: 2,
      errors: "touchstone: l.yaml:2:1: the YAML cannot be read: did not find expected ',' or ']'; "
        + "a value that holds ': ', '#' or quotation marks needs quotation marks around it\n"),
    Case(
      command: """
        printf 'poles: [values, tragets]\\ncategories:\\n  values: [x]\\n  targets: [y]\\n' > l.yaml
        touchstone scan a.txt --lexicon l.yaml
        """,
      status: 2,
      errors:
        "touchstone: l.yaml:1:1: unknown category 'tragets'; did you mean 'targets'?\n"),
    Case(
      command: """
        printf 'categories:\\n  a:\\n    trems: [x]\\n' > l.yaml
        touchstone lexicon check l.yaml
        """,
      status: 2, errors: "touchstone: l.yaml:3:5: unknown key 'trems'; did you mean 'terms'?\n"),
    Case(
      command: "printf 'a: [\"x (y\"]\\n' > l.yaml; touchstone lexicon check l.yaml", status: 2,
      errors: "touchstone: l.yaml:1:5: the pattern 'x (y' cannot be read: '(' at character 3 has "
        + "no partner\n"),
    Case(
      command: "touchstone scan a.txt --tables findngs", status: 2,
      errors: "touchstone: there is no table 'findngs'; did you mean 'findings'? The tables are "
        + "findings, jsonl, dropped, relations, documents, counts, summary, problems, report, "
        + "manifest, datapackage.\n"
    ),
    Case(
      command: "touchstone scan a.txt --tables xyzzy", status: 2,
      errors: "touchstone: there is no table 'xyzzy'. The tables are "
        + "findings, jsonl, dropped, relations, documents, counts, summary, problems, report, "
        + "manifest, datapackage.\n"),
    Case(
      command: "touchstone scan a.txt --nested --tables findings", status: 2,
      errors: "touchstone: the table 'findings' lists single hits, which other tools' rules do not "
        + "give; ask for counts, documents or summary\n"),
    Case(
      command: "mkdir mine; touch mine/notes; touchstone scan a.txt --output mine", status: 1,
      errors: "touchstone: ./mine: a folder stands there that is not a run of this program, so it "
        + "was left alone; choose another with --output\n"),
    Case(
      command: "touchstone scan a.txt --output a.txt", status: 1,
      errors: "touchstone: ./a.txt: a file stands where the run folder is to be; choose another "
        + "with --output\n"),
    Case(
      command: """
        mkdir m; printf 'file,group\\na.txt,x\\n' > m/manifest.csv; cp a.txt m
        touchstone scan m
        """,
      status: 1,
      errors:
        "touchstone: m/manifest.csv:1: the column 'path' is missing; the columns found are file, "
        + "group\n"),
    Case(
      command: "touchstone scan a.txt --output run --json > /dev/full", status: 1,
      errors: "touchstone: standard output: cannot write: No space left on device\n"),
  ]

  @Test(arguments: cases)
  func theMessageSaysWhereAndWhatToDo(example: Case) throws {
    let bench = try CommandBench()
    try bench.write("We trust people.\n", to: "a.txt")
    let result = try bench.run(example.command)
    #expect(result.status == example.status)
    #expect(result.errors == example.errors)
    #expect(result.output == "")
    #expect(try bench.names(".").filter { $0.hasPrefix(".") && $0.contains("partial") } == [])
    #expect(!bench.exists("output"))
  }

  @Test(arguments: [
    "touchstone scan", "touchstone scan a.txt --jobs 0", "touchstone scan a.txt --jbos 2",
    "touchstone scan a.txt --keep-hyphens", "touchstone scan a.txt --nested --liwc",
    "touchstone nosuch",
  ])
  func usageErrorsHaveStatusTwo(command: String) throws {
    let bench = try CommandBench()
    try bench.write("We trust people.\n", to: "a.txt")
    let result = try bench.run(command)
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("Error: "))
    #expect(!bench.exists("output"))
  }

  @Test func whatCouldNotBeReadIsNamedAndTheRunFinishes() throws {
    let bench = try CommandBench()
    try bench.write("We trust people.\n", to: "d/a.txt")
    try bench.write("", to: "d/b.md")
    try bench.write("%PDF-1.4", to: "d/c.pdf")
    try bench.write("<p><script>trust()</script>", to: "d/d.html")
    try bench.write("a picture", to: "d/e.png")
    let result = try bench.run("touchstone scan d")
    #expect(result.status == 3)
    #expect(result.output.contains("Not read: 3 documents"))
    let problems = try bench.text("output/d/problems.csv")
    for line in [
      "b.md,error,empty,", "c.pdf,error,pdf_damaged,", "d.html,error,no_text,",
      "e.png,note,not_a_document,",
    ] {
      #expect(problems.contains(line), "\(line)")
    }
    #expect(try bench.text("output/d/documents.csv").split(whereSeparator: \.isNewline).count == 2)
  }

  @Test func aNameOfOddBytesIsShownWithoutLoss() throws {
    let bench = try CommandBench()
    try bench.write("x", to: "d/plain.txt")
    let result = try bench.run(
      "printf 'We trust.' > \"$(printf 'd/na\\377me%%.txt')\"; touchstone scan d")
    #expect(result.status == 0)
    #expect(try bench.text("output/d/documents.csv").contains("\r\nna%FFme%25.txt,"))
  }

  @Test(
    .enabled(if: getuid() == 0, "skipped: only root can take a folder's permissions from nobody"))
  func aFolderThatMayNotBeReadIsAClearError() throws {
    let bench = try CommandBench()
    try bench.write("We trust.", to: "d/a.txt")
    let result = try bench.run(
      """
      chmod 000 d; chmod 755 .; cp "$(command -v touchstone)" ./copy
      setpriv --reuid=65534 --regid=65534 --clear-groups ./copy scan d --output out
      """)
    #expect(result.status == 1)
    #expect(result.errors == "touchstone: d: cannot be read: Permission denied\n")
  }

  @Test(.enabled(if: CommandBench.canMount, "skipped: a small disk cannot be mounted here"))
  func aFullDiskLeavesNothingBehind() throws {
    let bench = try CommandBench()
    let corpus = SharedData.projectFolder.appendingPathComponent("corpora/example").path
    let result = try bench.run(
      """
      mkdir disk && mount -t tmpfs -o size=200k tmpfs disk
      touchstone scan '\(corpus)' --output disk/run; status=$?
      ls -A disk; umount disk; exit $status
      """)
    #expect(result.status == 1)
    #expect(result.errors.contains("No space left on device; make room on the disk and scan again"))
    #expect(result.output == "")
  }
}

extension CommandBench {
  /// Whether a small disk can be made here: root may, outside most containers.
  static let canMount: Bool = {
    guard let bench = try? CommandBench() else { return false }
    let command = "mkdir m && mount -t tmpfs -o size=64k tmpfs m && umount m"
    return (try? bench.run(command).status) == 0
  }()
}
