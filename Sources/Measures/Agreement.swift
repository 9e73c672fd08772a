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

  /// Krippendorff's alpha for nominal values, `1 - D_o / D_e` over the coincidence matrix.
  ///
  /// A unit's values are those of the coders who judged it. Nil where all values are the same.
  /// Krippendorff (2019), *Content Analysis*, 4th edition, chapter 12; Hayes and Krippendorff (2007),
  /// *Communication Methods and Measures* 1(1), 77-89.
  package static func alpha(_ units: [[Int]]) -> Double? {
    var totals: [Int: Double] = [:]
    var agreeing = 0.0
    var n = 0.0
    for values in units where values.count > 1 {
      let weight = 1 / Double(values.count - 1)
      for value in values { totals[value, default: 0] += 1 }
      n += Double(values.count)
      for value in Set(values).sorted() {
        let count = Double(values.count { $0 == value })
        agreeing += count * (count - 1) * weight
      }
    }
    let expected = totals.keys.sorted().reduce(0) { sum, value in
      let count = totals[value] ?? 0
      return sum + count * (count - 1)
    }
    guard n > 1, expected < n * (n - 1) else { return nil }
    let observedDisagreement = (n - agreeing) / n
    let expectedDisagreement = (n * (n - 1) - expected) / (n * (n - 1))
    return 1 - observedDisagreement / expectedDisagreement
  }
}
