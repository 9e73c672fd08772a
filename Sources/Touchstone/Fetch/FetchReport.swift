public import CorpusModel

/// What a fetch has brought.
public struct FetchReport: Sendable {
  /// The corpus's folder.
  public var folder: String
  /// The number of the visit, from 1.
  public var visit: Int
  /// Whether the call went on with a visit that had not come to its end.
  public var isResumed: Bool
  /// How many documents came that the corpus did not have, or not in this form.
  public var fetched: Int
  /// How many documents were unchanged since an earlier visit.
  public var unchanged: Int
  /// How many documents the corpus now has.
  public var documents: Int
  /// Whether the run's limits of time or bytes ended it early; the next call goes on.
  public var isCut: Bool
  /// What was not fetched, and what was noticed, in the order of the plan; paths are addresses.
  public var problems: [Problem]

  /// What was not fetched though it was asked for.
  public var errors: [Problem] { problems.filter { $0.severity == .error } }
}
