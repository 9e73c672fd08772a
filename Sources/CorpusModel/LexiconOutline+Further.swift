/// Several lexicons in one run: the first is the main one, the categories of each further one stand below
/// its name.
extension LexiconOutline {
  /// What tells one lexicon from another in results.
  public struct Identity: Hashable, Sendable {
    /// The lexicon's name.
    public var name: String
    /// The lexicon's version.
    public var version: String
    /// The SHA-256 digest of the lexicon.
    public var sha256: String
    /// The files that it was read from: its own, then the one that this extends, and so on.
    public var files: [LexiconFile]

    /// The file that the user named.
    public var path: String { files.first?.path ?? "" }

    /// What tells this lexicon from others.
    public init(_ outline: LexiconOutline) {
      name = outline.name
      version = outline.version
      sha256 = outline.sha256
      files = outline.files
    }
  }

  /// All lexicons, the main one first.
  public var lexicons: [Identity] {
    [Identity(self)] + further
  }

  /// Adds the categories of another lexicon, below its name and on neither pole.
  public mutating func append(_ other: LexiconOutline) {
    further.append(Identity(other))
    categories += other.categories.map { category in
      var category = Category(
        path: "\(other.name).\(category.path)", label: category.label, pole: nil)
      category.lexicon = further.count
      return category
    }
  }
}
