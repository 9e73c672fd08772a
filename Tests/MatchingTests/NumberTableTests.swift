import Testing

@testable import Matching

struct NumberTableTests {
  /// As a dictionary does, with keys that differ in their lowest bits, in their highest, or by chance.
  @Test func answersAsADictionaryDoes() {
    var table = NumberTable()
    var expected: [UInt64: UInt32] = [:]
    var chance: UInt64 = 1
    for number in 0..<UInt32(5_000) {
      chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for key in [UInt64(number), UInt64(number) << 40, chance >> 8] where expected[key] == nil {
        table.insert(number, for: key)
        expected[key] = number
      }
    }
    #expect(table.count == expected.count)
    #expect(expected.allSatisfy { table[$0.key] == $0.value })
    #expect(table[1 << 63] == nil)
    #expect(table.sorted().map(\.key) == expected.keys.sorted())
    #expect(table.sorted().allSatisfy { expected[$0.key] == $0.value })
  }
}
