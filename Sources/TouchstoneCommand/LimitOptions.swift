import ArgumentParser
import Touchstone

/// Within which limits each document is read, in a process of its own.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Give a document up after so many seconds of processor time.", valueName: "seconds"))
  var maxSeconds = ScanOptions.ReadingLimits().seconds

  @Option(
    help: ArgumentHelp(
      "Give a document up that takes more memory than so many megabytes.", valueName: "megabytes"))
  var maxMemory = ScanOptions.ReadingLimits().memory / LimitOptions.megabyte

  private static let megabyte = 1_000_000

  func validate() throws {
    guard (1...86_400).contains(maxSeconds) else {
      throw ValidationError("--max-seconds takes a number from 1 to 86400, found \(maxSeconds).")
    }
    guard (1...1_000_000).contains(maxMemory) else {
      throw ValidationError("--max-memory takes a number from 1 to 1000000, found \(maxMemory).")
    }
  }

  /// The limits that were given, or the usual ones.
  var limits: ScanOptions.ReadingLimits {
    var limits = ScanOptions.ReadingLimits()
    limits.seconds = maxSeconds
    limits.memory = maxMemory * LimitOptions.megabyte
    return limits
  }
}
