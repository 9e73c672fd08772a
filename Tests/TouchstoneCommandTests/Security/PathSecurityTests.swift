import Foundation
import Glibc
import TestSupport
import Testing

/// The table of hostile names and files, as a user meets them: the built program, real files, its own limits.
///
/// Where a case speaks of memory, the program runs with at most 512 MB of it (`ulimit -d`), and its workers too.
@Suite struct PathSecurityTests {
  private static let file = "data/suites/security/paths.json"

  /// The checks, by the ids of the table.
  static let checks: [String: @Sendable (CommandBench) throws -> Void] = [
    "dotdot-output": outputIsTakenAsGiven,
    "doc-name-slash": namesFromDocumentsStayInTheFolder,
    "doc-name-nul": controlCharactersAreRemoved,
    "name-255": longNamesAreCut,
    "symlink-in": linksAreNotFollowed,
    "symlink-loop": loopsEnd,
    "fifo": pipesAreSkipped,
    "device": devicesAreRefused,
    "dir-as-file": foldersAreNoFiles,
    "no-permission": unreadableFilesAreNamed,
    "vanishes": vanishedFilesAreNamed,
    "grows": growingFilesAreBounded,
    "non-utf8-name": namesThatAreNoUTF8AreEscaped,
    "newline-name": lineBreaksInNamesAreEscaped,
    "million": manySmallFilesTakeBoundedMemory,
    "big": largeFilesAreLeftAlone,
    "terminal": escapesDoNotReachTheTerminal,
  ]

  @Test("every case of the table has a check", SharedData.required(file))
  func isComplete() throws {
    #expect(try SecurityTable.ids(Self.file) == Set(Self.checks.keys))
  }

  @Test("paths, names and files", arguments: checks.keys.sorted())
  func path(id: String) throws {
    let bench = try CommandBench()
    try bench.write("We trust people.", to: "d/a.txt")
    try Self.checks[id]?(bench)
  }

  // MARK: What is written

  private static func outputIsTakenAsGiven(_ bench: CommandBench) throws {
    let result = try bench.run(
      "mkdir -p one/two; cd one/two; touchstone scan ../../d --output ../../x/run --quiet")
    #expect(result.status == 0, "\(result.errors)")
    #expect(bench.exists("x/run/findings.csv"))
  }

