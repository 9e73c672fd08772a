import Measures
import Testing

/// Quantiles and tails against values of an independent implementation and against closed forms.
struct DistributionsTests {
  /// Degrees of freedom, then the quantiles at ``shares``, as SciPy 1.17.1 prints them.
  static let student: [(df: Int, quantiles: [Double])] = [
    (1, [0.32491969623290634, 3.0776835371752544, 12.706204736174694, 63.656741162871526]),
    (2, [0.2886751345948128, 1.8856180831641272, 4.302652729749462, 9.924843200918287]),
    (3, [0.2766706623326898, 1.637744353696209, 3.1824463052837078, 5.840909309733355]),
    (4, [0.2707222947075976, 1.533206274058944, 2.7764451051977934, 4.604094871349992]),
    (5, [0.2671808657041451, 1.4758840488244815, 2.5705818356363146, 4.032142983555228]),
    (9, [0.260955336473911, 1.3830287383966329, 2.262157162798205, 3.249835541592126]),
    (16, [0.25759919485514193, 1.3367571673273153, 2.1199052992212546, 2.9207816224251]),
    (30, [0.2556053649519128, 1.3104150253913955, 2.0422724563012378, 2.7499956535672254]),
    (59, [0.2544925343452178, 1.2960657251220526, 2.000995378088267, 2.6617587521629673]),
    (100, [0.25402218245822766, 1.290074761346516, 1.9839715185235518, 2.6258905214380173]),
    (1000, [0.25341451583949876, 1.2823987214609247, 1.9623390808264083, 2.580754698065951]),
    (99999, [0.2533477771639205, 1.2815600315340214, 1.9599877077718442, 2.575878470400052]),
  ]
  static let shares = [0.6, 0.9, 0.975, 0.995]

  @Test(arguments: student)
  func studentQuantiles(df: Int, quantiles: [Double]) {
    let distribution = StudentDistribution(degreesOfFreedom: df)
    for (share, expected) in zip(Self.shares, quantiles) {
      let quantile = distribution.quantile(share)
      #expect(abs(quantile - expected) < 1e-9, "df \(df), share \(share): \(quantile)")
      #expect(distribution.quantile(1 - share) == -distribution.quantile(1 - (1 - share)))
    }
    #expect(distribution.quantile(0.5) == 0)
  }

  @Test(arguments: [0.55, 0.7, 0.8, 0.95, 0.99, 0.9995])
  func twoDegreesHaveAClosedForm(share: Double) {
    let alpha = 4 * share * (1 - share)
    let expected = 2 * (share - 0.5) * (2 / alpha).squareRoot()
    let quantile = StudentDistribution(degreesOfFreedom: 2).quantile(share)
    #expect(abs(quantile / expected - 1) < 1e-12)
  }

  @Test(arguments: [1, 2, 3, 7, 20, 400], [0.51, 0.6, 0.9, 0.975, 0.9999])
  func tailInvertsQuantile(df: Int, share: Double) {
    let distribution = StudentDistribution(degreesOfFreedom: df)
    let tail = distribution.upperTail(distribution.quantile(share))
    #expect(abs(tail - (1 - share)) < 1e-12)
  }

  @Test(arguments: [
    (0.6, 0.2533471031357997), (0.975, 1.959963984540054), (0.995, 2.5758293035489004),
    (0.025, -1.959963984540054), (0.5, 0),
  ])
  func normalQuantiles(share: Double, expected: Double) {
    #expect(abs(NormalDistribution.quantile(share) - expected) < 1e-12)
  }

  @Test(arguments: [
    (0.3, 0.5, 0.5, 0.36901011956554536), (0.5, 2, 3, 0.6875), (0.9, 10, 0.5, 0.15164090963470994),
    (0.4, 50, 60, 0.12470685834310022), (0.001, 0.5, 500, 0.6826895526902824), (0, 2, 3, 0),
    (1, 2, 3, 1),
  ])
  func incompleteBeta(x: Double, a: Double, b: Double, expected: Double) {
    #expect(abs(IncompleteBeta.regularized(x, a, b) - expected) < 1e-12)
  }
}
