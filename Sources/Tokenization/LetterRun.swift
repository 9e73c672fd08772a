/// The ASCII letters that stand at a place, up to eight of them.
///
/// Eight bytes are looked at as one number. English words end after an unforeseeable number of letters,
/// and a loop over them costs a mispredicted branch each.
struct LetterRun {
  /// The number of letters, 0 to 8.
  var count: Int
  /// The high bit of each byte that holds one of the letters, the first byte highest.
  var letters: UInt64
  /// The high bit of each byte that holds a capital.
  var capitals: UInt64

  /// The bits of a run whose first letter is the only capital.
  static let firstCapital: UInt64 = 1 << 63

  /// The bit that tells a lower-case letter from a capital, in each of eight bytes.
  static let lowerCaseBits: UInt64 = 0x2020_2020_2020_2020

  /// Looks at the bytes from `position` on, but not beyond `end`.
  @inline(__always)
  init(in text: Span<UInt8>, at position: Int, upTo end: Int) {
    guard position + 8 <= end else {
      self = LetterRun(slowlyIn: text, at: position, upTo: end)
      return
    }
    let high: UInt64 = 0x8080_8080_8080_8080
    let bytes = text.eightBytes(at: position)
    let lower = (bytes | LetterRun.lowerCaseBits) & ~high
    // The high bit of each byte that is at least `a`, and of each that is beyond `z`.
    let atLeastA = lower &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = lower &+ 0x0505_0505_0505_0505
    let letters = atLeastA & ~beyondZ & ~bytes & high
    let others = ~letters & high
    count = others.leadingZeroBitCount >> 3
    self.letters = letters & ~(~0 >> UInt64(8 * count))
    capitals = self.letters & ~(bytes << 2)
  }

  private init(slowlyIn text: Span<UInt8>, at position: Int, upTo end: Int) {
    (count, letters, capitals) = (0, 0, 0)
    while position + count < end, count < 8 {
      let byte = text[position + count]
      guard (byte | 0x20) &- 0x61 < 26 else { return }
      let bit = LetterRun.firstCapital >> UInt64(8 * count)
      letters |= bit
      if byte < 0x61 { capitals |= bit }
      count += 1
    }
  }
}

extension Span<UInt8> {
  /// The eight bytes from `index` on as one number, the first byte highest.
  @inline(__always)
  func eightBytes(at index: Int) -> UInt64 {
    let bytes = extracting(index..<index + 8)
    return UInt64(bytes[7]) | UInt64(bytes[6]) << 8 | UInt64(bytes[5]) << 16
      | UInt64(bytes[4]) << 24 | UInt64(bytes[3]) << 32 | UInt64(bytes[2]) << 40
      | UInt64(bytes[1]) << 48 | UInt64(bytes[0]) << 56
  }
}
