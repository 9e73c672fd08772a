import CorpusModel
import Measures
import Testing

/// Rates, shares, intervals of proportions and the flag for short texts.
struct MeasuresTests {
  @Test(arguments: [(49, 570, 85.96491), (0, 570, 0), (10, 570, 17.54386), (3, 3, 1000)])
  func rates(hits: Int, words: Int, expected: Double) throws {
    let rate = try #require(Rate(hits: hits, words: words).perThousand)
    #expect(abs(rate - expected) < 5e-6)
  }

  @Test
  func nothingIsDividedByZero() {
    #expect(Rate(hits: 0, words: 0).perThousand == nil)
    #expect(PoleCount().share == nil)
    #expect(PoleCount().salience(words: 0) == nil)
    #expect(Interval.wilson(successes: 0, trials: 0) == nil)
    let empty = PoleMeasures(words: 0, count: PoleCount(), clusters: ClusterMoments())
    #expect(empty.balance == nil)
    #expect(empty.method == .none)
    #expect(empty.reliability == .insufficient)
  }

  @Test(arguments: [
    (32, 1200, 0.018952, 0.037402), (0, 50, 0, 0.071348), (5, 100, 0.021544, 0.111750),
    (50, 50, 0.928652, 1),
  ])
  func wilsonIntervals(successes: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.wilson(successes: successes, trials: trials))
    #expect(abs(interval.low - low) < 5e-7)
    #expect(abs(interval.high - high) < 5e-7)
  }

  @Test(arguments: [
    (249, 100, Reliability.insufficient), (1000, 9, .insufficient), (250, 10, .low),
    (499, 100, .low), (5000, 19, .low), (500, 20, .ok),
  ])
  func reliability(words: Int, hits: Int, expected: Reliability) {
    #expect(Reliability(words: words, hits: hits) == expected)
  }

  @Test
  func thresholdsCanBeChanged() {
    var thresholds = Reliability.Thresholds()
    thresholds.insufficientWords = 10
    thresholds.lowWords = 20
    thresholds.insufficientHits = 0
    thresholds.lowHits = 1
    #expect(Reliability(words: 15, hits: 5, thresholds: thresholds) == .low)
    #expect(Reliability(words: 20, hits: 1, thresholds: thresholds) == .ok)
  }
}
