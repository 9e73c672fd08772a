/// Writes values one behind the other, as ``RecordReader`` reads them.
///
/// Whole numbers take as few bytes as they need, texts and bytes are preceded by their length. Nothing says what a value
/// is: who reads must ask for the same kinds in the same order.
package struct RecordWriter: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  /// Makes a record without values.
  package init() {}

  /// Writes a whole number.
  package mutating func write(_ value: Int) {
    // Small numbers of either sign are short: 0, -1, 1, -2 become 0, 1, 2, 3.
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a number, bit by bit.
  package mutating func write(_ value: Double) {
    var bits = value.bitPattern
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
    }
  }

  /// Writes yes or no.
  package mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Writes a text.
  package mutating func write(_ text: String) {
    write(text.utf8Span.span)
  }

  /// Writes a row of bytes.
  package mutating func write(_ row: [UInt8]) {
    write(row.span)
  }

  /// Writes a row of bytes that is lent.
  package mutating func write(_ row: Span<UInt8>) {
    write(row.count)
    bytes.append(lent: row)
  }

  /// Writes a value, if there is one.
  @inlinable
  package mutating func write<Value>(
    _ value: Value?, _ write: (inout RecordWriter, Value) -> Void
  ) {
    self.write(value != nil)
    if let value { write(&self, value) }
  }

  /// Writes a list.
  @inlinable
  package mutating func write<Value>(
    _ values: [Value], _ write: (inout RecordWriter, Value) -> Void
  ) {
    self.write(values.count)
    for value in values { write(&self, value) }
  }
}
