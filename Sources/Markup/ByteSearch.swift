extension Span<UInt8> {
  /// The eight bytes from `index` on as one number, the first byte lowest; there must be as many.
  @inline(__always)
  func eightBytes(at index: Int) -> UInt64 {
    // One check for all eight, in a form that the compiler recognises as such, and as one load.
    let bytes = extracting(droppingFirst: index)
    precondition(bytes.count >= 8, "eight bytes are read where fewer are left")
    return UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16
      | UInt64(bytes[3]) << 24 | UInt64(bytes[4]) << 32 | UInt64(bytes[5]) << 40
      | UInt64(bytes[6]) << 48 | UInt64(bytes[7]) << 56
  }

  /// Where a byte stands next, from `start` on and before `end`; `end` if it does not.
  package func place(of byte: UInt8, from start: Int, upTo end: Int) -> Int {
    var index = start
    while index + 8 <= end {
      let found = EightBytes.marks(of: byte, in: eightBytes(at: index))
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < end, self[index] != byte { index += 1 }
    return index
  }

  /// Calls `body` with every place at which a byte stands, ascending.
  package func forEachPlace(of byte: UInt8, _ body: (Int) -> Void) {
    var index = 0
    while index + 8 <= count {
      var found = EightBytes.marks(of: byte, in: eightBytes(at: index))
      while found != 0 {
        body(index + found.trailingZeroBitCount >> 3)
        found &= found &- 1
      }
      index += 8
    }
    while index < count {
      if self[index] == byte { body(index) }
      index += 1
    }
  }

  /// The number of characters in a range of valid UTF-8: of bytes that do not continue one.
  package func characterCount(in range: Range<Int>) -> Int {
    let bytes = extracting(range)
    var continuing = 0
    var index = 0
    while index + 32 <= bytes.count {
      continuing += bytes.continuingAmong32(at: index)
      index += 32
    }
    while index < bytes.count {
      if bytes[index] & 0xC0 == 0x80 { continuing += 1 }
      index += 1
    }
    return bytes.count - continuing
  }

  /// How many of 32 bytes continue a character; written so that it becomes vector code.
  @inline(__always)
  private func continuingAmong32(at index: Int) -> Int {
    let bytes = extracting(droppingFirst: index)
    precondition(bytes.count >= 32, "32 bytes are looked at together")
    var sum: UInt8 = 0
    for offset in 0..<32 { sum &+= (bytes[offset] >> 7) & ~(bytes[offset] >> 6) & 1 }
    return Int(sum)
  }
}

/// Looks at eight bytes as one number.
enum EightBytes {
  /// The high bit of each byte that equals `byte`.
  @inline(__always)
  static func marks(of byte: UInt8, in bytes: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = bytes ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    // A byte's own sum never carries into the next, so that every mark is right.
    return ~((difference & low) &+ low | difference | low)
  }
}
