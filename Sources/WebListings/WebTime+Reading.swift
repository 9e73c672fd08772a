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
      Words.hasMonth(bytes) ? fields.readWords(bytes) : fields.readNumbers(bytes[...].trimmed)
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
    return rest.isEmpty || readZone(rest.trimmed)
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

  /// Reads `Z`, `+01:00`, `+0100`, `+1` or a name; other words after the time say nothing.
  private mutating func readZone(_ text: ArraySlice<UInt8>) -> Bool {
    for word in text.split(whereSeparator: { $0.isBlank }) {
      if let zone = Words.zone(word) { offset = zone }
    }
    return true
  }

  // MARK: Words

  /// Reads parts in any order, one of which names the month.
  fileprivate mutating func readWords(_ text: [UInt8]) -> Bool {
    var numbers: [(value: Int, digits: Int)] = []
    var hasDay = false
    for word in Words.split(text) {
      if let month = Words.month(word) {
        self.month = month
      } else if word.first?.isASCIIDigit == true, word.contains(UInt8(ascii: ":")) {
        var rest = word[...]
        guard readClock(&rest) else { return false }
        if !rest.isEmpty { _ = readZone(rest) }
        setHalf(rest)
      } else if word.first?.isASCIIDigit == true {
        var rest = word[...]
        let digits = rest.prefix { $0.isASCIIDigit }.count
        guard digits <= 4, let value = rest.digits(digits) else { continue }
        if Words.isHalf(rest) {
          hour = value
          setHalf(rest)
        } else {
          numbers.append((value, digits))
        }
      } else if Words.isHalf(word[...]) {
        if hour == 0, numbers.count > 2, let last = numbers.popLast() { hour = last.value }
        setHalf(word[...])
      } else if let zone = Words.zone(word[...]) {
        offset = zone
      }
    }
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
    guard Words.isHalf(word), let first = word.first else { return }
    if first | 0x20 == UInt8(ascii: "p"), hour < 12 { hour += 12 }
    if first | 0x20 == UInt8(ascii: "a"), hour == 12 { hour = 0 }
  }
}

extension ArraySlice<UInt8> {
  /// Takes a number of just so many digits, or nothing.
  fileprivate mutating func digits(_ count: Int) -> Int? {
    let digits = prefix(count)
    guard digits.count == count, count > 0, digits.allSatisfy({ $0.isASCIIDigit }) else {
      return nil
    }
    removeFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  fileprivate mutating func skip(_ mark: Unicode.Scalar) {
    if first == UInt8(ascii: mark) { removeFirst() }
  }
}

/// The words of dates.
private enum Words {
  /// The parts of a date: numbers with what hangs on them, words, zones.
  static func split(_ text: [UInt8]) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for word in text.split(whereSeparator: { $0.isBlank || $0 == UInt8(ascii: ",") }) {
      // `12-Mar-2019` has dashes between, `-0500` one before.
      let parts = word.split(separator: UInt8(ascii: "-"))
      if parts.count > 2 || (parts.count == 2 && parts.contains { month(Array($0)) != nil }) {
        words += parts.map { Array($0) }
      } else {
        words.append(Array(word))
      }
    }
    return words
  }

  /// Whether a word is the name of a month.
  static func hasMonth(_ text: [UInt8]) -> Bool { split(text).contains { month($0) != nil } }

  static func month(_ word: [UInt8]) -> Int? {
    guard word.count >= 3, word.count <= 10, word[0].isASCIILetter else { return nil }
    let name = String(decoding: word, as: UTF8.self).lowercased().prefix { $0 != "." }
    guard let index = months.firstIndex(where: { $0.hasPrefix(name.prefix(3)) && name.count >= 3 })
    else { return nil }
    return months[index].hasPrefix(name) || name == "sept" ? index + 1 : nil
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// Whether a word is `am` or `pm`, with or without stops.
  static func isHalf(_ word: ArraySlice<UInt8>) -> Bool {
    let letters = word.filter { $0 != UInt8(ascii: ".") }
    guard letters.count == 2, letters[1] | 0x20 == UInt8(ascii: "m") else { return false }
    return letters[0] | 0x20 == UInt8(ascii: "a") || letters[0] | 0x20 == UInt8(ascii: "p")
  }

  /// How far a zone is ahead of UTC, in seconds; nil for what is none.
  static func zone(_ word: ArraySlice<UInt8>) -> Int? {
    var rest = word.drop { $0 == UInt8(ascii: "(") }
    let letters = rest.prefix { $0.isASCIILetter }
    let name = String(decoding: letters, as: UTF8.self).uppercased()
    rest = rest.dropFirst(letters.count)
    if name.isEmpty || name == "GMT" || name == "UTC" || name == "UT", let sign = rest.first,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    {
      rest = rest.dropFirst()
      guard let hours = rest.digits(2) ?? rest.digits(1) else { return nil }
      rest.skip(":")
      let minutes = rest.digits(2) ?? 0
      guard minutes < 60 else { return nil }
      return (sign == UInt8(ascii: "-") ? -60 : 60) * (hours * 60 + minutes)
    }
    return zones[name].map { $0 * 3600 }
  }

  /// Names of zones, in hours.
  private static let zones: [String: Int] = [
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MET": 1,
    "CEST": 2, "MEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "AST": -4, "ADT": -3, "EST": -5,
    "EDT": -4, "ET": -5, "CST": -6, "CDT": -5, "CT": -6, "MST": -7, "MDT": -6, "MT": -7,
    "PST": -8, "PDT": -7, "PT": -8, "AKST": -9, "AKDT": -8, "HST": -10, "JST": 9, "AEST": 10,
    "AEDT": 11, "NZST": 12, "NZDT": 13,
  ]
}