  /// Names of parts of archives, of rows and of records become names of files.
  private static func namesFromDocumentsStayInTheFolder(_ bench: CommandBench) throws {
    try bench.write(
      ZipWriter.archive([
        "../../../x.txt": "Trust.", "/etc/y.txt": "Trust.", ".hidden/.z.txt": "Trust.",
        "a/x\u{301}/\u{301}b.txt": "Trust.",
      ]), to: "in/docs.zip")
    try bench.write(
      """
      {"id":"https://a.example/b/c?d","text":"Trust."}
      {"id":"../../../e","text":"Trust."}
      {"id":"..\\/\u{301}f","text":"Trust."}
      """, to: "in/rows.jsonl")
    let result = try bench.run(
      """
      touchstone extract in/docs.zip --output deep/er/zip
      touchstone extract in/rows.jsonl --text-column text --id-column id --output deep/er/rows
      find deep -type f | LC_ALL=C sort; ls
      """)
    #expect(
      result.output.split(separator: "\n").map(String.init) == [
        "deep/er/zip/: 3 documents", "deep/er/rows/: 3 documents",
        "deep/er/rows/rows.jsonl#.._.._.._e.txt", "deep/er/rows/rows.jsonl#.._f.txt",
        "deep/er/rows/rows.jsonl#https:__a.example_b_c?d.txt",
        "deep/er/zip/docs.zip/a/x\u{301}/\u{301}b.txt", "deep/er/zip/docs.zip/etc/y.txt",
        "deep/er/zip/docs.zip/x.txt",
        "d", "deep", "in",
      ], "\(result.output)\(result.errors)")
  }

  private static func controlCharactersAreRemoved(_ bench: CommandBench) throws {
    try bench.write(
      ZipWriter.archive(["a\0b.txt": "Trust.", "c\u{1B}[2Jd.txt": "Trust."]), to: "in/docs.zip")
    try bench.write(#"{"id":"e\u0000f\u0007","text":"Trust."}"#, to: "in/rows.jsonl")
    let result = try bench.run(
      """
      touchstone extract in/docs.zip --output zip >/dev/null
      touchstone extract in/rows.jsonl --text-column text --id-column id --output rows >/dev/null
      find zip rows -type f | LC_ALL=C sort
      """)
    #expect(!result.output.contains { $0 == "\0" || $0 == "\u{1B}" || $0 == "\u{7}" })
    #expect(result.output.split(separator: "\n").count == 3, "\(result.output)\(result.errors)")
  }

  private static func longNamesAreCut(_ bench: CommandBench) throws {
    let long = "x" + String(repeating: "é", count: 150)
    try bench.write(
      ZipWriter.archive([
        ZipWriter.Entry(long + ".txt", "Trust."), ZipWriter.Entry(long + "2.txt", "Targets."),
        ZipWriter.Entry(long + "/" + long + ".txt", "Trust."),
      ]), to: "in/docs.zip")
    let result = try bench.run("touchstone extract in/docs.zip --output out")
    #expect(result.output == "out/: 3 documents\n", "\(result.errors)")
    let cut = "x" + String(repeating: "é", count: 99)
    #expect(
      try bench.names("out/docs.zip") == [cut, cut + "-2.txt", cut + ".txt"].sorted())
    #expect(try bench.names("out/docs.zip/" + cut) == [cut + ".txt"])
    // A file system takes no longer name than 255 bytes, so that the program meets none either.
    let scan = try bench.run("touchstone scan in --output run --quiet")
    #expect(scan.status == 0, "\(scan.errors)")
    #expect(try bench.documents("run").contains("docs.zip/" + long + ".txt"))
  }

  // MARK: What is read

  private static func linksAreNotFollowed(_ bench: CommandBench) throws {
    let result = try bench.run(
      """
      ln -s / d/root; ln -s /etc/passwd d/passwd.txt; ln -s nowhere d/broken.txt
      touchstone scan d --output run --quiet
      """)
    #expect(result.status == 3)
    #expect(try bench.documents("run") == ["a.txt"])
    #expect(
      try bench.problems("run")
        == ["root": ["link"], "passwd.txt": ["link"], "broken.txt": ["unreadable"]])
    // A manifest comes with the folder: what it lists is not what the user asked for.
    let listed = try bench.run(
      "printf 'path\\na.txt\\npasswd.txt\\n' > d/manifest.csv; touchstone scan d --output listed")
    #expect(listed.status == 3)
    #expect(try bench.problems("listed")["passwd.txt"] == ["link"])
    // Who names a link asks for what it leads to.
    let asked = try bench.run(
      "ln -s d link; ln -s d/a.txt link.txt; touchstone scan link link.txt --output asked --quiet")
    #expect(asked.status == 3)
    #expect(try bench.documents("asked") == ["link.txt", "link/a.txt"])
  }

  private static func loopsEnd(_ bench: CommandBench) throws {
    let result = try bench.run(
      """
      mkdir d/a; ln -s .. d/a/b; ln -s self d/self; ln -s . d/here
      touchstone scan d --output run --quiet
      """)
    #expect(result.status == 3, "\(result.errors)")
    #expect(try bench.documents("run") == ["a.txt"])
    #expect(try bench.problems("run")["a/b"] == ["link"])
  }

  private static func pipesAreSkipped(_ bench: CommandBench) throws {
    let result = try bench.run("mkfifo d/pipe.txt; touchstone scan d --output run --quiet")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try bench.problems("run") == ["pipe.txt": ["not_a_file"]])
  }

  private static func devicesAreRefused(_ bench: CommandBench) throws {
    let named = try bench.run("touchstone scan /dev/zero --output run")
    #expect(named.status == 1)
    #expect(named.errors.contains("/dev/zero: "), "\(named.errors)")
    #expect(!bench.exists("run"))
    let piped = try bench.run(
      "touchstone scan - --output piped --max-bytes 1000000 --quiet < /dev/zero")
    #expect(piped.status == 3, "\(piped.errors)")
    #expect(try bench.problems("piped") == ["stdin": ["too_large"]])
  }

  private static func foldersAreNoFiles(_ bench: CommandBench) throws {
    try bench.write("Targets were met.", to: "d/x.html/b.txt")
    let result = try bench.run("mkdir d/y.pdf; touchstone scan d --output run --quiet")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try bench.documents("run") == ["a.txt", "x.html/b.txt"])
  }

  /// To root every file is readable, so that the program runs without root's rights, where it can be run so.
  private static func unreadableFilesAreNamed(_ bench: CommandBench) throws {
    try bench.write("Targets were met.", to: "d/b.txt")
    try bench.write("Targets were met.", to: "d/c/d.txt")
    let isRoot = getuid() == 0
    let program =
      isRoot ? "setpriv --reuid 65534 --regid 65534 --clear-groups touchstone" : "touchstone"
    guard try bench.run("\(program) --version").status == 0 else {
      // Neither can the case be tried as root, nor the program be run as somebody else.
      return
    }
    let result = try bench.run(
      "chmod 777 .; chmod 000 d/b.txt d/c; \(program) scan d --output run --quiet; s=$?; chmod 755 d/c; exit $s"
    )
    #expect(result.status == 3, "\(result.errors)")
    #expect(try bench.documents("run") == ["a.txt"])
    #expect(try bench.problems("run") == ["b.txt": ["unreadable"], "c": ["unreadable"]])
  }

  /// The program first reads what it is given on standard input, which comes once the folder has been listed.
  private static func scanning(_ folder: String, while change: String) -> String {
    """
    (while ! ls -d .run.partial* >/dev/null 2>&1; do sleep 0.02; done; \(change); printf 'We trust.') |
      touchstone scan - \(folder) --output run --jobs 1 --max-bytes 1000 --quiet
    """
  }

  private static func vanishedFilesAreNamed(_ bench: CommandBench) throws {
    try bench.write("We trust people.", to: "z/b.txt")
    try bench.write("We trust people.", to: "z/c.txt")
    let result = try bench.run(scanning("z", while: "rm z/b.txt"))
    #expect(result.status == 3, "\(result.errors)")
    #expect(try bench.problems("run") == ["z/b.txt": ["vanished"]])
    #expect(try bench.documents("run") == ["stdin", "z/c.txt"])
  }

  private static func growingFilesAreBounded(_ bench: CommandBench) throws {
    try bench.write("We trust people.", to: "z/b.txt")
    try bench.write("We trust people.", to: "z/c.txt")
    let result = try bench.run(
      scanning("z", while: "head -c 100000000 /dev/zero >> z/b.txt; printf ' Trust.' >> z/c.txt"))
    #expect(result.status == 3, "\(result.errors)")
    #expect(try bench.problems("run") == ["z/b.txt": ["too_large"]])
    #expect(try bench.documents("run") == ["stdin", "z/c.txt"])
  }

  private static func namesThatAreNoUTF8AreEscaped(_ bench: CommandBench) throws {
    let result = try bench.run(
      """
      printf 'Trust.' > "$(printf 'd/b\\377.txt')"
      touchstone scan d --output run --quiet && touchstone extract d --output out
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try bench.documents("run") == ["a.txt", "b%FF.txt"])
    #expect(try bench.names("out") == ["a.txt", "b%FF.txt"])
  }

  private static func lineBreaksInNamesAreEscaped(_ bench: CommandBench) throws {
    try bench.write("We trust people.", to: "d/b\n\"c\",\r.txt")
    let result = try bench.run("touchstone scan d --output run --quiet")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try bench.documents("run") == ["a.txt", "b%0A\"c\",%0D.txt"])
    let findings = try bench.rows("run/findings.csv")
    #expect(findings.map { $0["doc_id"] } == ["a.txt", "b%0A\"c\",%0D.txt"])
  }

  // MARK: How much is read

  private static func manySmallFilesTakeBoundedMemory(_ bench: CommandBench) throws {
    #if DEBUG
      let count = 5_000
    #else
      let count = 20_000
    #endif
    let result = try bench.run(
      """
      mkdir m; i=0; while [ $i -lt \(count) ]; do echo 'We trust you.' > m/$i.txt; i=$((i+1)); done
      \(Sanitizer.memoryLimit(kilobytes: 524_288))
      touchstone scan m --output run --max-memory 512 --max-seconds 10 --quiet
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try bench.documents("run").count == count)
  }

  private static func largeFilesAreLeftAlone(_ bench: CommandBench) throws {
    let result = try bench.run(
      """
      truncate -s 4G d/big.txt
      \(Sanitizer.memoryLimit(kilobytes: 524_288))
      touchstone scan d --output run --max-memory 512 --max-seconds 10 --quiet
      """)
    #expect(result.status == 3, "\(result.errors)")
    #expect(try bench.documents("run") == ["a.txt"])
    #expect(try bench.problems("run") == ["big.txt": ["too_large"]])
  }

  /// On a terminal of 80 columns, which another program plays.
  private static func escapesDoNotReachTheTerminal(_ bench: CommandBench) throws {
    try bench.write(
      "<title>\u{1B}]0;owned\u{7}</title><p>We trust \u{1B}[2J\u{9B}31m people here and value honesty.",
      to: "d/b.html")
    try bench.write("", to: "d/c\u{1B}]0;owned\u{7}.txt")
    try bench.write(
      """
      import os, pty, sys
      sys.exit(os.waitstatus_to_exitcode(pty.spawn(["touchstone"] + sys.argv[1:])))
      """, to: "terminal.py")
    for command in ["scan d --output run", "extract d", "concordance trust d"] {
      let result = try bench.run("python3 terminal.py \(command) < /dev/null")
      #expect(result.output.contains("trust"), "\(command): \(result.output)\(result.errors)")
      #expect(!result.output.contains("\u{1B}]"), "\(command)")
      #expect(!result.output.contains("\u{1B}[2J"), "\(command)")
      #expect(
        !result.output.unicodeScalars.contains { $0 == "\u{7}" || $0 == "\u{9B}" }, "\(command)")
    }
  }
}
