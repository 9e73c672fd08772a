/// Random numbers that are the same in every run: the SplitMix64 generator of Steele, Lea and Flood
/// (2014).
struct Dice {
  private var state: UInt64

  /// Starts a sequence.
  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &+ 0x1234_5678 }

  /// Sixty-four random bits.
  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to `bound - 1`.
  mutating func below(_ bound: Int) -> Int { Int(bits() >> 33) % bound }

  /// A number from 0 to 1.
  mutating func unit() -> Double { Double(bits() >> 11) / 9_007_199_254_740_992 }
}
