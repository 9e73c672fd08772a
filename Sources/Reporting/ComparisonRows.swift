internal import CorpusModel
internal import Measures

/// One figure of two groups as a row.
struct ComparisonRow {
  /// What is compared.
  enum Level: String {
    case balance, pole, category, term
  }

  let first, second: String
  let level: Level
  /// The pole, the path of the category, or the term; empty for the balance.
  let item: String
  let category: String?
  let label: String?
  let pole: String?
  let rates: RateComparison?
  let balance: GroupComparison.BalanceRow?
  let reliability: Reliability
  /// The place by the size of the conservative log ratio; nil where it is 0 or the row insufficient.
  var rank: Int?

  /// The rows of a pair: the balance, the poles, the categories in the order of the lexicon, the terms by rank.
  static func all(
    _ pair: ComparisonTables.Pair, outline: LexiconOutline, terms: [ComparisonTables.Term]
  ) -> [ComparisonRow] {
    let comparison = pair.comparison
    var rows: [ComparisonRow] = []
    func row(
      _ level: Level, _ item: String, _ rates: RateComparison?, category: Int? = nil,
      pole: String? = nil
    ) -> ComparisonRow {
      let known = category.map { outline.categories[$0] }
      return ComparisonRow(
        first: pair.first, second: pair.second, level: level, item: item,
        category: known?.path, label: known?.label, pole: pole ?? known?.pole, rates: rates,
        balance: nil, reliability: rates.map(reliability) ?? .insufficient)
    }
    if let balance = comparison.balance {
      rows.append(
        ComparisonRow(
          first: pair.first, second: pair.second, level: .balance, item: "", category: nil,
          label: nil, pole: nil, rates: nil, balance: balance,
          reliability: least(balance.first.reliability, balance.second.reliability)))
    }
    if let poles = outline.poles {
      rows += zip([poles.first, poles.second], comparison.poles).map {
        row(.pole, $0, $1, pole: $0)
      }
    }
    rows += ranked(
      comparison.categories.enumerated().map { number, rates in
        row(.category, outline.categories[number].path, rates, category: number)
      })
    let termRows = ranked(
      comparison.terms.map { number, rates in
        row(.term, terms[number].text, rates, category: terms[number].category)
      })
    // Ranked terms first, in the order of their ranks.
    rows += termRows.enumerated().sorted {
      ($0.element.rank ?? .max, $0.offset) < ($1.element.rank ?? .max, $1.offset)
    }.map(\.element)
    return rows
  }

  /// The flag of a figure: the words of the shorter side, and the hits of both.
  private static func reliability(_ rates: RateComparison) -> Reliability {
    Reliability(
      words: min(rates.first.words, rates.second.words),
      hits: rates.first.hits + rates.second.hits)
  }

  private static func least(_ one: Reliability, _ other: Reliability) -> Reliability {
    if one == .insufficient || other == .insufficient { return .insufficient }
    return one == .low || other == .low ? .low : .ok
  }

  /// The rows with their ranks, in the order in which they came.
  private static func ranked(_ rows: [ComparisonRow]) -> [ComparisonRow] {
    var rows = rows
    func size(_ row: ComparisonRow) -> Double {
      guard row.reliability != .insufficient else { return 0 }
      return abs(row.rates?.conservativeLogRatio ?? 0)
    }
    let order = rows.indices.filter { size(rows[$0]) > 0 }.sorted {
      (size(rows[$1]), $0) < (size(rows[$0]), $1)
    }
    for (place, index) in order.enumerated() { rows[index].rank = place + 1 }
    return rows
  }
}

/// What one term, category or document adds, as a row.
struct InfluenceRow {
  let first, second: String
  let unit: String
  let item: String
  let category: String?
  let influence: Influence

  /// The rows of a pair, the largest change first; what changes nothing is left out.
  static func all(_ pair: ComparisonTables.Pair, _ tables: ComparisonTables) -> [InfluenceRow] {
    pair.influence.filter { $0.change != 0 }.map { influence in
      let (unit, item, category) = name(influence.unit, pair, tables)
      return InfluenceRow(
        first: pair.first, second: pair.second, unit: unit, item: item, category: category,
        influence: influence)
    }
  }

  private static func name(
    _ unit: Influence.Unit, _ pair: ComparisonTables.Pair, _ tables: ComparisonTables
  ) -> (unit: String, item: String, category: String?) {
    switch unit {
    case .term(let number):
      let term = tables.terms[number]
      return ("term", term.text, tables.outline.categories[term.category].path)
    case .category(let number): return ("category", tables.outline.categories[number].path, nil)
    case .document(let number): return ("document", pair.documents[number].documentID, nil)
    }
  }
}
