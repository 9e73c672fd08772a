import ArgumentParser
import Glibc

/// How many documents a verb reads side by side.
struct JobsOption: ParsableArguments {
  @Option(help: "How many documents to read side by side (default: one a processor).")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024, found \(jobs).")
    }
  }

  /// The number that was given, or that of the processors.
  var width: Int { jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
