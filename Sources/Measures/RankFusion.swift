/// Several rankings of the same items made into one.
package enum RankFusion {
  /// What is added to each rank, so that the first few ranks of one signal do not outweigh all others.
  ///
  /// The constant of the paper below, fixed there on other data.
  package static let offset = 60.0

  /// Reciprocal rank fusion: an item's score is `Σ wₛ / (60 + rankₛ)` over the signals that it has.
  ///
  /// Signals of different scale need no common unit; only their order counts. Equal values share the
  /// mean of their ranks. Cormack, Clarke & Büttcher 2009, "Reciprocal rank fusion outperforms Condorcet and individual rank
  /// learning methods", *SIGIR*, 758–759.
  ///
  /// - Parameter signals: for each signal its weight and the items' values; nil where an item has none.
  /// - Returns: the items' scores, from 0 to 1: the sum, divided by what first place everywhere would give.
  package static func scores(_ signals: [(weight: Double, values: [Double?])]) -> [Double] {
    guard let count = signals.first?.values.count else { return [] }
    var result = [Double](repeating: 0, count: count)
    let best = signals.reduce(0) { $0 + $1.weight / (offset + 1) }
    for signal in signals {
      for (item, rank) in meanRanks(signal.values) {
        result[item] += signal.weight / (offset + rank) / best
      }
    }
    return result
  }

  /// The items that have a value with their ranks from 1, the largest value first.
  private static func meanRanks(_ values: [Double?]) -> [(item: Int, rank: Double)] {
    let held = values.enumerated().compactMap { item, value in value.map { (item, $0) } }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    var result: [(item: Int, rank: Double)] = []
    var start = 0
    while start < held.count {
      var end = start + 1
      while end < held.count, held[end].1 == held[start].1 { end += 1 }
      // The mean of the ranks start + 1 … end.
      let rank = Double(start + 1 + end) / 2
      for index in start..<end { result.append((held[index].0, rank)) }
      start = end
    }
    return result
  }
}
