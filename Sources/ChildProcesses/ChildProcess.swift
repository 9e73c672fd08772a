/// A program that is run as a child process, without a shell, with limits that the system holds it to.
package struct ChildProcess: Hashable, Sendable {
  /// The file of the program.
  package var program: String
  /// What it is called with, without its own name.
  package var arguments: [String]

  /// Makes a call of a program.
  package init(_ program: String, _ arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// What a child may use.
  package struct Limits: Hashable, Sendable {
    /// Address space, in bytes.
    package var memory: Int
    /// Processor time, in seconds.
    package var processorSeconds: Int
    /// Time by the clock, in seconds, for all children that run at once.
    package var seconds: Int
    /// Bytes that it may write to its standard output.
    package var output: Int

    /// Makes limits.
    package init(memory: Int, processorSeconds: Int, seconds: Int, output: Int) {
      self.memory = memory
      self.processorSeconds = processorSeconds
      self.seconds = seconds
      self.output = output
    }
  }

  /// How a child came to its end.
  package enum Ending: Hashable, Sendable {
    /// It ended by itself, with this status.
    case exited(Int)
    /// A signal ended it: it crashed.
    case crashed(signal: Int)
    /// It was ended because its time was up.
    case outOfTime
    /// It was ended because it wrote too much.
    case tooMuchOutput
  }

  /// What a child left.
  package struct Result: Hashable, Sendable {
    /// What it wrote to standard output.
    package var output: [UInt8] = []
    /// The first bytes of what it wrote to standard error.
    package var messages: [UInt8] = []
    /// How it ended.
    package var ending = Ending.exited(0)
  }

  /// Why no child could be started.
  package enum Failure: Error, Hashable, Sendable {
    /// The program that sets the limits is not there; without it nothing is started.
    case noLimiter
    /// The system refuses; the reason is in its words.
    case system(String)
  }

  /// The program of the name `name` in the folders of the user's `PATH`, if it is there.
  package static func find(_ name: String) -> String? {
    guard let path = SystemCalls.environment("PATH") else { return nil }
    // A folder that is not named from the root would make what runs depend on where the user stands.
    return path.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { SystemCalls.isExecutable($0) }
  }

  /// Runs children at once, each with the same bytes to read as its file `/dev/stdin`.
  ///
  /// A child sees none of the user's environment, writes nothing into files, and is ended at its limits.
  ///
  /// - Returns: what each left, in the order of `children`.
  package static func run(
    _ children: [ChildProcess], input: Span<UInt8>, limits: Limits
  ) throws(Failure) -> [Result] {
    guard let limiter = find("prlimit") else { throw .noLimiter }
    let file = try SystemCalls.unnamedFile(holding: input)
    var watch = ChildWatch(limits: limits)
    for child in children {
      do {
        let started = try SystemCalls.start(child.limited(by: limiter, limits), input: file)
        watch.add(started)
      } catch {
        watch.endAll()
        throw error
      }
    }
    return watch.wait()
  }

  /// The call of `prlimit` that makes the call with limits set.
  private func limited(by limiter: String, _ limits: Limits) -> ChildProcess {
    ChildProcess(
      limiter,
      [
        "--as=\(limits.memory)", "--cpu=\(limits.processorSeconds)", "--core=0", "--fsize=0",
        "--nofile=64", program,
      ] + arguments)
  }
}
