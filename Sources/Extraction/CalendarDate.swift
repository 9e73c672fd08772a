/// Finds the calendar date in the many ways in which pages write one.
enum CalendarDate {
  /// The date in `text` as `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where no more is said; nil if none.
  ///
  /// The date is taken as written, without moving it to another time zone. Dates such as `03/04/2020`
  /// are read only where the day cannot be a month.
  static func normalised(_ text: String) -> String? {
    let parts = parts(of: text)
    for index in parts.indices {
      if let date = numbersFirst(parts[index...]) ?? wordsFirst(parts[index...]) { return date }
    }
    let only = parts.filter { if case .word = $0 { false } else { true } }
    guard only.count == 1, case .number(let year, 4) = only[0] else { return nil }
    return isYear(year) ? "\(year)" : nil
  }

  /// The number of the day that `date`, as `YYYY-MM-DD`, names, counted on without gaps; nil where it names no day.
  static func day(_ date: String) -> Int? {
    let numbers = date.split(separator: "-").compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    // The year begins in March here, so that its last month is the one of changing length.
    let month = (numbers[1] + 9) % 12
    let year = numbers[0] - month / 10
    let days = 365 * year + year / 4 - year / 100 + year / 400
    return days + (month * 306 + 5) / 10 + numbers[2] - 1
  }

  private enum Part {
    case number(Int, Int)
    case month(Int)
    /// Any other word, across which no date is read.
    case word
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static let longMonths = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// What may stand inside a date: ordinal endings, and the letters between date and time.
  private static let insideDates: Set<String> = ["st", "nd", "rd", "th", "of", "t", "z"]

  /// The numbers, names of months and other words in `text`; signs are passed over.
  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var digits = ""
    var letters = ""
    for character in text.lowercased() + " " {
      let isDigit = character.isASCII && character.isAnyNumber
      if !isDigit, !digits.isEmpty {
        parts.append(contentsOf: numbers(digits))
        digits = ""
      }
      if !character.isAnyLetter, !letters.isEmpty {
        if let month = month(letters) {
          parts.append(.month(month))
        } else if !insideDates.contains(letters) {
          parts.append(.word)
        }
        letters = ""
      }
      if isDigit { digits.append(character) }
      if character.isAnyLetter { letters.append(character) }
      if parts.count > 24 { break }
    }
    return parts
  }

  private static func numbers(_ digits: String) -> [Part] {
    guard digits.count == 8, let all = Int(digits), isYear(all / 10_000) else {
      return Int(digits).map { [.number($0, digits.count)] } ?? []
    }
    return [.number(all / 10_000, 4), .number(all / 100 % 100, 2), .number(all % 100, 2)]
  }

  private static func month(_ letters: String) -> Int? {
    if letters == "sept" { return 9 }
    let index = longMonths.firstIndex(of: letters) ?? months.firstIndex(of: letters)
    return index.map { $0 + 1 }
  }

  /// `2019-03-12`, `2019-03`, `25/03/2019`, `03/25/2019`.
  private static func numbersFirst(_ parts: ArraySlice<Part>) -> String? {
    let numbers = parts.prefix(3).compactMap { part -> (value: Int, digits: Int)? in
      if case .number(let value, let digits) = part { (value, digits) } else { nil }
    }
    guard numbers.count == min(3, parts.count), numbers.count >= 2 else { return nil }
    if numbers[0].digits == 4, isYear(numbers[0].value), (1...12).contains(numbers[1].value) {
      let day = numbers.count > 2 && numbers[2].digits <= 2 ? numbers[2].value : nil
      return format(numbers[0].value, numbers[1].value, day)
    }
    guard numbers.count == 3, numbers[2].digits == 4, isYear(numbers[2].value) else { return nil }
    let (first, second) = (numbers[0].value, numbers[1].value)
    if first > 12 || first == second { return format(numbers[2].value, second, first) }
    return second > 12 ? format(numbers[2].value, first, second) : nil
  }

  /// `12 March 2019`, `March 12, 2019`, `March 2019`.
  private static func wordsFirst(_ parts: ArraySlice<Part>) -> String? {
    let three = Array(parts.prefix(3))
    if three.count == 3, case .number(let year, 4) = three[2], isYear(year) {
      if case .number(let day, 1...2) = three[0], case .month(let month) = three[1] {
        return format(year, month, day)
      }
      if case .month(let month) = three[0], case .number(let day, 1...2) = three[1] {
        return format(year, month, day)
      }
    }
    if three.count >= 2, case .month(let month) = three[0], case .number(let year, 4) = three[1],
      isYear(year)
    {
      return format(year, month, nil)
    }
    return nil
  }

  private static func isYear(_ number: Int) -> Bool { (1900...2099).contains(number) }

  private static func format(_ year: Int, _ month: Int, _ day: Int?) -> String? {
    guard (1...12).contains(month) else { return nil }
    let start = "\(year)-\(month < 10 ? "0" : "")\(month)"
    guard let day else { return start }
    guard (1...31).contains(day) else { return nil }
    return start + "-\(day < 10 ? "0" : "")\(day)"
  }
}
