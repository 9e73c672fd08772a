internal import CorpusModel
internal import Measures

/// The rows of `summary.csv`.
extension Summary {
  /// One row for each group and measure.
  var rows: [SummaryRow] {
    groups.flatMap { counts(of: $0) + poleRows(of: $0) + categoryRows(of: $0) }
  }

  private func counts(of group: Group) -> [SummaryRow] {
    [
      ("documents", group.counts.documents), ("words", group.counts.words),
      ("words_set_aside", group.counts.wordsSetAside),
      ("tokens", group.counts.tokens), ("sentences", group.counts.sentences),
      ("hits", group.counts.hits),
    ].map { row(group, $0.0, .integer($0.1)) }
  }

  private func poleRows(of group: Group) -> [SummaryRow] {
    guard let poles = outline.poles, let measures = group.measures else { return [] }
    let names = PoleColumnNames(poles)
    return [
      row(group, "\(names.first)_hits", .integer(measures.count.first)),
      rate(group, "\(names.first)_per_thousand", measures.firstRate),
      row(group, "\(names.second)_hits", .integer(measures.count.second)),
      rate(group, "\(names.second)_per_thousand", measures.secondRate),
      share(group, "share_\(names.first)", measures),
      balance(group, measures),
      salience(group, measures),
      flag(group, measures),
    ]
  }

  private func categoryRows(of group: Group) -> [SummaryRow] {
    outline.categories.indices.flatMap { index in
      let path = outline.categories[index].path
      let hits = group.counts.categoryHits[index]
      return [
        row(group, "hits:\(path)", .integer(hits)),
        rate(group, "rate:\(path)", Rate(hits: hits, words: group.counts.words)),
      ]
    }
  }

  private func row(_ group: Group, _ measure: String, _ value: Cell) -> SummaryRow {
    SummaryRow(
      group: group.name, measure: measure, value: value, documents: group.counts.documents)
  }

  private func rate(_ group: Group, _ measure: String, _ rate: Rate) -> SummaryRow {
    var row = row(group, measure, .number(rate.perThousand))
    row.numerator = rate.hits
    row.denominator = rate.words
    return row
  }

  private func share(_ group: Group, _ measure: String, _ measures: PoleMeasures) -> SummaryRow {
    var row = row(group, measure, .number(measures.share))
    row.numerator = measures.count.first
    row.denominator = measures.count.total
    return row
  }

  private func balance(_ group: Group, _ measures: PoleMeasures) -> SummaryRow {
    var row = row(group, "balance", .number(measures.balance?.value))
    row.low = measures.balance?.interval.low
    row.high = measures.balance?.interval.high
    row.numerator = measures.count.first
    row.denominator = measures.count.second
    row.label = measures.method.rawValue
    return row
  }

  private func salience(_ group: Group, _ measures: PoleMeasures) -> SummaryRow {
    var row = row(group, "salience", .number(measures.salience))
    row.numerator = measures.count.total
    row.denominator = measures.words
    return row
  }

  private func flag(_ group: Group, _ measures: PoleMeasures) -> SummaryRow {
    var row = row(group, "reliability", .missing)
    row.label = measures.reliability.rawValue
    return row
  }
}
