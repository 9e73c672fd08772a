import CorpusModel
import Glibc
import Measures
import Reporting

/// The answer of a comparison, in sentences.
struct ComparisonWords {
  private let tables: ComparisonTables
  private let corpus: PageCorpus
  /// How many documents each group has, those without words too, and what they measure together.
  private let groups: [(documents: Int, measures: PoleMeasures)]

  /// Reads what the answer says of the groups.
  ///
  /// - Throws: ``ScanError`` where the documents cannot be read.
  init(_ tables: ComparisonTables, _ corpus: PageCorpus) throws {
    self.tables = tables
    self.corpus = corpus
    var sizes = [Int](repeating: 0, count: corpus.groups.count)
    try corpus.forEach { sizes[$1.group] += 1 }
    groups = try zip(corpus.groups.indices, sizes).map { number, size in
      (size, try corpus.measures(ofGroup: number).measures)
    }
  }

  /// The answer in one sentence, with its uncertainty.
  var answer: String {
    guard let poles = corpus.outline.poles else {
      return "The lexicon names no poles, so that only categories and terms are compared."
    }
    return tables.pairs.count == 1
      ? answer(tables.pairs[0], poles) : answer(poles)
  }

  private func answer(_ pair: ComparisonTables.Pair, _ poles: LexiconOutline.Poles) -> String {
    guard let balance = pair.comparison.balance, let difference = balance.difference,
      let one = balance.first.balance, let other = balance.second.balance
    else { return "A group has no words, so that nothing can be compared." }
    guard balance.first.reliability != .insufficient, balance.second.reliability != .insufficient
    else {
      return
        "There is too little text to say whether \(pair.first) or \(pair.second) leans more to \(poles.first)."
    }
    let isClear = difference.interval.low > 0 || difference.interval.high < 0
    // The group that leans more to the first pole comes first.
    let isFirst = difference.value >= 0
    let (leader, follower) = isFirst ? (pair.first, pair.second) : (pair.second, pair.first)
    let (high, low) = isFirst ? (one.value, other.value) : (other.value, one.value)
    let bounds = [difference.interval.low, difference.interval.high].map {
      PageWords.ratio(exp(isFirst ? $0 : -$0))
    }
    let (least, most) = isFirst ? (bounds[0], bounds[1]) : (bounds[1], bounds[0])
    let figures =
      "\(PageWords.ratio(exp(high))) hits on \(poles.first) for each on \(poles.second) in \(leader), "
      + "\(PageWords.ratio(exp(low))) in \(follower): \(PageWords.ratio(exp(abs(difference.value)))) times as many "
      + "(95 % interval \(least) to \(most); \(PageWords.p(balance.p)))"
    return isClear
      ? "\(leader) leans more to \(poles.first) than \(follower): \(figures)."
      : "There is no clear difference in how far the two lean to \(poles.first): \(figures)."
  }

  private func answer(_ poles: LexiconOutline.Poles) -> String {
    let ranked = groupBalances.filter { !$0.isInsufficient }.sorted { $0.value > $1.value }
    guard let first = ranked.first, let last = ranked.last, ranked.count > 1 else {
      return "There is too little text in the groups to say which leans more to \(poles.first)."
    }
    let ends =
      "Of \(corpus.groups.count) groups \(first.name) leans furthest to \(poles.first) "
      + "(\(PageWords.ratio(exp(first.value))) hits for each on \(poles.second)) and \(last.name) furthest to "
      + "\(poles.second) (\(PageWords.ratio(exp(last.value))))"
    let adjusted = FalseDiscovery.adjusted(tables.pairs.map { $0.comparison.balance?.p ?? 1 })
    let clear = adjusted.count { $0 < 0.05 }
    let kind =
      tables.pairs.first?.second == ComparisonTables.rest
      ? "groups differ from all the others" : "pairs differ"
    return
      "\(ends); \(clear) of \(tables.pairs.count) \(kind) by more than chance explains (p, adjusted, below .05)."
  }

  private var groupBalances: [(name: String, value: Double, isInsufficient: Bool)] {
    zip(corpus.groups, groups).map { name, group in
      let measures = group.measures
      return (name, Balance.logit(measures.count), measures.reliability == .insufficient)
    }
  }

  /// What should be known with the answer.
  var details: [String] {
    let sizes = zip(corpus.groups, groups).map { name, group in
      "\(name) (\(Plural.of(group.documents, "document")), \(Number.grouped(group.measures.words)) words)"
    }
    return sizes.count <= 6 ? ["Compared are \(PageWords.list(sizes))."] : []
  }

  /// What a reader should doubt.
  var warnings: [(message: String, advice: String)] {
    guard tables.pairs.count > 1 else {
      return tables.pairs.flatMap(\.warnings).map { ($0.message, $0.advice) }
    }
    return tables.pairs.flatMap { pair in
      pair.warnings.map { ("\(pair.first) against \(pair.second): \($0.message)", $0.advice) }
    }
  }
}
