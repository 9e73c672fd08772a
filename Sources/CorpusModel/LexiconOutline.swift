/// What tables and reports need to know of a lexicon: its name, its categories and its poles.
public struct LexiconOutline: Hashable, Sendable {
  /// One category.
  public struct Category: Hashable, Sendable {
    /// The dotted path from the root, such as `values.trust`.
    public var path: String
    /// The name for people, such as "Trust and discretion".
    public var label: String
    /// The pole to which it belongs: `values` or `targets` in ours; nil where it stands on neither.
    public var pole: String?
    /// The lexicon from which it comes, as an index of ``LexiconOutline/lexicons``.
    public var lexicon = 0

    /// Makes a category.
    public init(path: String, label: String, pole: String?) {
      self.path = path
      self.label = label
      self.pole = pole
    }
  }

  /// The lexicon's name.
  public var name: String
  /// The lexicon's version.
  public var version: String
  /// The SHA-256 digest of the file, in lower-case hexadecimal.
  public var sha256: String
  /// The categories, in the order of the file; ``CategoryID`` numbers index this list.
  public var categories: [Category]
  /// The files that it was read from: its own, then the one that this extends, and so on.
  public var files: [LexiconFile] = []
  /// The lexicons that are applied beside this one; their categories follow its own.
  public var further: [Identity] = []
  /// The two poles that stand against each other, the first being the upper end of the balance; nil
  /// where the lexicon names none.
  public var poles: Poles?

  /// Two poles that stand against each other.
  public struct Poles: Hashable, Sendable {
    /// The pole that makes the balance positive: `values` in ours.
    public var first: String
    /// The pole that makes the balance negative: `targets` in ours.
    public var second: String

    /// Makes a pair of poles.
    public init(first: String, second: String) {
      self.first = first
      self.second = second
    }
  }

  /// Makes an outline.
  public init(
    name: String, version: String, sha256: String, categories: [Category], poles: Poles?
  ) {
    self.name = name
    self.version = version
    self.sha256 = sha256
    self.categories = categories
    self.poles = poles
  }
}
