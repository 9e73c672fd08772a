/// The ASCII letters that stand at a place, up to eight of them.
///
/// Eight bytes are looked at as one number. English words end after an unforeseeable number of letters,
/// and a loop over them costs a mispredicted branch each.
struct LetterRun {
  /// The number of letters, 0 to 8.
  var count: Int
  /// The letters, capitals made small, the first one lowest; 0 behind them.
  var folded: UInt64
  /// The high bit of each byte that holds one of the letters, the first byte lowest.
  var letters: UInt64
  /// The high bit of each byte that holds a capital.
  var capitals: UInt64

  /// The bits of a run whose first letter is the only capital.
  static let firstCapital: UInt64 = 0x80

  /// Looks at the bytes from `position` on, but not beyond `end`.
  @inline(__always)
  init(in text: Span<UInt8>, at position: Int, upTo end: Int) {
    self =
      position + 8 <= end
      ? LetterRun(text.eightBytes(at: position))
      : LetterRun(slowlyIn: text, at: position, upTo: end)
  }

  /// Looks at eight bytes, the first one lowest.
  @inline(__always)
  init(_ bytes: UInt64) {
    let high: UInt64 = 0x8080_8080_8080_8080
    let small = bytes | 0x2020_2020_2020_2020
    let lower = small & ~high
    // The high bit of each byte that is at least `a`, and of each that is beyond `z`.
    let atLeastA = lower &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = lower &+ 0x0505_0505_0505_0505
    let all = atLeastA & ~beyondZ & ~bytes & high
    let others = all ^ high
    count = others.trailingZeroBitCount >> 3
    // All bits below the lowest of `others`.
    let below = (others &- 1) & ~others
    letters = all & below
    capitals = letters & ~(bytes << 2)
    // The lowest of `others` is the highest bit of its byte.
    folded = others == 0 ? small : small & below >> 7
  }

  private init(slowlyIn text: Span<UInt8>, at position: Int, upTo end: Int) {
    var bytes: UInt64 = 0
    for offset in 0..<min(8, max(0, end - position)) {
      bytes |= UInt64(text[position + offset]) << UInt64(8 * offset)
    }
    self.init(bytes)
  }
}
