import ChildProcesses
import Glibc
import Testing

@Suite struct ChildProcessTests {
  static let limits = ChildProcess.Limits(
    memory: 1 << 29, processorSeconds: 20, seconds: 20, output: 1 << 20)

  func run(
    _ program: String, _ arguments: [String], input: String = "",
    limits: ChildProcess.Limits = Self.limits
  ) throws -> ChildProcess.Result {
    let path = try #require(ChildProcess.find(program))
    let bytes = Array(input.utf8)
    let results = try ChildProcess.run(
      [ChildProcess(path, arguments)], input: bytes.span, limits: limits)
    return try #require(results.first)
  }

  @Test func readsItsInputAsAFile() throws {
    let result = try run("cat", ["/dev/stdin"], input: "values\n")
    #expect(result.output == Array("values\n".utf8))
    #expect(result.ending == .exited(0))
  }

  @Test func seesNothingOfTheEnvironment() throws {
    let result = try run("env", [])
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.sorted() == ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"])
  }

  @Test func tellsStatusAndMessages() throws {
    let result = try run("cat", ["/does/not/exist"])
    #expect(result.ending == .exited(1))
    #expect(String(decoding: result.messages, as: UTF8.self).contains("/does/not/exist"))
  }

  @Test func givesNoShellItsArguments() throws {
    let result = try run("echo", ["$(id); `id`", "*"])
    #expect(String(decoding: result.output, as: UTF8.self) == "$(id); `id` *\n")
  }

  @Test func endsWhatTakesTooLong() throws {
    var limits = Self.limits
    limits.seconds = 1
    #expect(try run("sleep", ["600"], limits: limits).ending == .outOfTime)
  }

  @Test func endsWhatUsesTooMuchProcessorTime() throws {
    var limits = Self.limits
    limits.processorSeconds = 1
    let result = try run("sha256sum", ["/dev/zero"], limits: limits)
    #expect(result.ending == .outOfTime)
  }

  @Test func endsWhatWritesTooMuch() throws {
    #expect(try run("yes", []).ending == .tooMuchOutput)
  }

  @Test func refusesMoreMemory() throws {
    // `tail` keeps the last line, which never ends.
    let result = try run("tail", ["-n", "1", "/dev/zero"])
    #expect(result.ending == .exited(1))
  }

  @Test func writesNothingIntoFiles() throws {
    let path = "/tmp/touchstone-child-test-\(getpid())"
    defer { unsafe unlink(path) }
    let result = try run("tee", [path], input: "text")
    #expect(result.ending != .exited(0))
    #expect(try run("cat", [path]).output.isEmpty)
  }

  @Test func runsSeveralAtOnceInOrder() throws {
    let cat = try #require(ChildProcess.find("cat"))
    let wc = try #require(ChildProcess.find("wc"))
    let bytes = [UInt8](repeating: 0x61, count: 300_000)
    let results = try ChildProcess.run(
      [ChildProcess(cat, ["/dev/stdin"]), ChildProcess(wc, ["-c", "/dev/stdin"])],
      input: bytes.span, limits: Self.limits)
    #expect(results.map(\.ending) == [.exited(0), .exited(0)])
    #expect(results[0].output == bytes)
    #expect(String(decoding: results[1].output, as: UTF8.self).hasPrefix("300000 "))
  }

  @Test func findsNoProgramThatIsNotThere() {
    #expect(ChildProcess.find("no-program-of-this-name") == nil)
  }
}
