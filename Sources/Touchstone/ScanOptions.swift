public import CorpusModel

/// What a scan is to do; two scans with equal options, lexicon and documents write equal files.
public struct ScanOptions: Sendable {
  /// By whose rules hits are counted.
  public enum Counting: Hashable, Sendable {
    /// By our own: one span, one category; false friends, names and sentences minded.
    case own
    /// By quanteda's: each category for itself, over the whole text, sentences and names unminded.
    case quanteda(scope: NestedScope, keepsPunctuation: Bool)
    /// By LIWC's: the longest entry from left to right, counted in words.
    case liwc
  }

  /// quanteda's `nested_scope`.
  public enum NestedScope: String, Hashable, Sendable, CaseIterable {
    /// Within one category a token counts once.
    case key
    /// Within the whole dictionary a match inside longer ones does not count.
    case dictionary
  }

  /// What reading one document may take before it is given up; the other documents are read on.
  public struct ReadingLimits: Hashable, Sendable {
    /// Processor time, in seconds.
    public var seconds = 120
    /// Memory, in bytes.
    public var memory = 4_000_000_000

    /// Makes the default limits.
    public init() {}
  }

  /// When what was made of documents is kept for the next scan, in a file beside the run folder.
  public enum KeepsResults: Hashable, Sendable {
    /// Never; and nothing that was kept is used.
    case never
    /// Where there are so many documents, or so large ones, that it pays.
    case whereItPays
    /// Always.
    case always
  }

  /// The lexicon from which poles, balance and statements come.
  public var lexicon = LexiconSource.builtIn
  /// Lexicons that are matched beside it, each for itself; their categories stand below their names.
  public var furtherLexicons: [LexiconSource] = []
  /// The tables to write, by their names; nil for all that the way of counting has.
  public var tables: [String]?
  /// Whether the tables are written as an SQLite database too.
  public var writesDatabase = false
  /// Whether the tables are written as an Excel workbook too.
  public var writesWorkbook = false
  /// How many documents are read side by side.
  public var jobs = 1
  /// By whose rules hits are counted.
  public var counting = Counting.own
  /// How many parts of a category's path are told apart where peers' rules count; nil for all.
  public var levels: Int?
  /// Whether standard parts, such as an auditor's report, are counted like others; other tools' rules know of no such
  /// parts and count all.
  public var allSections = false
  /// Whether the intervals of groups' balances come from drawing their documents again (BCa bootstrap).
  public var bootstraps = false
  /// The size of a document, in bytes, beyond which it is not read.
  public var sizeLimit = CorpusScan.defaultSizeLimit
  /// The limits within which each document is read, in a process of its own; nil to read in this one, without limits.
  ///
  /// With limits, this process is copied (forked) when the scan begins. That needs a program in which no other thread
  /// holds a lock at that moment: a command line, not a server at work.
  public var readingLimits: ReadingLimits?
  /// When what was made of documents is kept for the next scan.
  public var keepsResults = KeepsResults.never
  /// How addresses of the web among the paths are reached; nil where they are not.
  public var web: WebAccess?

  /// The columns of tables whose rows are documents, if any are.
  public var columns: TextColumns?

  /// Makes the default options.
  public init() {}
}
