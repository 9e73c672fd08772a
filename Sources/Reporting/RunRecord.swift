internal import Glibc

/// What is known of a run before its first document; the manifest states it.
package struct RunRecord: Hashable, Sendable {
  /// The version of the tool.
  package var toolVersion: String
  /// The options, in the order in which they are to be shown.
  package var options: [JSONValue.Member]
  /// The number of documents that were read side by side.
  package var jobs: Int
  /// When the run began.
  package var started: Timestamp

  /// Makes a record.
  package init(
    toolVersion: String, options: [JSONValue.Member], jobs: Int, started: Timestamp
  ) {
    self.toolVersion = toolVersion
    self.options = options
    self.jobs = jobs
    self.started = started
  }
}

/// A moment in Universal Time, to the second.
package struct Timestamp: Hashable, Sendable {
  /// Seconds since 1970 began.
  package let seconds: Int

  /// Makes a moment.
  package init(seconds: Int) { self.seconds = seconds }

  /// The present moment.
  package static var now: Timestamp { Timestamp(seconds: time(nil)) }

  /// The moment as RFC 3339 writes it, such as `2026-01-31T09:30:00Z`.
  ///
  /// The date follows from the day number by Hinnant's `civil_from_days`,
  /// https://howardhinnant.github.io/date_algorithms.html, years counted from March.
  package var text: String {
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let date = [padded(year, 4), padded(month), padded(dayOfMonth)]
    let second = seconds - day * 86_400
    let clock = [padded(second / 3600), padded(second / 60 % 60), padded(second % 60)]
    return date.joined(separator: "-") + "T" + clock.joined(separator: ":") + "Z"
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
