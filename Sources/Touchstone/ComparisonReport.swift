public import CorpusModel
import Measures
import Reporting

/// What a terminal shows of a finished comparison; the tables hold all of it and more.
public struct ComparisonReport: Sendable {
  /// One figure of a group.
  public struct Value: Hashable, Sendable {
    /// The figure.
    public var value: Double
    /// The bounds of its 95 % interval.
    public var low, high: Double
  }

  /// A category or term in which two groups differ.
  public struct Item: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The pole on which it stands.
    public var pole: String?
    /// Hits per thousand words in the two groups.
    public var first, second: Double?
    /// The log ratio to base 2.
    public var logRatio: Double?
    /// p by document permutation, adjusted for all items.
    public var adjustedP: Double
  }

  /// Two groups.
  public struct Pair: Sendable {
    /// Their names.
    public var first, second: String
    /// How many documents with words they have.
    public var documents: (first: Int, second: Int)
    /// Their balances.
    public var firstBalance, secondBalance: Value?
    /// The first balance less the second.
    public var difference: Value?
    /// p by document permutation, for the difference.
    public var p: Double?
    /// Whether either group has too few words or hits for its figures to be used.
    public var isInsufficient: Bool
    /// The categories that differ most.
    public var categories: [Item]
    /// The terms that differ most.
    public var terms: [Item]
    /// What a reader should doubt, with what to do.
    public var warnings: [(message: String, advice: String)]
  }

  /// The poles of the lexicon.
  public var poles: LexiconOutline.Poles?
  /// The pairs.
  public var pairs: [Pair]
  /// How many documents have no value for the field by which they are grouped.
  public var ungrouped: Int
  /// How many documents were left out because not every group has their like.
  public var unmatched: Int
  /// The folder of the comparison.
  public var folder: String
  /// The run folders that were made for it.
  public var scanned: [String]
  /// The documents that were not read.
  public var errors: [Problem]
  /// What every report says of its figures.
  public var statement: String
  private let tables: ComparisonTables

  /// The figures as in `compare.json`.
  public var json: String { tables.json.prettyText }

  /// How many categories and terms are shown.
  private static let shown = 8

  init(
    _ tables: ComparisonTables, _ corpus: ComparedCorpus, folder: String, scanned: [String],
    errors: [Problem]
  ) {
    poles = tables.outline.poles
    ungrouped = corpus.ungrouped
    unmatched = corpus.unmatched
    self.folder = folder
    self.scanned = scanned
    self.errors = errors
    statement = Summary.statement
    self.tables = tables
    pairs = tables.pairs.enumerated().map { number, pair in
      let balance = pair.comparison.balance
      let highlights = tables.highlights(ofPair: number, limit: ComparisonReport.shown)
      return Pair(
        first: pair.first, second: pair.second, documents: pair.comparison.documents,
        firstBalance: balance?.first.balance.map { Value($0.value, $0.interval) },
        secondBalance: balance?.second.balance.map { Value($0.value, $0.interval) },
        difference: balance?.difference.map { Value($0.value, $0.interval) }, p: balance?.p,
        isInsufficient: balance.map {
          $0.first.reliability == .insufficient || $0.second.reliability == .insufficient
        } ?? false,
        categories: highlights.categories.map(Item.init), terms: highlights.terms.map(Item.init),
        warnings: pair.warnings.map { ($0.message, $0.advice) })
    }
  }
}

extension ComparisonReport.Value {
  init(_ value: Double, _ interval: Interval) {
    self.init(value: value, low: interval.low, high: interval.high)
  }
}

extension ComparisonReport.Item {
  init(_ highlight: ComparisonTables.Highlight) {
    self.init(
      name: highlight.name, pole: highlight.pole,
      first: highlight.rates.first.rate.map { $0.rate * 1000 },
      second: highlight.rates.second.rate.map { $0.rate * 1000 },
      logRatio: highlight.rates.logRatio, adjustedP: highlight.rates.adjustedP)
  }
}
