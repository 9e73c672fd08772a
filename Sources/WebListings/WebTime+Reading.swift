import Markup

extension WebTime {
  /// Reads a moment as sitemaps and feeds write it; nil where the text names none.
  ///
  /// Numbers are read as ISO 8601 has them (`2019`, `2019-03`, `20190312`, `2019-071`, `2019-03-12T10:00:00.5+01:00`), a space
  /// instead of the `T` allowed. Where a month is named, parts may come in any order, as in RFC 822 and its sloppy forms:
  /// `Tue, 12 Mar 2019 10:00 EST`, `March 12th, 2019 at 10 am`, `Tue Mar 12 10:00:00 2019`. What is not said is the first
  /// month, day, hour; without a time zone, UTC is meant.
  package init?(_ text: String) {
    let bytes = Array(text.utf8.prefix(100))
    var fields = Fields()
    let found =
      DateWords.hasMonth(bytes) ? fields.readWords(bytes) : fields.readNumbers(bytes[...].trimmed)
    guard found else { return nil }
    self.init(fields)
  }
}

extension WebTime.Fields {
  // MARK: ISO 8601

  /// Reads numbers in the order from the year down.
  fileprivate mutating func readNumbers(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    guard let year = rest.digits(4) else { return false }
    self.year = year
    guard readDay(&rest) else { return false }
    if rest.first == UInt8(ascii: "T") || rest.first == UInt8(ascii: "t") || rest.first == 0x20 {
      rest = rest.dropFirst().trimmed
      if !rest.isEmpty, !readClock(&rest) { return false }
    }
    for word in rest.split(whereSeparator: { $0.isBlank }) {
      if let zone = DateWords.zone(word) { offset = zone }
    }
    return true
  }

  private mutating func readDay(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let dash = UInt8(ascii: "-")
    let isDashed = rest.first == dash || rest.first == UInt8(ascii: "/")
    if isDashed { rest = rest.dropFirst() }
    let length = rest.prefix { $0.isASCIIDigit }.count
    if length == 3, let number = rest.digits(3) {
      return setDay(ofYear: number)
    }
    guard length >= 1 else { return !isDashed }
    guard let month = rest.digits(min(length, 2)) else { return false }
    self.month = month
    if isDashed {
      guard rest.first == dash || rest.first == UInt8(ascii: "/") else { return true }
      rest = rest.dropFirst()
    } else if length < 4 {
      return length == 2
    }
    guard let day = rest.digits(2) ?? rest.digits(1) else { return false }
    self.day = day
    return true
  }

  private mutating func setDay(ofYear number: Int) -> Bool {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var left = number
    for (index, length) in lengths.enumerated() {
      if left <= length {
        (month, day) = (index + 1, left)
        return true
      }
      left -= length
    }
    return false
  }

  /// Reads `10:00`, `10:00:00.5` or `100000`.
  private mutating func readClock(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let hour = rest.digits(2) ?? rest.digits(1) else { return false }
    self.hour = hour
    rest.skip(":")
    guard let minute = rest.digits(2) ?? rest.digits(1) else { return true }
    self.minute = minute
    rest.skip(":")
    second = rest.digits(2) ?? rest.digits(1) ?? 0
    if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
      rest = rest.dropFirst().drop { $0.isASCIIDigit }
    }
    return true
  }

  // MARK: Words

  /// Reads parts in any order, one of which names the month.
  fileprivate mutating func readWords(_ text: [UInt8]) -> Bool {
    var numbers: [Number] = []
    for word in DateWords.split(text) {
      if let month = DateWords.month(word) {
        self.month = month
      } else if word.first?.isASCIIDigit == true {
        guard readNumber(word[...], &numbers) else { return false }
      } else if DateWords.isHalf(word[...]) {
        // The hour stands by itself, behind day and year.
        if hour == 0, numbers.count > 2, let last = numbers.popLast() { hour = last.value }
        setHalf(word[...])
      } else if let zone = DateWords.zone(word[...]) {
        offset = zone
      }
    }
    return setDay(numbers)
  }

  /// A number of a date, and of how many digits it is.
  private typealias Number = (value: Int, digits: Int)

  /// Reads a word that begins with a digit: a time, or a number with or without an ending.
  private mutating func readNumber(_ word: ArraySlice<UInt8>, _ numbers: inout [Number]) -> Bool {
    var rest = word
    if word.contains(UInt8(ascii: ":")) {
      guard readClock(&rest) else { return false }
      if let zone = DateWords.zone(rest) { offset = zone }
      setHalf(rest)
      return true
    }
    let digits = rest.prefix { $0.isASCIIDigit }.count
    guard digits <= 4, let value = rest.digits(digits) else { return true }
    if DateWords.isHalf(rest) {
      hour = value
      setHalf(rest)
    } else {
      numbers.append((value, digits))
    }
    return true
  }

  /// Takes the first number of one or two digits for the day, and the next for the year.
  private mutating func setDay(_ numbers: [Number]) -> Bool {
    var hasDay = false
    for number in numbers {
      if number.digits <= 2, !hasDay {
        day = number.value
        hasDay = true
      } else if year == 0 {
        let isShort = number.digits <= 2
        year = isShort ? number.value + (number.value < 50 ? 2000 : 1900) : number.value
      }
    }
    return year > 0
  }

  /// Adds the twelve hours that `pm` means.
  private mutating func setHalf(_ word: ArraySlice<UInt8>) {
    guard DateWords.isHalf(word), let first = word.first else { return }
    if first | 0x20 == UInt8(ascii: "p"), hour < 12 { hour += 12 }
    if first | 0x20 == UInt8(ascii: "a"), hour == 12 { hour = 0 }
  }
}
