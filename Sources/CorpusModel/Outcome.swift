/// A document that was not read, or was read only in part, and what the user can do about it.
public struct Problem: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable {
    /// The document was not read; the run ends with status 3.
    case error
    /// The document was read, but is probably not what the user takes it for.
    case warning
    /// The document was read, with a doubt that the user should know of.
    case note
  }

  /// The path of the document or folder.
  public var path: String
  /// How much it matters.
  public var severity: Severity
  /// A short name for the kind of problem, such as `format_not_read`.
  public var code: String
  /// What was found, in words.
  public var message: String
  /// What the user can do.
  public var advice: String
  /// The SHA-256 digest of the bytes, where they could be read.
  public var sha256: String?

  /// Makes a problem.
  public init(
    path: String, severity: Severity, code: String, message: String, advice: String,
    sha256: String? = nil
  ) {
    self.path = path
    self.severity = severity
    self.code = code
    self.message = message
    self.advice = advice
    self.sha256 = sha256
  }
}

/// What became of one page: read, or not read for a stated reason.
public enum Outcome<Reading: Sendable>: Sendable {
  /// The page was read.
  case scanned(Reading)
  /// The page was not read.
  case skipped(Problem)
}
