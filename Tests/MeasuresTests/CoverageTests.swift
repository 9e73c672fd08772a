import CorpusModel
import Measures
import Testing

/// How often the intervals hold the truth where words come in bunches (negative binomial, k = 1).
struct CoverageTests {
  /// The share of simulated corpora whose interval holds the true balance.
  static func coverage(documents: Int, runs: Int, analytic: Bool) -> Double {
    var dice = Dice(seed: documents)
    var held = 0
    for _ in 0..<runs {
      let clusters = (0..<documents).map { _ in dice.document() }
      let moments = ClusterMoments(clusters)
      let sample = analytic ? ClusterMoments() : moments
      let interval = Balance(moments.poles, clusters: sample).interval
      if interval.low <= 0.693147 && 0.693147 <= interval.high { held += 1 }
    }
    return Double(held) / Double(runs)
  }

  @Test(arguments: [5, 20, 40])
  func clusterRobustIntervalHolds(documents: Int) {
    #expect(Self.coverage(documents: documents, runs: 6000, analytic: false) >= 0.90)
  }

  @Test(arguments: [5, 20])
  func analyticIntervalDoesNot(documents: Int) {
    #expect(Self.coverage(documents: documents, runs: 6000, analytic: true) < 0.55)
  }
}

extension Dice {
  /// Hits in a document of 400 to 2,500 words, at 12 and 6 hits per thousand words.
  fileprivate mutating func document() -> PoleCount {
    let words = Double(400 + below(2101))
    return PoleCount(first: geometric(mean: words * 0.012), second: geometric(mean: words * 0.006))
  }

  /// A negative binomial count with k = 1.
  private mutating func geometric(mean: Double) -> Int {
    let success = 1 / (1 + mean)
    var count = 0
    while unit() > success { count += 1 }
    return count
  }
}
