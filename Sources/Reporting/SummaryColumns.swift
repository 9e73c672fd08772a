internal import CorpusModel

/// One measure of one group as a row.
struct SummaryRow {
  /// The group's name.
  let group: String
  /// The measure's name.
  let measure: String
  /// The measure's value.
  var value: Cell = .missing
  /// The lower bound of the value's interval.
  var low: Double?
  /// The upper bound of the value's interval.
  var high: Double?
  /// What was divided.
  var numerator: Int?
  /// By what it was divided.
  var denominator: Int?
  /// The number of documents in the group.
  let documents: Int
  /// What the measure says in a word.
  var label: String?
}

extension TableLayout<SummaryRow> {
  /// `summary.csv`.
  static let summary = TableLayout([
    Column(
      "group", .string, "The group: (all) first, then by name; (none) for documents in none."
    ) { .text($0.group) },
    Column("measure", .string, "The measure; hits:CATEGORY and rate:CATEGORY for a category.") {
      .text($0.measure)
    },
    Column("value", .number, "Its value; rates are per thousand words.") { $0.value },
    Column("low", .number, "The lower bound of its 95 % interval.") { .number($0.low) },
    Column("high", .number, "The upper bound of its 95 % interval.") { .number($0.high) },
    Column("numerator", .integer, "The hits of which it is made.") { .integer($0.numerator) },
    Column("denominator", .integer, "The words or hits against which they were set.") {
      .integer($0.denominator)
    },
    Column("documents", .integer, "The documents in the group.") { .integer($0.documents) },
    Column(
      "label", .string,
      "For reliability the flag; for balance how the interval was obtained: cluster_robust (by "
        + "document, or by paragraph where there is only one), bootstrap_bca, analytic (too narrow), none."
    ) { .text($0.label) },
  ])
}
