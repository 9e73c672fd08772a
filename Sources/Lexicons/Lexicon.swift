public import CorpusModel

/// A place in a lexicon file.
public struct SourceLocation: Hashable, Sendable {
  /// The file as the user named it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int

  /// Makes a location.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A sentence in a lexicon that must, or must not, be hit; `↓` and `↑` may mark the exact words.
public struct Example: Hashable, Sendable {
  /// The sentence as written, marks included.
  public var sentence: String
  /// Where it stands.
  public var location: SourceLocation

  /// Makes an example.
  public init(sentence: String, location: SourceLocation) {
    self.sentence = sentence
    self.location = location
  }
}

/// A pattern with its place in the file.
public struct LocatedPattern: Hashable, Sendable {
  /// The pattern.
  public var pattern: Pattern
  /// Where it stands.
  public var location: SourceLocation

  /// Makes a located pattern.
  public init(pattern: Pattern, location: SourceLocation) {
    self.pattern = pattern
    self.location = location
  }
}

/// A checked lexicon: categories with terms, and the branches of the tree on which they stand.
///
/// Categories and terms are numbered in the order of the file; results never depend on that order.
public struct Lexicon: Sendable {
  /// An inner node of the tree, without terms of its own.
  public struct Branch: Sendable {
    /// The dotted path from the root, such as `values`.
    public var path: String
    /// The name for people; the last part of the path where the file gives none.
    public var label: String
    /// What belongs below it.
    public var definition: String

    /// Makes a branch.
    public init(path: String, label: String, definition: String = "") {
      self.path = path
      self.label = label
      self.definition = definition
    }
  }

  /// A node of the tree that holds terms, or a leaf.
  public struct Category: Sendable {
    /// The dotted path from the root, such as `values.trust`.
    public var path: String
    /// The name for people; the last part of the path where the file gives none.
    public var label: String
    /// What belongs to the category.
    public var definition: String
    /// The pole to which the category belongs, if any.
    public var pole: String?
    /// False friends, those of the branches above included: phrases that remove a hit of this category
    /// which they cover.
    public var unless: [LocatedPattern]
    /// Sentences in which the category must hit.
    public var matches: [Example]
    /// Sentences in which the category must not hit.
    public var misses: [Example]
    /// Where the category stands.
    public var location: SourceLocation

    /// Makes a category without false friends or examples.
    public init(path: String, label: String, location: SourceLocation) {
      self.path = path
      self.label = label
      definition = ""
      pole = nil
      unless = []
      matches = []
      misses = []
      self.location = location
    }
  }

  /// What a file says of a category to its readers: `include`, `exclude`, `ground` or `note`.
  public struct Remark: Sendable {
    /// The path of the branch or category.
    public var path: String
    /// The key under which it stands.
    public var key: String
    /// The words.
    public var text: String
    /// Where it stands.
    public var location: SourceLocation

    /// Makes a remark.
    public init(path: String, key: String, text: String, location: SourceLocation) {
      self.path = path
      self.key = key
      self.text = text
      self.location = location
    }

    /// The keys under which remarks stand.
    static let keys = ["include", "exclude", "ground", "note"]
  }

  /// One line of a category.
  public struct Term: Sendable {
    /// What it matches.
    public var pattern: Pattern
    /// The category to which it belongs.
    public var category: CategoryID
    /// False friends of this term alone.
    public var unless: [LocatedPattern]
    /// Patterns of which at least one must stand nearby; empty where none is required.
    public var within: [LocatedPattern]
    /// How many words away `within` may stand; nil for anywhere in the sentence.
    public var window: Int?
    /// The weight of a hit; 1 where the file gives none.
    public var weight: Double
    /// A remark for the lexicon's reader.
    public var note: String?
    /// Where the term came from.
    public var source: String?
    /// Sentences that this very term must hit.
    public var matches: [Example]
    /// Sentences that this very term must not hit.
    public var misses: [Example]
    /// Where the term stands.
    public var location: SourceLocation

    /// Makes a term with nothing but its pattern.
    public init(pattern: Pattern, category: CategoryID, location: SourceLocation) {
      self.pattern = pattern
      self.category = category
      unless = []
      within = []
      window = nil
      weight = 1
      note = nil
      source = nil
      matches = []
      misses = []
      self.location = location
    }
  }

  /// The lexicon's name; the file's name where it gives none.
  public var name: String
  /// The version, as the file states it.
  public var version: String
  /// The language as a BCP 47 tag.
  public var language: String?
  /// The licence.
  public var licence: String?
  /// What the lexicon is for.
  public var summary: String?
  /// The two poles that stand against each other.
  public var poles: LexiconOutline.Poles?
  /// The inner nodes of the tree, parents before children.
  public var branches: [Branch]
  /// The categories, in the order of the file.
  public var categories: [Category]
  /// The terms.
  public var terms: [Term]
  /// What is said of branches and categories, in the order of the files.
  public var remarks: [Remark] = []
  /// The statements that set the poles against each other, or say what they do.
  public var relations = Relations()
  /// The SHA-256 digest of the file, in lower-case hexadecimal; of an extended lexicon, the digest of the
  /// base's digest and that of the file, each with a line end.
  public var sha256: String
  /// The digest of the lexicon that this one extends, if it extends one.
  public var baseSHA256: String?
  /// The files that it is read from: its own, then the one that this extends, and so on.
  public var files: [LexiconFile] = []
  /// What the file holds and the lexicon does not, in the order of the file.
  public var notes: [LexiconNote]

  /// Makes an empty lexicon.
  public init(name: String, version: String = "", sha256: String = "") {
    self.name = name
    self.version = version
    language = nil
    licence = nil
    summary = nil
    poles = nil
    branches = []
    categories = []
    terms = []
    notes = []
    self.sha256 = sha256
  }

  /// The number of the category with this path.
  public func category(_ path: String) -> CategoryID? {
    categories.firstIndex { $0.path == path }.map { CategoryID($0) }
  }

  /// The remarks on each branch and category, in the order of their keys; what an extension says replaces
  /// what its base says under the same key.
  var remarksByPath: [String: [Remark]] {
    var byPath: [String: [String: Remark]] = [:]
    for remark in remarks { byPath[remark.path, default: [:]][remark.key] = remark }
    return byPath.mapValues { byKey in Remark.keys.compactMap { byKey[$0] } }
  }

  /// Whether there is a category with this path, or one below it.
  func hasCategory(atOrBelow path: String) -> Bool {
    categories.contains { CategoryPath.isAtOrBelow($0.path, path) }
  }

  /// The paths of branches and categories, for messages.
  var paths: [String] { branches.map(\.path) + categories.map(\.path) }

  /// What tables and reports need to know of the lexicon.
  public var outline: LexiconOutline {
    var outline = LexiconOutline(
      name: name, version: version, sha256: sha256,
      categories: categories.map {
        LexiconOutline.Category(path: $0.path, label: $0.label, pole: $0.pole)
      },
      poles: poles)
    outline.files = files
    return outline
  }
}
