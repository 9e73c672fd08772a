internal import Glibc

/// Whether values rise or fall with time, by the slopes between all pairs of them.
package struct Trend: Hashable, Sendable {
  /// Fewer dates than this make no line.
  package static let leastDates = 5
  /// Fewer documents than this make no line.
  package static let leastDocuments = 10

  /// The change in a year: the median of the slopes between all pairs.
  package let perYear: Double
  /// The value at the beginning of year 0.
  package let intercept: Double
  /// The 95 % interval of the change in a year.
  package let interval: Interval

  /// Fits a line: Theil 1950, *Proceedings of the Koninklijke Nederlandse Akademie van Wetenschappen* 53; Sen 1968, *Journal of
  /// the American Statistical Association* 63(324), 1379–1389, with his interval from the variance of Kendall's score.
  ///
  /// Fewer than ``leastDates`` different dates or ``leastDocuments`` values make none.
  ///
  /// - Parameters:
  ///   - points: years, with fractions, and values.
  ///   - confidence: the level of the interval.
  package init?(_ points: [(year: Double, value: Double)], confidence: Double = 0.95) {
    guard points.count >= Trend.leastDocuments,
      Set(points.map(\.year)).count >= Trend.leastDates
    else { return nil }
    var slopes: [Double] = []
    for (place, point) in points.enumerated() {
      for other in points[(place + 1)...] where other.year != point.year {
        slopes.append((other.value - point.value) / (other.year - point.year))
      }
    }
    slopes.sort()
    perYear = Trend.median(slopes)
    let slope = perYear
    intercept = Trend.median(points.map { $0.value - slope * $0.year }.sorted())
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    let reach = z * Trend.variance(points.map(\.year)).squareRoot()
    let pairs = Double(slopes.count)
    let low = Int(((pairs - reach) / 2).rounded(.down))
    let high = Int(((pairs + reach) / 2).rounded(.up))
    interval = Interval(
      low: slopes[min(max(low, 0), slopes.count - 1)],
      high: slopes[min(max(high, 0), slopes.count - 1)])
  }

  /// The variance of Kendall's score, less for dates that several values share.
  private static func variance(_ years: [Double]) -> Double {
    func term(_ n: Int) -> Double { Double(n) * Double(n - 1) * Double(2 * n + 5) }
    let ties = Dictionary(grouping: years) { $0 }.values.map(\.count).sorted()
    return (term(years.count) - ties.reduce(0) { $0 + term($1) }) / 18
  }

  private static func median(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
