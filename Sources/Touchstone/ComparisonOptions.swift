/// What a comparison is to do.
public struct ComparisonOptions: Sendable {
  /// The column of `documents.csv` by whose values documents are grouped, or `year`; nil where each path is a group.
  public var field: String?
  /// Whether each two groups are compared; otherwise, where there are more than two, each with all the others.
  public var isPairwise = false
  /// Terms, categories and documents that are left out.
  public var leftOut: [String] = []
  /// The column whose values all groups must share; documents with others are left out.
  public var matched: String?
  /// How often documents are dealt to groups for p.
  public var rounds = 9_999
  /// Where the deals begin.
  public var seed: UInt64 = 1
  /// Whether the tables of the comparison are written as an SQLite database too.
  public var writesDatabase = false
  /// Whether the tables of the comparison are written as an Excel workbook too.
  public var writesWorkbook = false

  /// Makes the default options.
  public init() {}
}
