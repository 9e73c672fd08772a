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
    let start = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// Appends a number in the shortest form that reads back as the same number.
  ///
  /// The form is that of Swift's `description`: 0.0001 to 2^53 come without an exponent.
  mutating func append(number: Double) {
    append(text: number.description)
  }
}
