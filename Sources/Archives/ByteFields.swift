extension [UInt8] {
  /// The little-endian number of two bytes at `offset`, which must be in range.
  func short(at offset: Int) -> Int {
    Int(self[offset]) | Int(self[offset + 1]) << 8
  }

  /// The little-endian number of four bytes at `offset`, which must be in range.
  func long(at offset: Int) -> Int {
    short(at: offset) | short(at: offset + 2) << 16
  }

  /// The little-endian number of eight bytes at `offset`; nil if no file can be so large.
  func wide(at offset: Int) -> Int? {
    let high = long(at: offset + 4)
    return high < 1 << 16 ? long(at: offset) | high << 32 : nil
  }
}
