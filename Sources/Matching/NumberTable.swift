/// A dictionary from numbers to numbers, for building tries: open addressing, without a random seed.
struct NumberTable: Sendable {
  // A key is kept plus 1, so that 0 is a free place.
  private var keys: [UInt64]
  private var values: [UInt32]
  private var bits = 6
  private(set) var count = 0

  init() {
    keys = [UInt64](repeating: 0, count: 1 << bits)
    values = [UInt32](repeating: 0, count: 1 << bits)
  }

  /// The value of a key below 2⁶⁴ − 1; nil where it has none.
  subscript(key: UInt64) -> UInt32? {
    let place = place(of: key)
    return keys[place] == 0 ? nil : values[place]
  }

  /// Gives a value to a key that has none.
  mutating func insert(_ value: UInt32, for key: UInt64) {
    if count * 2 >= keys.count { grow() }
    let place = place(of: key)
    keys[place] = key + 1
    values[place] = value
    count += 1
  }

  /// All keys with their values, by key.
  func sorted() -> [(key: UInt64, value: UInt32)] {
    var pairs: [(key: UInt64, value: UInt32)] = []
    pairs.reserveCapacity(count)
    for place in keys.indices where keys[place] != 0 {
      pairs.append((keys[place] - 1, values[place]))
    }
    return pairs.sorted { $0.key < $1.key }
  }

  /// Where a key stands, or the free place where it would.
  private func place(of key: UInt64) -> Int {
    // The upper bits of a product by an odd constant: Fibonacci hashing (Knuth, vol. 3, section 6.4).
    var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
    while keys[place] != 0, keys[place] != key + 1 { place = (place + 1) & (keys.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = self
    bits += 1
    keys = [UInt64](repeating: 0, count: 1 << bits)
    values = [UInt32](repeating: 0, count: 1 << bits)
    for place in old.keys.indices where old.keys[place] != 0 {
      let new = self.place(of: old.keys[place] - 1)
      keys[new] = old.keys[place]
      values[new] = old.values[place]
    }
  }
}
