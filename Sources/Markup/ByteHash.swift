/// A hash of bytes that is the same in every run: FNV-1a, 64 bits (Fowler, Noll and Vo).
package struct ByteHash {
  /// The hash of what was added so far.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Makes the hash of no bytes.
  package init() {}

  /// Adds a byte.
  package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Parts what follows from what was added, by something that is no byte.
  package mutating func part() { value = (value ^ 0x100) &* 0x100_0000_01B3 }
}
