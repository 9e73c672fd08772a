import Markup

extension ArraySlice<UInt8> {
  /// Takes a number of just so many digits, or nothing.
  mutating func digits(_ count: Int) -> Int? {
    let digits = prefix(count)
    guard digits.count == count, count > 0, digits.allSatisfy({ $0.isASCIIDigit }) else {
      return nil
    }
    removeFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Takes a sign, if it stands here.
  mutating func skip(_ mark: Unicode.Scalar) {
    if first == UInt8(ascii: mark) { removeFirst() }
  }
}

/// The words of dates: names of months and zones, halves of the day.
enum DateWords {
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

  /// The number of the month that a word names, in full or in short.
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
