import Foundation
import TestSupport
import Testing

/// The pool, and the single worker (of width 0 here), are run in a program of its own, because they copy the process that they are in: the test runner has many threads.
@Suite struct WorkerPoolTests {
  private static func lines(_ count: Int, width: Int, _ bad: [Int: String] = [:]) throws -> [String]
  {
    let cases = bad.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let (status, output) = try OtherPrograms.run(
      BuiltProgram.named("WorkerProbe"), ["\(count)", "\(width)"] + cases)
    #expect(status == 0)
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func expected(_ number: Int) -> String {
    let square = "\(number * number)"
    return "\(number) \(square) \(square.utf8.count + 1 + number % 5 * 40_000)"
  }

  @Test(arguments: [0, 1, 2, 7])
  func resultsComeInOrder(width: Int) throws {
    let lines = try WorkerPoolTests.lines(500, width: width)
    #expect(lines == (0..<500).map(WorkerPoolTests.expected))
  }

  @Test(arguments: [0, 2]) func nothingIsDoneWithNothing(width: Int) throws {
    #expect(try WorkerPoolTests.lines(0, width: width).isEmpty)
  }

  @Test(arguments: [0, 1, 3])
  func whatEndsAWorkerTakesNothingElseWithIt(width: Int) throws {
    var bad = [
      0: "trap", 3: "spin", 7: "sleep", 8: "swell", 9: "spill", 20: "trap", 21: "trap", 39: "trap",
    ]
    // Address space is what a sanitizer takes without measure.
    if Sanitizer.isOn { bad[8] = nil }
    let failures = [
      "trap": "crashed(signal: 4)", "spin": "outOfTime", "sleep": "outOfTime",
      "swell": "outOfMemory",
      "spill": "tooMuchOutput",
    ]
    let lines = try WorkerPoolTests.lines(40, width: width, bad)
    let expected = (0..<40).map { number in
      bad[number].flatMap { failures[$0] }.map { "\(number) \($0)" }
        ?? WorkerPoolTests.expected(number)
    }
    #expect(lines == expected)
  }

  @Test(arguments: [0, 1]) func aWorkerThatGoesAwayIsABreakdown(width: Int) throws {
    let lines = try WorkerPoolTests.lines(3, width: width, [1: "exit"])
    #expect(lines[1] == "1 crashed(signal: 0)")
    #expect(lines[2] == WorkerPoolTests.expected(2))
  }

  @Test(arguments: [0, 2]) func everyItemMayBreakDown(width: Int) throws {
    let lines = try WorkerPoolTests.lines(
      30, width: width, Dictionary(uniqueKeysWithValues: (0..<30).map { ($0, "trap") }))
    #expect(lines == (0..<30).map { "\($0) crashed(signal: 4)" })
  }

  @Test(arguments: [0, 4]) func noProcessStaysBehind(width: Int) throws {
    _ = try WorkerPoolTests.lines(20, width: width, [5: "trap"])
    let (_, output) = try OtherPrograms.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '"])
    // Other tests of this suite run the program side by side, with other arguments.
    #expect(!String(decoding: output, as: UTF8.self).contains("WorkerProbe 20 \(width) 5=trap"))
  }
}
