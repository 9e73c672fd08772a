/// What can be written as a few bytes, and made of them again.
package protocol Recordable: Sendable {
  /// Makes the value of what ``write(to:)`` wrote.
  init(from reader: inout RecordReader) throws(RecordReader.Damage)
  /// Writes the value.
  func write(to record: inout RecordWriter)
}

/// Reads what a ``RecordWriter`` wrote; bytes that no writer wrote are an error, never a breakdown.
package struct RecordReader: Sendable {
  /// Why nothing could be read.
  package struct Damage: Error, Hashable, Sendable {
    /// Where in the bytes it shows.
    package let offset: Int
  }

  private let bytes: [UInt8]
  private var position: Int

  /// Begins at one of some bytes, the first if none is named.
  package init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// Whether all has been read.
  package var isAtEnd: Bool { position == bytes.count }

  /// Reads a whole number.
  package mutating func int() throws(Damage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: UInt(value >> 1)) ^ -Int(value & 1) }
      shift += 7
    }
    throw damage
  }

  /// Reads a number.
  package mutating func double() throws(Damage) -> Double {
    let row = try take(8)
    return Double(bitPattern: row.reversed().reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// Reads yes or no.
  package mutating func bool() throws(Damage) -> Bool {
    switch try take(1).first {
    case 0: return false
    case 1: return true
    default: throw damage
    }
  }

  /// Reads a text.
  package mutating func string() throws(Damage) -> String {
    let bytes = try take(length())
    guard let text = try? UTF8Span(validating: bytes.span) else { throw damage }
    return String(copying: text)
  }

  /// Reads a row of bytes.
  package mutating func row() throws(Damage) -> [UInt8] { Array(try take(length())) }

  /// Reads past a text or a row of bytes, and says where among the bytes of the record it stands.
  package mutating func place() throws(Damage) -> Range<Int> {
    let count = try length()
    position += count
    return position - count..<position
  }

  /// Reads a value, if one was written.
  @inlinable
  package mutating func optional<Value>(
    _ read: (inout RecordReader) throws(Damage) -> Value
  ) throws(Damage) -> Value? {
    try bool() ? try read(&self) : nil
  }

  /// Reads a list.
  @inlinable
  package mutating func list<Value>(
    _ read: (inout RecordReader) throws(Damage) -> Value
  ) throws(Damage) -> [Value] {
    let count = try length()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  /// Reads how much follows; each value takes a byte at least, so that damage cannot ask for more memory than there are
  /// bytes.
  @usableFromInline
  package mutating func length() throws(Damage) -> Int {
    let count = try int()
    guard (0...bytes.count - position).contains(count) else { throw damage }
    return count
  }

  private mutating func take(_ count: Int) throws(Damage) -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else { throw damage }
    position += count
    return bytes[position - count..<position]
  }

  /// What is to be thrown where a value cannot be what was written.
  package var damage: Damage { Damage(offset: position) }
}
