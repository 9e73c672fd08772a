/// What can be written as a few bytes, and made of them again.
package protocol Packable: Sendable {
  /// Makes the value of what ``pack(into:)`` wrote.
  init(from bytes: inout PackedReader)
  /// Writes the value.
  func pack(into bytes: inout PackedWriter)
}

/// Writes values as bytes, for this process alone: short numbers take one byte, texts a byte more than they have.
package struct PackedWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a number from 0.
  mutating func add(_ number: Int) {
    precondition(number >= 0, "only numbers from 0 are packed")
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes bytes.
  mutating func add(_ content: [UInt8]) {
    add(content.count)
    bytes += content
  }

  /// Writes a text.
  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  /// Writes what may be missing.
  mutating func add<Value>(_ value: Value?, _ write: (inout PackedWriter, Value) -> Void) {
    add(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }
}

/// Reads what a ``PackedWriter`` wrote, in the same order.
package struct PackedReader {
  private let bytes: [UInt8]
  private var place: Int

  /// Starts at a byte.
  init(_ bytes: [UInt8], at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  /// Reads a number.
  mutating func number() -> Int {
    var value = 0
    var shift = 0
    while true {
      let byte = bytes[place]
      place += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  /// Reads bytes.
  mutating func content() -> [UInt8] { Array(slice()) }

  /// Reads a text.
  mutating func text() -> String { String(decoding: slice(), as: UTF8.self) }

  /// Reads what may be missing.
  mutating func optional<Value>(_ read: (inout PackedReader) -> Value) -> Value? {
    number() == 0 ? nil : read(&self)
  }

  private mutating func slice() -> ArraySlice<UInt8> {
    let count = number()
    place += count
    return bytes[place - count..<place]
  }
}
