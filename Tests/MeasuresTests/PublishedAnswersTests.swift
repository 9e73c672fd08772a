import CorpusModel
import Measures
import TestSupport
import Testing

/// Worked values that others published or computed, with the tolerance to which they are known.
struct PublishedAnswersTests {
  private func close(
    _ value: Double?, _ expected: Double, _ tolerance: Double,
    at location: SourceLocation = #_sourceLocation
  ) {
    guard let value else {
      Issue.record("no value, expected \(expected)", sourceLocation: location)
      return
    }
    #expect(
      abs(value - expected) <= tolerance, "\(value), expected \(expected)",
      sourceLocation: location)
  }

  // MARK: Two by two

  @Test func fourCells() {
    close(FourCells(10, 0, 3, 31_764).logLikelihood, 167.23, 0.005)
    close(FourCells(3, 0, 0, 31_774).chiSquare, 31_777, 0.5)
    let pedersen = FourCells(1, 3, 3, 1)
    close(pedersen.correctedChiSquare, 0.5, 0.005)
    close(ChiSquareDistribution.upperTail(0.5, degreesOfFreedom: 1), 0.48, 0.005)
    close(pedersen.fisherExact, 0.486, 0.0005)
    let (a, b) = (5610, 2257)
    let delta = FourCells(a, 168_938, b, 10_233_063).deltaP
    close(delta?.columnGivenRow, 0.032, 0.0005)
    close(delta?.rowGivenColumn, 0.697, 0.0005)
  }

  @Test func tablesWithoutCasesHaveNoValues() {
    let empty = FourCells(0, 0, 0, 0)
    #expect(empty.logLikelihood == nil && empty.chiSquare == nil && empty.deltaP == nil)
    #expect(FourCells(2, 0, 3, 0).chiSquare == nil)
    #expect(empty.fisherExact == 1)
  }

  @Test(arguments: [
    (7, 1000, 2, 1000, 2.9419, 2.9545, -4.6464, 1.584963),
    (100, 10_000, 50, 10_000, 16.9899, 17.1158, 7.2124, 0.992840),
    (0, 5000, 12, 8000, 11.6522, 11.6591, 2.1864, -3.965838),
    (130, 50_000, 20, 50_000, 90.1418, 90.2630, 78.7501, 2.670354),
  ])
  func keyness(
    a: Int, n: Int, b: Int, m: Int, two: Double, four: Double, bic: Double, ratio: Double
  ) {
    let pair = FrequencyPair(hits: a, words: n, otherHits: b, otherWords: m)
    close(pair.twoCellLogLikelihood, two, 5e-5)
    close(pair.logLikelihood, four, 5e-5)
    close(pair.bayesFactor, bic, 5e-5)
    close(pair.logRatio, ratio, 5e-5)
    close(pair.swapped.logRatio, -ratio, 5e-5)
  }

  @Test(arguments: [
    (7, 1000, 2, 1000, 0.0), (100, 10_000, 50, 10_000, 0.496258), (32, 1200, 10, 900, 0.203049),
  ])
  func conservativeLogRatio(a: Int, n: Int, b: Int, m: Int, expected: Double) {
    let pair = FrequencyPair(hits: a, words: n, otherHits: b, otherWords: m)
    close(pair.conservativeLogRatio(), expected, 5e-6)
    close(pair.swapped.conservativeLogRatio(), -expected, 5e-6)
  }

  @Test(arguments: [
    (32, 1200, 10, 900, 2.4, 1.1861, 4.8563), (11, 25, 3, 34, 4.9867, 1.5515, 16.0273),
  ])
  func rateRatio(a: Int, n: Int, b: Int, m: Int, value: Double, low: Double, high: Double) {
    let ratio = FrequencyPair(hits: a, words: n, otherHits: b, otherWords: m).rateRatio()
    close(ratio?.value, value, 5e-5)
    close(ratio?.interval.low, low, 5e-5)
    close(ratio?.interval.high, high, 5e-5)
  }

  @Test func effects() {
    func pair(_ a: Int, _ n: Int, _ b: Int, _ m: Int) -> FrequencyPair {
      FrequencyPair(hits: a, words: n, otherHits: b, otherWords: m)
    }
    close(pair(206_523, 959_641, 178_174, 1_562_358).percentDifference, 88.7, 0.05)
    close(pair(16_217, 2_796_938, 735, 2_087_946).oddsRatio, 16.6, 0.05)
    close(pair(35, 112_289_811, 263, 1_559_717_242).simpleMaths(adding: 1), 1.1224, 5e-5)
    close(pair(18, 1000, 35, 1000).differenceCoefficient, -0.32, 0.005)
    close(pair(20, 1000, 20, 1000).logRatio, 0, 0)
    #expect(pair(3, 100, 0, 100).percentDifference == .infinity)
    #expect(pair(0, 100, 0, 100).percentDifference == nil)
    #expect(pair(1, 0, 1, 9).logRatio == nil)
  }

  @Test func rankSum() {
    let u = RankSum.u([12, 15, 18, 24, 88], [3, 3, 13, 27, 33])
    #expect(u + 15 == 31)
  }

  // MARK: Company

  @Test func collocation() {
    close(
      Association.tScore(joint: 8, first: 15_828, second: 4675, total: 14_307_668), 0.999932, 5e-7)
    close(
      Association.mutualInformation(joint: 8, first: 1105, second: 44, total: 15_000_000), 11.3,
      0.05)
    close(
      Association.logLikelihood(joint: 10, first: 13, second: 10, total: 31_777), 167.23, 0.005)
    #expect(Association.mutualInformation(joint: 0, first: 1, second: 1, total: 9) == nil)
  }

  // MARK: Spread

  @Test func dispersionOfEqualParts() throws {
    let parts = { (counts: [Int]) in
      try #require(
        Dispersion(counts: counts, sizes: [Int](repeating: 10, count: counts.count)))
    }
    close(try parts([3, 3, 3]).dp, 0, 1e-15)
    close(try parts([2, 1, 0]).dpNorm, 0.5, 0.05)
    close(try parts([0, 4, 3, 2, 1]).juillandD, 0.6464, 5e-5)
    close(try parts([2, 1, 1, 1, 0]).carrollD2, 0.8277, 5e-5)
    close(try parts([1, 2, 3, 4, 5]).rosengrenS, 0.937, 0.0005)
  }

  @Test(arguments: [
    ([2, 2, 2, 2, 2], 0.02, 0.024, 0.968, 0.999, 0.003),
    ([1, 0, 0, 0, 0], 0.82, 1, 0, 0.18, 2.474),
    ([0, 1, 0, 0, 0], 0.8, 0.976, 0, 0.2, 2.322),
    ([0, 0, 0, 0, 1], 0.78, 0.951, 0, 0.22, 2.184),
  ])
  func dispersionOfUnequalParts(
    counts: [Int], dp: Double, norm: Double, juilland: Double, rosengren: Double,
    divergence: Double
  ) throws {
    let spread = try #require(Dispersion(counts: counts, sizes: [9, 10, 10, 10, 11]))
    close(spread.dp, dp, 0.0005)
    close(spread.dpNorm, norm, 0.0005)
    close(spread.juillandD, juilland, 0.0005)
    close(spread.rosengrenS, rosengren, 0.0005)
    close(spread.divergence, divergence, 0.0005)
  }

  @Test func dispersionOfGriesExample() throws {
    let spread = try #require(Dispersion(counts: [1, 2, 3, 4, 5], sizes: [9, 10, 10, 10, 11]))
    close(spread.dp, 0.18, 5e-5)
    close(spread.dpNorm, 0.2195, 5e-5)
    close(spread.juillandD, 0.7852, 5e-5)
    close(spread.rosengrenS, 0.9498, 5e-5)
    close(spread.divergence, 0.1370, 5e-5)
    // The variation that is printed with these is that of the counts.
    let counts = try #require(Dispersion(counts: [1, 2, 3, 4, 5], sizes: [1, 1, 1, 1, 1]))
    close(counts.variation, 0.4714, 5e-5)
    #expect(Dispersion(counts: [0, 0], sizes: [5, 5]) == nil)
  }

  // MARK: Rates and intervals

  @Test(arguments: [(0, 0, 3.6889), (3, 0.6187, 8.7673), (10, 4.7954, 18.3904)])
  func garwood(count: Int, low: Double, high: Double) {
    let interval = Interval.poisson(count)
    close(interval.low, low, 5e-5)
    close(interval.high, high, 5e-5)
  }

  @Test func clusteredRate() throws {
    let rate = try #require(
      ClusteredRate(hits: [12, 3, 20, 1, 9], words: [1000, 800, 1500, 600, 1100]))
    close(rate.rate * 1000, 9, 5e-5)
    close(rate.overdispersion, 2.561658, 5e-5)
    close(rate.standardError.map { $0 * 1000 }, 2.147320, 5e-5)
    close(rate.interval.low * 1000, 4.6403, 5e-5)
    close(rate.interval.high * 1000, 17.4556, 5e-5)
    close(rate.independentInterval.map { $0.low * 1000 }, 6.7197, 5e-5)
    close(rate.independentInterval.map { $0.high * 1000 }, 12.0540, 5e-5)
    let single = try #require(ClusteredRate(hits: [3], words: [1000]))
    close(single.interval.high * 1000, 8.7673, 5e-5)
    #expect(ClusteredRate(hits: [0], words: [0]) == nil)
  }

  @Test func balanceDifference() {
    let none = ClusterMoments()
    let difference = BalanceDifference(
      Balance(PoleCount(first: 48, second: 10), clusters: none),
      Balance(PoleCount(first: 20, second: 60), clusters: none), clusters: nil)
    close(difference.value, 2.612407, 5e-7)
    close(difference.standardError, 0.425636, 5e-7)
    close(difference.z, 6.137654, 5e-7)
  }

  // MARK: Many tests

  @Test func falseDiscovery() {
    let values = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1,
    ]
    let adjusted = FalseDiscovery.adjusted(values)
    for (value, expected) in zip(adjusted, [0.0015, 0.003, 0.0095, 0.035625, 0.0603]) {
      close(value, expected, 1e-9)
    }
    #expect(adjusted.count { $0 <= 0.05 } == 4)
    #expect(FalseDiscovery.adjusted(values.reversed()) == adjusted.reversed())
    #expect(FalseDiscovery.adjusted([]) == [])
  }

  /// One set against all, α being the counts of all: sums over the rows that hold a word.
  @Test(arguments: [(1, 2, 4, 0.0), (1, 1, 1, 0.773190), (2, 2, 2, 1.238100)])
  func logOddsOfAToy(count: Int, prior: Int, otherCount: Int, expected: Double) {
    close(
      Keyness.weightedLogOdds(
        count: count, size: 6, otherCount: otherCount, otherSize: 20, prior: Double(prior),
        priorSize: 8), expected, 5e-7)
  }

  @Test func alphaByDistance() {
    let observers: [[Int?]] = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
      [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
    ]
    let units = (0..<12).map { unit in observers.compactMap { $0[unit] } }
    close(Agreement.alpha(units, distance: .ordinal), 0.8154, 5e-5)
    close(Agreement.alpha(units, distance: .interval), 0.8491, 5e-5)
    close(Agreement.alpha(units, distance: .ratio), 0.7974, 5e-5)
  }

  /// Three coders, fifteen units.
  @Test func alphaOfThreeCoders() {
    let coders: [[Int?]] = [
      [nil, nil, nil, nil, nil, 3, 4, 1, 2, 1, 1, 3, 3, nil, 3],
      [1, nil, 2, 1, 3, 3, 4, 3, nil, nil, nil, nil, nil, nil, nil],
      [nil, nil, 2, 1, 3, 4, 4, nil, 2, 1, 1, 3, 3, nil, 4],
    ]
    let units = (0..<15).map { unit in coders.compactMap { $0[unit] } }
    close(Agreement.alpha(units), 0.6914, 5e-5)
    close(Agreement.alpha(units, distance: .interval), 0.8108, 5e-5)
  }
}
