import ArgumentParser
import Touchstone

/// How documents are read: within which limits, and what is taken over from earlier scans.
struct ReadingOptions: ParsableArguments {
  @OptionGroup
  var limits: LimitOptions

  @Flag(
    help: """
      Keep what is made of each document even if there are few, and say what was taken over: a scan that \
      was stopped goes on, a repeated one reads only what has changed.
      """)
  var resume = false

  @Flag(help: "Read every document anew, and keep nothing for the next scan.")
  var fresh = false

  func validate() throws {
    guard !(resume && fresh) else {
      throw ValidationError("--resume takes over what --fresh reads anew; choose one.")
    }
  }

  /// Sets the options of a scan.
  func set(_ options: inout ScanOptions) {
    options.readingLimits = limits.limits
    options.keepsResults = fresh ? .never : resume ? .always : .whereItPays
  }
}
