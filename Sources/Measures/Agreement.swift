/// How far coders agree beyond chance.
package enum Agreement {
  /// Cohen's kappa of two coders over the same units, `(p_o - p_e) / (1 - p_e)`; nil where chance alone
  /// would make them agree on everything.
  ///
  /// Cohen (1960), *Educational and Psychological Measurement* 20(1), 37-46.
  package static func kappa(_ first: [Int], _ second: [Int]) -> Double? {
    precondition(first.count == second.count, "both coders judge the same units")
    guard !first.isEmpty else { return nil }
    let n = Double(first.count)
    let observed = Double(zip(first, second).count { $0 == $1 }) / n
    var expected = 0.0
    for value in Set(first + second).sorted() {
      expected += Double(first.count { $0 == value }) / n * Double(second.count { $0 == value }) / n
    }
    return expected < 1 ? (observed - expected) / (1 - expected) : nil
  }

  /// How far two values lie apart.
  package enum Distance: Sendable {
    /// Equal or not.
    case nominal
    /// By how many values lie between them.
    case ordinal
    /// By their difference.
    case interval
    /// By their difference, relative to their sum.
    case ratio
  }

  /// Krippendorff's alpha, `1 - D_o / D_e` over the coincidence matrix.
  ///
  /// A unit's values are those of the coders who judged it. Nil where all values are the same.
  /// Krippendorff (2019), *Content Analysis*, 4th edition, chapter 12; Hayes and Krippendorff (2007),
  /// *Communication Methods and Measures* 1(1), 77-89.
  package static func alpha(_ units: [[Int]], distance: Distance = .nominal) -> Double? {
    let judged = units.filter { $0.count > 1 }
    let values = Set(judged.joined()).sorted()
    let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
    let size = values.count
    var coincidences = [Double](repeating: 0, count: size * size)
    for unit in judged {
      let counts = unit.reduce(into: [Int](repeating: 0, count: size)) { counts, value in
        if let place = places[value] { counts[place] += 1 }
      }
      for one in 0..<size where counts[one] > 0 {
        for other in 0..<size where counts[other] > 0 {
          let pairs = counts[one] * (one == other ? counts[one] - 1 : counts[other])
          coincidences[one * size + other] += Double(pairs) / Double(unit.count - 1)
        }
      }
    }
    let totals = (0..<size).map { row in
      coincidences[row * size..<(row + 1) * size].reduce(0, +)
    }
    let n = totals.reduce(0, +)
    var observed = 0.0
    var expected = 0.0
    for one in 0..<size {
      for other in 0..<size where other != one {
        let weight = difference(one, other, values, totals, distance)
        observed += coincidences[one * size + other] * weight
        expected += totals[one] * totals[other] * weight
      }
    }
    return expected > 0 ? 1 - (n - 1) * observed / expected : nil
  }

  /// The squared distance of two values, by their places.
  private static func difference(
    _ one: Int, _ other: Int, _ values: [Int], _ totals: [Double], _ distance: Distance
  ) -> Double {
    let (a, b) = (Double(values[one]), Double(values[other]))
    switch distance {
    case .nominal: return 1
    case .ordinal:
      let between = totals[min(one, other)...max(one, other)].reduce(0, +)
      let steps = between - (totals[one] + totals[other]) / 2
      return steps * steps
    case .interval: return (a - b) * (a - b)
    case .ratio: return a + b != 0 ? (a - b) * (a - b) / ((a + b) * (a + b)) : 0
    }
  }
}
