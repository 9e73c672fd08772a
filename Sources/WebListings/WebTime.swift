/// A moment as listings give it, in UTC and to the second.
package struct WebTime: Hashable, Sendable {
  /// Seconds since the start of 1970, leap seconds not counted.
  package let seconds: Int64

  /// A moment so many seconds after the start of 1970.
  package init(seconds: Int64) { self.seconds = seconds }

  /// The moment as `YYYY-MM-DDTHH:MM:SSZ`.
  package var text: String {
    let time = (seconds % 86_400 + 86_400) % 86_400
    return day + "T" + Self.two(time / 3600) + ":" + Self.two(time / 60 % 60) + ":"
      + Self.two(time % 60) + "Z"
  }

  /// The day as `YYYY-MM-DD`.
  package var day: String {
    let time = (seconds % 86_400 + 86_400) % 86_400
    // Days since 1 March of the year 0, after which the leap day is the last of a year.
    let days = (seconds - time) / 86_400 + 719_468
    let era = days / 146_097
    let ofEra = days % 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let civil = year + era * 400 + (month >= 10 ? 1 : 0)
    return Self.four(civil) + "-" + Self.two((month + 2) % 12 + 1) + "-" + Self.two(day)
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func four(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension WebTime {
  /// What a text names, number by number; seconds may be missing, as may all but the year.
  struct Fields {
    var year = 0
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0
    /// How far the clock is ahead of UTC, in seconds.
    var offset = 0
  }

  /// The moment that the fields name; nil where there is none.
  init?(_ fields: Fields) {
    guard (1...9999).contains(fields.year), (1...12).contains(fields.month),
      (1...Self.length(ofMonth: fields.month, in: fields.year)).contains(fields.day),
      (0...24).contains(fields.hour), (0...59).contains(fields.minute),
      (0...60).contains(fields.second), abs(fields.offset) <= 24 * 3600
    else { return nil }
    let month = (fields.month + 9) % 12
    let year = fields.year - month / 10
    let days = 365 * year + year / 4 - year / 100 + year / 400
    let day = days + (month * 306 + 5) / 10 + fields.day - 1 - 719_468
    let time = (fields.hour * 60 + fields.minute) * 60 + fields.second
    seconds = Int64(day * 86_400 + time - fields.offset)
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
