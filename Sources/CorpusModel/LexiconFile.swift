/// A file of a lexicon.
public struct LexiconFile: Hashable, Sendable {
  /// The file, as the user or the lexicon that extends it named it.
  public var path: String
  /// The SHA-256 digest of its bytes, in lower-case hexadecimal.
  public var sha256: String

  /// Makes a file.
  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}
