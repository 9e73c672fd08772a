import CorpusModel
import Measures
import Testing

/// What is drawn at random: permutations, the bootstrap, and trends beside them.
struct ResamplingTests {
  /// Hits that bunch (negative binomial, k = 1) in documents of 400 to 2,500 words, the same on both sides.
  static func nullCorpus(_ dice: inout Dice, documents: Int) -> (words: [Int], hits: [Int]) {
    let words = (0..<documents).map { _ in 400 + dice.below(2101) }
    let hits = words.map { words in
      let success = 1 / (1 + Double(words) * 0.009)
      var count = 0
      while dice.unit() > success { count += 1 }
      return count
    }
    return (words, hits)
  }

  @Test(arguments: [5, 8, 20])
  func falseAlarmsKeepToTheirLevel(side: Int) {
    var dice = Dice(seed: side)
    let runs = 400
    var alarms = 0
    for run in 0..<runs {
      let (words, hits) = Self.nullCorpus(&dice, documents: 2 * side)
      let test = DocumentPermutation(
        words: words, isFirst: (0..<2 * side).map { $0 < side }, rounds: 499, seed: UInt64(run))
      let item = DocumentPermutation.Item(documents: Array(hits.indices), hits: hits)
      if test.ratePValues([item])[0] <= 0.05 { alarms += 1 }
    }
    // .03 to .07, give or take two and a half standard errors of 400 runs.
    #expect((0.02...0.08).contains(Double(alarms) / Double(runs)), "\(alarms) of \(runs)")
  }

  @Test func aDifferenceIsFoundAndHasNoSide() {
    let words = [Int](repeating: 1000, count: 12)
    let hits = [9, 11, 10, 12, 9, 10, 2, 1, 3, 2, 1, 2]
    let item = DocumentPermutation.Item(documents: Array(0..<12), hits: hits)
    let first = (0..<12).map { $0 < 6 }
    let one = DocumentPermutation(words: words, isFirst: first)
    let other = DocumentPermutation(words: words, isFirst: first.map { !$0 })
    let p = one.ratePValues([item])[0]
    // Of 924 deals two are as far apart.
    #expect(p > 0.0005 && p < 0.006)
    #expect(other.ratePValues([item])[0] == p)
    let balance = one.balancePValue(first: hits, second: hits.reversed())
    #expect(balance < 0.006)
    #expect(other.balancePValue(first: hits, second: hits.reversed()) == balance)
  }

  @Test func unequalSidesHaveNoSideEither() {
    let words = [500, 900, 1200, 700, 2000, 1500, 800]
    let item = DocumentPermutation.Item(documents: [0, 1, 4, 6], hits: [4, 2, 9, 1])
    let first = [true, true, false, false, true, true, true]
    let one = DocumentPermutation(words: words, isFirst: first)
    let other = DocumentPermutation(words: words, isFirst: first.map { !$0 })
    #expect(one.ratePValues([item]) == other.ratePValues([item]))
  }

  @Test func withoutASideNothingDiffers() {
    let test = DocumentPermutation(words: [10, 20], isFirst: [true, true])
    let item = DocumentPermutation.Item(documents: [0], hits: [3])
    #expect(test.ratePValues([item]) == [1])
    #expect(test.balancePValue(first: [1, 2], second: [3, 4]) == 1)
  }

  @Test func bootstrapHoldsTheValueAndIsTheSameEachTime() throws {
    var dice = Dice(seed: 3)
    let clusters = (0..<15).map { _ in
      PoleCount(first: dice.below(12), second: 1 + dice.below(8))
    }
    let interval = try #require(BootstrapInterval.balance(PoleColumn(clusters)))
    let value = Balance.logit(ClusterMoments(clusters).poles)
    #expect(interval.low < value && value < interval.high)
    #expect(BootstrapInterval.balance(PoleColumn(clusters)) == interval)
    let robust = Balance(ClusterMoments(clusters).poles, clusters: ClusterMoments(clusters))
    // Two ways to the same thing: the widths agree within a third.
    let ratio =
      (interval.high - interval.low) / (robust.interval.high - robust.interval.low)
    #expect((0.67...1.5).contains(ratio), "\(ratio)")
    #expect(BootstrapInterval.balance(PoleColumn([PoleCount(first: 1, second: 1)])) == nil)
    #expect(
      BootstrapInterval.balance(
        PoleColumn([PoleCount](repeating: .init(first: 1, second: 2), count: 3)))
        == nil)
  }

  @Test func aTrendIsTheMedianSlope() throws {
    let points = (0..<12).map { number in
      let step = Double(number % 6)
      return (year: 2010 + step, value: 0.5 * step - 1)
    }
    let trend = try #require(Trend(points))
    #expect(abs(trend.perYear - 0.5) < 1e-12)
    #expect(abs(trend.intercept + 0.5 * 2010 + 1) < 1e-9)
    #expect(trend.interval.low <= 0.5 && trend.interval.high >= 0.5)
  }

  @Test func noLineThroughTooLittle() {
    let few = (0..<9).map { (year: Double($0), value: 1.0) }
    let fewDates = (0..<20).map { (year: Double($0 % 4), value: Double($0)) }
    #expect(Trend(few) == nil && Trend(fewDates) == nil)
  }

  @Test func numbersBelowABoundAreSpreadEvenly() {
    var generator = SplitMix64(state: 7)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[generator.below(3)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 400 }, "\(counts)")
  }
}
