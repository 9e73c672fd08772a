/// A second in UTC, as archives (`2026-01-31T12:00:00Z`) and HTTP (`Sat, 31 Jan 2026 12:00:00 GMT`) write it.
package struct UTCTime: Hashable, Sendable, Comparable {
  /// The seconds since 1970, leap seconds not counted.
  package let seconds: Int

  /// Makes a time.
  package init(seconds: Int) { self.seconds = seconds }

  /// The time that an HTTP date states: the form of RFC 9110 or one of the two older ones; nil for any other text.
  package init?(httpDate text: String) {
    let words = text.split(whereSeparator: { " ,-".contains($0) })
    let months = UTCTime.monthNames
    guard words.count >= 5 else { return nil }
    // `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`
    let isOld = months.contains(words[1].description)
    guard let day = Int(words[isOld ? 2 : 1]),
      let month = months.firstIndex(of: String(words[isOld ? 1 : 2])),
      var year = Int(words[isOld ? 4 : 3])
    else { return nil }
    if words[isOld ? 4 : 3].count == 2 { year += year < 70 ? 2000 : 1900 }
    let clock = words[isOld ? 3 : 4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, (1...31).contains(day), (1970...9999).contains(year),
      clock[0] < 24, clock[1] < 60, clock[2] < 61, clock.allSatisfy({ $0 >= 0 })
    else { return nil }
    seconds =
      UTCTime.days(year, month + 1, day) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }

  /// The time that an archive states: `2026-01-31T12:00:00Z`, fractions of a second dropped; or a day.
  package init?(archiveDate text: String) {
    let parts = text.split(whereSeparator: { "-T:.Z".contains($0) }).compactMap { Int($0) }
    guard parts.count >= 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]),
      (0...9999).contains(parts[0])
    else { return nil }
    let clock = parts.count >= 6 ? Array(parts[3..<6]) : [0, 0, 0]
    seconds =
      UTCTime.days(parts[0], parts[1], parts[2]) * 86_400 + clock[0] * 3600 + clock[1] * 60
      + clock[2]
  }

  /// As archives write it.
  package var archiveDate: String {
    let (day, second) = (seconds.flooredQuotient(86_400), seconds.flooredRemainder(86_400))
    let (year, month, dayOfMonth) = UTCTime.civil(day)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let date = "\(String(repeating: "0", count: max(0, 4 - String(year).count)))\(year)"
    return "\(date)-\(two(month))-\(two(dayOfMonth))T\(two(second / 3600)):"
      + "\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  package static func < (one: UTCTime, other: UTCTime) -> Bool { one.seconds < other.seconds }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The days from 1970-01-01 to a day of the Gregorian calendar: years begin in March, so that leap days come last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = (shifted.flooredQuotient(400), shifted.flooredRemainder(400))
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the Gregorian calendar so many days after 1970-01-01.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let (era, dayOfEra) = (shifted.flooredQuotient(146_097), shifted.flooredRemainder(146_097))
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
  }
}

extension Int {
  fileprivate func flooredQuotient(_ divisor: Int) -> Int {
    (self - flooredRemainder(divisor)) / divisor
  }

  fileprivate func flooredRemainder(_ divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
