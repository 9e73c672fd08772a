import ArgumentParser
import Touchstone

/// How documents are read: within which limits, and what is taken over from earlier scans.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Give a document up after so many seconds of processor time.", valueName: "seconds"))
  var maxSeconds = ScanOptions.ReadingLimits().seconds

  @Option(
    help: ArgumentHelp(
      "Give a document up that takes more memory than so many megabytes.", valueName: "megabytes"))
  var maxMemory = ScanOptions.ReadingLimits().memory / ReadingOptions.megabyte

  @Flag(
    help: """
      Keep what is made of each document even if there are few, and say what was taken over: a scan that \
      was stopped goes on, a repeated one reads only what has changed.
      """)
  var resume = false

  @Flag(help: "Read every document anew, and keep nothing for the next scan.")
  var fresh = false

  private static let megabyte = 1_000_000

  func validate() throws {
    guard (1...86_400).contains(maxSeconds) else {
      throw ValidationError("--max-seconds takes a number from 1 to 86400, found \(maxSeconds).")
    }
    guard (1...1_000_000).contains(maxMemory) else {
      throw ValidationError("--max-memory takes a number from 1 to 1000000, found \(maxMemory).")
    }
    guard !(resume && fresh) else {
      throw ValidationError("--resume takes over what --fresh reads anew; choose one.")
    }
  }

  /// Sets the options of a scan.
  func set(_ options: inout ScanOptions) {
    var limits = ScanOptions.ReadingLimits()
    limits.seconds = maxSeconds
    limits.memory = maxMemory * ReadingOptions.megabyte
    options.readingLimits = limits
    options.keepsResults = fresh ? .never : resume ? .always : .whereItPays
  }
}
