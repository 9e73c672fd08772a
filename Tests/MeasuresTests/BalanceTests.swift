import CorpusModel
import Measures
import Testing

/// The balance, its two intervals, and when which is used.
struct BalanceTests {
  static let counts: [(v: Int, t: Int, logit: Double, error: Double)] = [
    (3, 2, 0.336472, 0.828079), (1, 0, 1.098612, 1.632993), (0, 0, 0, 2),
    (2, 0, 1.609438, 1.549193),
    (49, 10, 1.550597, 0.339765),
  ]

  @Test(arguments: counts)
  func logitAndAnalyticError(v: Int, t: Int, logit: Double, error: Double) {
    let count = PoleCount(first: v, second: t)
    #expect(abs(Balance.logit(count) - logit) < 5e-7)
    #expect(abs(Balance.analyticStandardError(count) - error) < 5e-7)
  }

  @Test
  func seedOfTheCodebook() throws {
    let count = PoleCount(first: 49, second: 10)
    let measures = PoleMeasures(words: 570, count: count, clusters: ClusterMoments([count]))
    let balance = try #require(measures.balance)
    #expect(measures.method == .analytic)
    #expect(abs(balance.interval.low - 0.8847) < 5e-5)
    #expect(abs(balance.interval.high - 2.2165) < 5e-5)
    #expect(abs(try #require(measures.share) - 0.8305) < 5e-5)
    #expect(abs(try #require(measures.firstRate.perThousand) - 85.965) < 5e-4)
    #expect(abs(try #require(measures.secondRate.perThousand) - 17.544) < 5e-4)
    #expect(abs(try #require(measures.salience) - -2.251292) < 5e-7)
    #expect(measures.reliability == .ok)
  }

  /// The formula as it is printed, with a list of clusters, against the integer sums.
  static func plainError(_ clusters: [PoleCount]) -> Double {
    let v = Double(clusters.reduce(0) { $0 + $1.first })
    let t = Double(clusters.reduce(0) { $0 + $1.second })
    let k = Double(clusters.count)
    let squares = clusters.map { cluster in
      let u = Double(cluster.first) / v - Double(cluster.second) / t
      return u * u
    }
    return (k / (k - 1) * squares.reduce(0, +)).squareRoot()
  }

  @Test(arguments: 0..<40)
  func robustErrorIsThePrintedFormula(seed: Int) throws {
    var random = Dice(seed: seed)
    let clusters =
      (0..<(2 + seed)).map { _ in
        PoleCount(first: random.below(6), second: random.below(4))
      } + [PoleCount(first: 3, second: 1), PoleCount(first: 1, second: 2)]
    let moments = ClusterMoments(clusters)
    let balance = Balance(moments.poles, clusters: moments)
    #expect(balance.method == .clusterRobust)
    #expect(abs(balance.standardError / Self.plainError(clusters) - 1) < 1e-12)
    let quantile = StudentDistribution(degreesOfFreedom: clusters.count - 1).quantile(0.975)
    let reach = quantile * balance.standardError
    #expect(abs(balance.interval.high - balance.value - reach) < 1e-12)
    #expect(abs(balance.value - balance.interval.low - reach) < 1e-12)
  }

  static let fallbacks: [(name: String, clusters: [PoleCount])] = [
    ("no cluster", []),
    ("one cluster", [PoleCount(first: 4, second: 3)]),
    ("no hit on the second pole", [PoleCount(first: 4), PoleCount(first: 2)]),
    ("no hit on the first pole", [PoleCount(second: 4), PoleCount(second: 2)]),
    ("no hit", [PoleCount(), PoleCount()]),
    ("all hits in one cluster", [PoleCount(), PoleCount(first: 9, second: 4), PoleCount()]),
    ("equal proportions", [PoleCount(first: 2, second: 1), PoleCount(first: 4, second: 2)]),
  ]

  @Test(arguments: fallbacks)
  func analyticIsTheFallback(name: String, clusters: [PoleCount]) {
    let moments = ClusterMoments(clusters)
    let balance = Balance(moments.poles, clusters: moments)
    #expect(moments.standardError == nil)
    #expect(balance.method == .analytic)
    #expect(balance.standardError == Balance.analyticStandardError(moments.poles))
  }

  @Test
  func momentsDoNotOverflowOrCancel() throws {
    let big = 400_000_000
    var moments = ClusterMoments()
    moments.add(PoleCount(first: big, second: big))
    moments.add(PoleCount(first: big + 1, second: big))
    let u = 1 / Double(2 * big + 1) / 2
    let expected = (2.0 * 2 * u * u).squareRoot()
    #expect(abs(try #require(moments.standardError) / expected - 1) < 1e-9)
  }
}
