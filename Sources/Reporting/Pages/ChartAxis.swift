internal import Glibc

/// An axis with its marks.
package struct ChartAxis: Sendable {
  /// A mark.
  package struct Tick: Hashable, Sendable {
    /// Where it stands.
    package var value: Double
    /// What it says.
    package var label: String
  }

  /// What the values are.
  package var title: String
  /// The bounds of what is drawn; what lies beyond is cut at the edge.
  package var low, high: Double
  /// The marks.
  package var ticks: [Tick]
  /// What it means to stand at the left and at the right end.
  package var ends: (low: String, high: String)?
  /// A value that parts the two ends, drawn as a line.
  package var reference: Double?

  /// An axis of ratios, in powers of two, so that twice and half are equally far from 1.
  ///
  /// - Parameters:
  ///   - title: what the values are.
  ///   - values: what is to be seen, as logarithms to base 2.
  ///   - ends: what it means to be small and large.
  ///   - reach: ratios beyond two to this power are cut, so that one short text does not squeeze all others.
  /// - Returns: an axis that holds 1/2, 1 and 2 at least.
  package static func ratios(
    _ title: String, covering values: [Double], ends: (low: String, high: String),
    reach: Double = 6
  ) -> ChartAxis {
    let finite = values.filter(\.isFinite)
    let low = max(-reach, min(-1, (finite.min() ?? 0).rounded(.down)))
    let high = min(reach, max(1, (finite.max() ?? 0).rounded(.up)))
    let step = high - low > 8 ? 2 : 1
    let ticks = stride(from: Int(low), through: Int(high), by: 1).filter { $0 % step == 0 }.map {
      Tick(value: Double($0), label: $0 < 0 ? "1/\(1 << -$0)" : "\(1 << $0)")
    }
    return ChartAxis(
      title: title, low: low, high: high, ticks: ticks, ends: ends, reference: 0)
  }

  /// An axis of rates, from 0.
  package static func rates(_ title: String, covering values: [Double]) -> ChartAxis {
    let largest = values.filter(\.isFinite).max() ?? 0
    let most = largest > 0 ? largest : 1
    let (step, decimals) = niceStep(for: most, parts: 5)
    let count = max(1, Int((most / step).rounded(.up)))
    return ChartAxis(
      title: title, low: 0, high: Double(count) * step,
      ticks: (0...count).map {
        Tick(value: Double($0) * step, label: Number.fixed(Double($0) * step, decimals))
      })
  }

  /// An axis of years.
  static func years(covering values: [Double]) -> ChartAxis {
    let first = (values.min() ?? 0).rounded(.down)
    let last = max((values.max() ?? 0).rounded(.up), first + 1)
    let step = max(1, Int(((last - first) / 8).rounded(.up)))
    return ChartAxis(
      title: "year", low: first, high: last,
      ticks: stride(from: Int(first), through: Int(last), by: step).map {
        Tick(value: Double($0), label: String($0))
      })
  }

  /// The step of 1, 2 or 5 times a power of ten that makes about so many parts, and the decimals it needs.
  private static func niceStep(for range: Double, parts: Double) -> (step: Double, decimals: Int) {
    let raw = range / parts
    let power = log10(raw).rounded(.down)
    let unit = pow(10, power)
    let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 >= raw } ?? 10 * unit
    return (step, max(0, Int(-log10(step).rounded(.down))))
  }

  /// Where a value stands between two ends; nil where it lies beyond them.
  func place(_ value: Double, from start: Double, to end: Double) -> Double {
    let clamped = min(max(value, low), high)
    return start + (clamped - low) / (high - low) * (end - start)
  }

  /// Whether a value lies beyond what is drawn.
  func cuts(_ value: Double) -> Bool { value < low || value > high }
}
