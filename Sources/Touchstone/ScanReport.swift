public import CorpusModel
import Measures
import Reporting

/// What a terminal shows of a finished run; the tables hold all of it and more.
public struct ScanReport: Sendable {
  /// The figures of one group of documents.
  public struct Group: Hashable, Sendable {
    /// The group's name; `(all)` for the whole corpus.
    public var name: String
    /// How many documents were read.
    public var documents: Int
    /// Their running words.
    public var words: Int
    /// The words of standard parts, such as an auditor's report, that were set aside.
    public var wordsSetAside: Int
    /// Hits in all categories.
    public var hits: Int
    /// Hits on the first pole per thousand words, where the lexicon has poles.
    public var firstPerThousand: Double?
    /// Hits on the second pole per thousand words.
    public var secondPerThousand: Double?
    /// ln((first + ½) / (second + ½)).
    public var balance: Double?
    /// The lower end of its 95 % interval.
    public var balanceLow: Double?
    /// The upper end of its 95 % interval.
    public var balanceHigh: Double?
    /// `insufficient`, `low` or `ok`.
    public var reliability: String?
  }

  /// What one lexicon found in the whole corpus.
  public struct LexiconFigures: Hashable, Sendable {
    /// The lexicon's name.
    public var name: String
    /// Its version, or an empty string.
    public var version: String
    /// How many categories it has.
    public var categories: Int
    /// Its hits in all of them.
    public var hits: Int
    /// Those hits per thousand words.
    public var perThousand: Double?
  }

  /// What was taken over from earlier scans.
  public struct Kept: Hashable, Sendable {
    /// The documents whose results were kept, so that they were not read again.
    public var documents = 0
    /// Why no results could be kept for the next scan; nil where they were, or were not to be.
    public var failure: String?
  }

  /// What was taken over from earlier scans.
  public var kept = Kept()
  /// The lexicons, the main one first.
  public var lexicons: [LexiconFigures]
  /// The poles of the main lexicon, if it has any.
  public var poles: LexiconOutline.Poles?
  /// The whole corpus, then each group.
  public var groups: [Group]
  /// The sentences that speak most plainly for the first pole.
  public var strongestFirst: [StrongSentence]
  /// The sentences that speak most plainly for the second pole.
  public var strongestSecond: [StrongSentence]
  /// How many problems of each kind are kept; all are in `problems.csv`.
  public static let problemLimit = 100

  /// The first documents that were not read, in order, up to ``problemLimit``.
  public var errors: [Problem]
  /// How many were not read.
  public var errorCount: Int
  /// The first documents that are probably not what their reader thinks, in order, up to ``problemLimit``.
  public var warnings: [Problem]
  /// How many are probably not what their reader thinks.
  public var warningCount: Int
  /// How many notes of each kind there are, by code.
  public var notes: [(code: String, count: Int)]
  /// The folder in which the run stands.
  public var folder: String
  /// What every report says of its figures.
  public var statement: String
  /// The figures as in `summary.json`.
  public var json: String

  init(
    _ summary: Summary, strongest: (first: [StrongSentence], second: [StrongSentence]),
    errors: [Problem], warnings: [Problem], notes: [String: Int], folder: String
  ) {
    lexicons = LexiconFigures.all(in: summary)
    poles = summary.outline.poles
    groups = summary.groups.map(Group.init)
    strongestFirst = strongest.first
    strongestSecond = strongest.second
    self.errors = errors
    errorCount = summary.errors
    self.warnings = warnings
    warningCount = summary.warnings
    self.notes = notes.sorted { $0.key < $1.key }.map { (code: $0.key, count: $0.value) }
    self.folder = folder
    statement = Summary.statement
    json = summary.json.prettyText
  }
}

extension ScanReport.LexiconFigures {
  /// The figures of all lexicons in the whole corpus, which is the first group.
  fileprivate static func all(in summary: Summary) -> [ScanReport.LexiconFigures] {
    let categories = summary.outline.categories
    return summary.outline.lexicons.enumerated().map { number, lexicon in
      let own = categories.indices.filter { categories[$0].lexicon == number }
      let counts = summary.groups.first?.counts
      let hits = own.reduce(0) { $0 + (counts?.categoryHits[$1] ?? 0) }
      return ScanReport.LexiconFigures(
        name: lexicon.name, version: lexicon.version, categories: own.count, hits: hits,
        perThousand: Rate(hits: hits, words: counts?.words ?? 0).perThousand)
    }
  }
}

extension ScanReport.Group {
  fileprivate init(_ group: Summary.Group) {
    name = group.name
    documents = group.counts.documents
    words = group.counts.words
    wordsSetAside = group.counts.wordsSetAside
    hits = group.counts.hits
    firstPerThousand = group.measures?.firstRate.perThousand
    secondPerThousand = group.measures?.secondRate.perThousand
    balance = group.measures?.balance?.value
    balanceLow = group.measures?.balance?.interval.low
    balanceHigh = group.measures?.balance?.interval.high
    reliability = group.measures?.reliability.rawValue
  }
}
