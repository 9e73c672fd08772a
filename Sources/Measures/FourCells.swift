internal import Glibc

/// The four counts of a two-by-two table: who has something, and who has not.
package struct FourCells: Hashable, Sendable {
  /// Here, with it.
  package let a: Int
  /// There, with it.
  package let b: Int
  /// Here, without it.
  package let c: Int
  /// There, without it.
  package let d: Int

  /// Makes a table; no cell is below 0.
  package init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    precondition(a >= 0 && b >= 0 && c >= 0 && d >= 0, "counts are not below 0")
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  /// The number of cases.
  package var total: Int { a + b + c + d }

  private var cells: [Double] { [a, b, c, d].map(Double.init) }

  /// What the margins alone would put into each cell.
  private var expected: [Double] {
    let n = Double(total)
    let rows = (Double(a + b), Double(c + d))
    let columns = (Double(a + c), Double(b + d))
    return [
      rows.0 * columns.0 / n, rows.0 * columns.1 / n, rows.1 * columns.0 / n,
      rows.1 * columns.1 / n,
    ]
  }

  /// The log-likelihood ratio over all four cells, `2 Σ O ln(O / E)`; nil without cases.
  ///
  /// Dunning 1993, *Computational Linguistics* 19(1), 61–74. It takes every word for an independent draw, which words in
  /// documents are not: description only.
  package var logLikelihood: Double? {
    guard total > 0 else { return nil }
    return 2
      * zip(cells, expected).reduce(0) { sum, cell in
        cell.0 > 0 ? sum + cell.0 * log(cell.0 / cell.1) : sum
      }
  }

  /// Pearson's χ² without correction; nil where a margin is empty.
  package var chiSquare: Double? { chiSquare(correction: 0) }

  /// χ² with the continuity correction of Yates 1934, *Supplement to the Journal of the Royal Statistical Society*
  /// 1(2), 217–235; nil where a margin is empty.
  package var correctedChiSquare: Double? { chiSquare(correction: 0.5) }

  private func chiSquare(correction: Double) -> Double? {
    guard (a + b) > 0, (c + d) > 0, (a + c) > 0, (b + d) > 0 else { return nil }
    return zip(cells, expected).reduce(0) { sum, cell in
      let distance = max(0, abs(cell.0 - cell.1) - correction)
      return sum + distance * distance / cell.1
    }
  }

  /// The two-sided p of Fisher's exact test: all tables with these margins that are no more likely than this one.
  ///
  /// Fisher 1934, *Statistical Methods for Research Workers*, 5th edition, section 21.02.
  package var fisherExact: Double {
    let (row, column, n) = (a + b, a + c, total)
    let (low, high) = (max(0, row + column - n), min(row, column))
    let whole = logChoose(n, column)
    let weights = (low...high).map { logChoose(row, $0) + logChoose(n - row, column - $0) - whole }
    // Tables that are equally likely may differ in the last digits.
    let bound = weights[a - low] + 1e-7
    return min(1, weights.reduce(0) { $1 <= bound ? $0 + exp($1) : $0 })
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n) + 1).0 - lgamma(Double(k) + 1).0 - lgamma(Double(n - k) + 1).0
  }

  /// ΔP of column given row and of row given column.
  ///
  /// `a/(a+b) − c/(c+d)` and `a/(a+c) − b/(b+d)`: Gries 2013, *International Journal of Corpus Linguistics* 18(1), 137–165; nil
  /// where a margin is empty.
  package var deltaP: (columnGivenRow: Double, rowGivenColumn: Double)? {
    guard (a + b) > 0, (c + d) > 0, (a + c) > 0, (b + d) > 0 else { return nil }
    let (a, b, c, d) = (Double(a), Double(b), Double(c), Double(d))
    return (a / (a + b) - c / (c + d), a / (a + c) - b / (b + d))
  }
}
