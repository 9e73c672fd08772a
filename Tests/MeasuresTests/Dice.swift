import Measures

/// Random numbers that are the same in every run.
struct Dice {
  private var generator: SplitMix64

  /// Starts a sequence.
  init(seed: Int) {
    generator = SplitMix64(state: UInt64(truncatingIfNeeded: seed) &+ 0x1234_5678)
  }

  /// Sixty-four random bits.
  mutating func bits() -> UInt64 { generator.next() }

  /// A number from 0 to `bound - 1`.
  mutating func below(_ bound: Int) -> Int { Int(bits() >> 33) % bound }

  /// A number from 0 to 1.
  mutating func unit() -> Double { Double(bits() >> 11) / 9_007_199_254_740_992 }
}
