/// Text and numbers appended to a buffer of UTF-8 bytes.
extension [UInt8] {
  /// Appends text as it is.
  mutating func append(text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends an integer in decimal digits.
  mutating func append(integer: Int) {
    if integer < 0 { append(UInt8(ascii: "-")) }
    var rest = integer.magnitude
    if rest >= 100_000_000 {
      append(integer: Int(rest / 100_000_000))
      rest = rest % 100_000_000
      var bound: UInt = 10_000_000
      while bound > rest, bound > 1 {
        append(UInt8(ascii: "0"))
        bound /= 10
      }
    }
    // The last digit comes first and ends highest.
    var digits: UInt64 = 0
    repeat {
      digits = digits << 8 | UInt64(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    while digits != 0 {
      append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }

  /// Appends a number in the shortest form that reads back as the same number.
  ///
  /// The form is that of Swift's `description`: 0.0001 to 2^53 come without an exponent.
  mutating func append(number: Double) {
    // Most numbers in tables are whole, and then the form is known.
    if number.magnitude < 1e15, number == Double(Int(number)), number != 0 || number.sign == .plus {
      append(integer: Int(number))
      append(UInt8(ascii: "."))
      append(UInt8(ascii: "0"))
    } else {
      append(text: number.description)
    }
  }
}
