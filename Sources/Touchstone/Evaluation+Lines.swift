import Measures

extension Evaluation {
  /// One line of the table for people.
  public struct Line: Sendable {
    /// What the figures are of.
    public enum Basis: Hashable, Sendable {
      /// All rows, however they were drawn.
      case all
      /// All rows, each weighted by the sentences of the corpus for which it stands.
      case weighted
      /// The rows of one stratum.
      case stratum(String)
    }

    /// What the figures are of.
    public var basis: Basis
    /// The pole or category.
    public var label: String
    /// Precision, recall and F1, where they are defined, and the bounds of the first two.
    public var precision, precisionLow, precisionHigh, recall, recallLow, recallHigh, f1: Double?
    /// Hits, false alarms, misses and the rest; empty for weighted figures.
    public var counts: [Int]
  }

  /// The name of the stratum that is a simple random sample of all sentences.
  public static let randomStratum = "random"

  /// The lines for reading from above: what holds for a corpus first (the random stratum, weighted
  /// figures), then all rows, then the other strata by their names.
  public var lines: [Line] {
    var lines: [Line] = []
    if strata.count > 1 { lines += self.lines(ofStratum: Evaluation.randomStratum) }
    lines += labels.compactMap { label in
      weighted(label).map { Line(.weighted, label, $0) }
    }
    lines += labels.compactMap { label in overall[label].map { Line(.all, label, $0) } }
    for stratum in strata.keys.sorted() where strata.count > 1 || !stratum.isEmpty {
      if stratum == Evaluation.randomStratum, strata.count > 1 { continue }
      lines += self.lines(ofStratum: stratum)
    }
    return lines
  }

  private func lines(ofStratum stratum: String) -> [Line] {
    labels.compactMap { label in
      strata[stratum]?.labels[label].map { Line(.stratum(stratum), label, $0) }
    }
  }

  /// Whether rows were drawn in several ways, so that all rows together are no sample of a corpus.
  public var isStratified: Bool { strata.count > 1 }

  /// The estimate for the whole corpus, where a key says for how many sentences each row stands.
  func weighted(_ label: String) -> WeightedConfusion? {
    guard !stocks.isEmpty else { return nil }
    return WeightedConfusion(
      stocks.keys.sorted { $0.name < $1.name }.map { stock in
        WeightedConfusion.Part(
          population: stock.population, sample: stocks[stock]?[label] ?? Confusion())
      })
  }

  /// The F1 of a pole or category over all rows, where it is defined.
  public func f1(of label: String) -> Double? { overall[label]?.f1 }

  /// How far coders agree on each label, where the file has two or more.
  public var agreementLines: [String] {
    agreement.flatMap { row in
      let alpha = "alpha \(Evaluation.short(row.alpha))"
      guard !row.pairs.isEmpty else {
        return ["\(row.label): kappa \(Evaluation.short(row.kappa)), \(alpha) (\(row.rows) rows)"]
      }
      let head = "\(row.label): \(alpha) of \(row.coders.count) coders (\(row.rows) rows)"
      return [head]
        + row.pairs.map { "  \($0.first) and \($0.second): kappa \(Evaluation.short($0.kappa))" }
    }
  }

  private static func short(_ number: Double?) -> String {
    number.map { "\(($0 * 1000).rounded() / 1000)" } ?? "undefined"
  }

  /// Sentences by the poles that were coded (rows) and found (columns), names first; empty where the
  /// poles were not both coded.
  public var poleConfusion: [[String]] {
    let names = confusion.poleOutcomes
    guard !confusion.poles.isEmpty else { return [] }
    return [["coded \\ found"] + names]
      + names.map { coded in
        [coded] + names.map { "\(confusion.poles[.init(coded: coded, found: $0)] ?? 0)" }
      }
  }

  /// Categories that were coded, and what was found instead, the most frequent first: from the marked
  /// words where there are such, else from whole sentences.
  public var categoryConfusion: [(coded: String, found: String, count: Int)] {
    let cells = spans.map { LabelConfusion.sorted($0.confusion) } ?? []
    let ofCategories = cells.filter { cell in
      [cell.cell.coded, cell.cell.found].allSatisfy { !poles.contains($0) }
    }
    return (ofCategories.isEmpty ? LabelConfusion.sorted(confusion.categories) : ofCategories)
      .filter { $0.cell.coded != $0.cell.found }
      .sorted { $0.count > $1.count }
      .map { ($0.cell.coded, $0.cell.found, $0.count) }
  }
}

extension Evaluation.Line {
  fileprivate init(_ basis: Basis, _ label: String, _ table: Confusion) {
    self.init(
      basis, label, table,
      counts: [
        table.truePositives, table.falsePositives, table.falseNegatives, table.trueNegatives,
      ])
  }

  fileprivate init(
    _ basis: Basis, _ label: String, _ scores: some AgreementScores, counts: [Int] = []
  ) {
    self.init(
      basis: basis, label: label, precision: scores.precision,
      precisionLow: scores.precisionInterval?.low, precisionHigh: scores.precisionInterval?.high,
      recall: scores.recall, recallLow: scores.recallInterval?.low,
      recallHigh: scores.recallInterval?.high, f1: scores.f1, counts: counts)
  }
}
