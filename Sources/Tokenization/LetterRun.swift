/// How many ASCII letters stand at a place, up to eight, and how many of them are capitals.
///
/// Eight bytes are looked at as one number. English words end after an unforeseeable number of letters,
/// and a loop over them costs a mispredicted branch each.
struct LetterRun {
  /// The number of letters, 0 to 8.
  var count: Int
  /// The number of capitals among them.
  var upper: Int

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
    let run: UInt64 = ~(~0 >> UInt64(8 * count))
    upper = (letters & run & ~(bytes << 2)).nonzeroBitCount
  }

  private init(slowlyIn text: Span<UInt8>, at position: Int, upTo end: Int) {
    (count, upper) = (0, 0)
    while position + count < end, count < 8 {
      let byte = text[position + count]
      guard (byte | 0x20) &- 0x61 < 26 else { return }
      if byte < 0x61 { upper += 1 }
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
