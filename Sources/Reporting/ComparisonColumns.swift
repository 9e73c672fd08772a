internal import CorpusModel
internal import Measures

extension TableLayout<ComparisonRow> {
  /// `compare.csv`.
  static let comparison = TableLayout(names + sides + differences + descriptions)

  private static let names: [Column<ComparisonRow>] = [
    Column("group_a", .string, "The one group.") { .text($0.first) },
    Column("group_b", .string, "The other group; (rest) for all documents of the other groups.") {
      .text($0.second)
    },
    Column("level", .string, "balance, pole, category or term.") { .text($0.level.rawValue) },
    Column("item", .string, "The pole, category or term; empty for the balance.") {
      .text($0.item)
    },
    Column("category", .string, "The category, of a term the one to which it belongs.") {
      .text($0.category)
    },
    Column("label", .string, "The category's name for people.") { .text($0.label) },
    Column("pole", .string, "The pole on which it stands, if on any.") { .text($0.pole) },
    Column(
      "rank", .integer,
      "The place among the pair's categories or terms by the size of conservative_log_ratio; empty where that is 0 or "
        + "reliability is insufficient."
    ) { .integer($0.rank) },
  ]

  private static let sides: [Column<ComparisonRow>] =
    side("a", { $0.rates?.first }, { $0.balance?.first })
    + side("b", { $0.rates?.second }, { $0.balance?.second })

  private static func side(
    _ letter: String, _ side: @escaping @Sendable (ComparisonRow) -> RateComparison.Side?,
    _ measures: @escaping @Sendable (ComparisonRow) -> PoleMeasures?
  ) -> [Column<ComparisonRow>] {
    [
      Column("hits_\(letter)", .integer, "Hits in group \(letter); for the balance, on both poles.")
      {
        .integer(side($0)?.hits ?? measures($0)?.count.total)
      },
      Column("words_\(letter)", .integer, "Running words of group \(letter): the denominator.") {
        .integer(side($0)?.words ?? measures($0)?.words)
      },
      Column("documents_\(letter)", .integer, "Documents of group \(letter) that have words.") {
        .integer(side($0)?.documents)
      },
      Column("documents_with_hits_\(letter)", .integer, "Those of them that have a hit.") {
        .integer(side($0)?.documentsWithHits)
      },
      Column("value_\(letter)", .number, "Hits per thousand words; for the balance, the balance.") {
        .number(side($0)?.rate.map { $0.rate * 1000 } ?? measures($0)?.balance?.value)
      },
      Column("value_\(letter)_low", .number, "The lower bound of its 95 % interval, by documents.")
      {
        .number(
          side($0)?.rate.map { $0.interval.low * 1000 } ?? measures($0)?.balance?.interval.low)
      },
      Column("value_\(letter)_high", .number, "The upper bound of its 95 % interval.") {
        .number(
          side($0)?.rate.map { $0.interval.high * 1000 } ?? measures($0)?.balance?.interval.high)
      },
      Column(
        "overdispersion_\(letter)", .number,
        "How much hits bunch in documents: 1 as independent draws would, above 1.5 clearly more."
      ) { .number(side($0)?.rate?.overdispersion) },
      Column(
        "dispersion_\(letter)", .number,
        "DPnorm: 0 where hits are spread over the documents as the words are, 1 where one document has all."
      ) { .number(side($0)?.dispersion) },
      Column(
        "largest_share_\(letter)", .number, "The largest share of the hits that one document has."
      ) {
        .number(side($0)?.largestShare)
      },
    ]
  }

  private static let differences: [Column<ComparisonRow>] = [
    Column(
      "difference", .number,
      "The log ratio of the rates to base 2, 1 being twice as often in a; for the balance, a less b."
    ) { .number($0.rates.map(\.logRatio) ?? $0.balance?.difference?.value) },
    Column("difference_low", .number, "The lower bound of its 95 % interval, by documents.") {
      .number($0.rates.map { $0.interval?.low } ?? $0.balance?.difference?.interval.low)
    },
    Column("difference_high", .number, "The upper bound of its 95 % interval.") {
      .number($0.rates.map { $0.interval?.high } ?? $0.balance?.difference?.interval.high)
    },
    Column(
      "conservative_log_ratio", .number,
      "The bound nearer to 0 of the log ratio's exact interval for all items of the level at once, 0 where that holds 0."
    ) { .number($0.rates?.conservativeLogRatio) },
    Column("p", .number, "By permutation of whole documents.") {
      .number($0.rates?.p ?? $0.balance?.p)
    },
    Column(
      "p_adjusted", .number, "p, adjusted for all items of the level (Benjamini-Hochberg)."
    ) { .number($0.rates?.adjustedP ?? $0.balance?.p) },
    Column("reliability", .string, "insufficient (never rank it), low or ok.") {
      .text($0.reliability.rawValue)
    },
  ]

  private static let descriptions: [Column<ComparisonRow>] = [
    Column("percent_difference", .number, "%DIFF: how many per cent more often in a than in b.") {
      .number($0.rates?.pair.percentDifference)
    },
    Column(
      "log_likelihood", .number,
      "G2 over four cells: a description, no test, for it takes each word for an independent draw."
    ) { .number($0.rates?.pair.logLikelihood) },
    Column(
      "weighted_log_odds", .number,
      "z of the log-odds ratio with a prior of 1,000 words like both groups together (Monroe and others); a description."
    ) { $0.rates.map { .number($0.pair.weightedLogOdds) } ?? .missing },
    Column("bayes_factor", .number, "G2 less the logarithm of all words; has the same fault.") {
      .number($0.rates?.pair.bayesFactor)
    },
  ]
}

extension TableLayout<InfluenceRow> {
  /// `influence.csv`.
  static let influence = TableLayout([
    Column("group_a", .string, "The one group.") { .text($0.first) },
    Column("group_b", .string, "The other group.") { .text($0.second) },
    Column("unit", .string, "What is left out: term, category or document.") { .text($0.unit) },
    Column("item", .string, "Its name.") { .text($0.item) },
    Column("category", .string, "A term's category.") { .text($0.category) },
    Column("difference_without", .number, "The difference of the balances without it.") {
      .number($0.influence.without)
    },
    Column("change", .number, "What it adds: the difference with it less that without it.") {
      .number($0.influence.change)
    },
    Column("flips_sign", .string, "yes where the difference has another sign without it.") {
      .text($0.influence.flipsSign ? "yes" : "no")
    },
  ])
}

extension TableLayout<ComparisonTables.Member> {
  /// `members.csv`.
  static let members = TableLayout([
    Column("doc_id", .string, "The document, as its run names it.") { .text($0.documentID) },
    Column("run", .string, "The run folder in whose findings.csv its hits stand.") {
      .text($0.run)
    },
    Column("group", .string, "The group to which it was put.") { .text($0.group) },
    Column("words", .integer, "Its running words.") { .integer($0.words) },
    Column("hits_first_pole", .integer, "Its hits on the first pole.") {
      .integer($0.poles.first)
    },
    Column("hits_second_pole", .integer, "Its hits on the second pole.") {
      .integer($0.poles.second)
    },
  ])
}
