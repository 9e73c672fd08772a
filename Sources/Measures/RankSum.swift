/// Whether the values of one group stand above those of another, by ranks only.
package enum RankSum {
  /// Mann and Whitney's U of the first group: in how many pairs its value is the greater, ties counting one half.
  ///
  /// Mann & Whitney 1947, *Annals of Mathematical Statistics* 18(1), 50–60; for corpora: Kilgarriff 2001, *International Journal
  /// of Corpus Linguistics* 6(1), 97–133.
  package static func u(_ first: [Double], _ second: [Double]) -> Double {
    first.reduce(0) { sum, value in
      sum + second.reduce(0) { $0 + (value > $1 ? 1 : value == $1 ? 0.5 : 0) }
    }
  }
}
