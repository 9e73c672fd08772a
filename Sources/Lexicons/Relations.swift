/// How a lexicon finds statements that set its poles against each other, or say what they do.
///
/// All of it is data in the lexicon file, so that a user can write her own and another language its own.
public struct Relations: Hashable, Sendable {
  /// The side that a contrast prefers.
  public enum Preference: Hashable, Sendable {
    /// The pole with this name; the other one loses.
    case pole(String)
    /// Both: the statement adds one to the other and rejects nothing.
    case both

    /// The preference's name in the tables.
    public var name: String {
      switch self {
      case .pole(let name): name
      case .both: "both"
      }
    }
  }

  /// A way to set one pole against the other.
  public struct Contrast: Hashable, Sendable {
    /// The name, such as `not_x_but_y`.
    public var id: String
    /// What it looks for; any one of them is enough.
    public var patterns: [RelationPattern]
    /// The side that it prefers.
    public var prefers: Preference
    /// Whether it holds only in questions.
    public var isQuestion: Bool
    /// Word patterns that undo it where they stand in its stretch of the sentence.
    public var unless: [RelationPattern]
    /// The stance that it takes by itself, if any.
    public var stance: String?
    /// Sentences that it must find.
    public var matches: [Example]
    /// Sentences that it must not find.
    public var misses: [Example]
    /// Where it stands.
    public var location: SourceLocation
  }

  /// A way to say what a pole does.
  public struct Stance: Hashable, Sendable {
    /// The name, such as `driver`.
    public var id: String
    /// What it looks for; any one of them is enough.
    public var patterns: [RelationPattern]
    /// Word patterns that undo it where they stand in its stretch of the sentence.
    public var unless: [RelationPattern]
    /// Sentences that it must find.
    public var matches: [Example]
    /// Sentences that it must not find.
    public var misses: [Example]
    /// Where it stands.
    public var location: SourceLocation
  }

  /// A named list of word patterns: a modality or a voice.
  public struct Cue: Hashable, Sendable {
    /// The name, such as `conceded`.
    public var id: String
    /// What it looks for in the sentence.
    public var patterns: [RelationPattern]
    /// Where it stands.
    public var location: SourceLocation
  }

  /// The contrasts, those with the poles exchanged included.
  public var contrasts: [Contrast] = []
  /// The stances.
  public var stances: [Stance] = []
  /// What makes a statement rhetorical, conceded or rejected; a question is one by its mark.
  public var modalities: [Cue] = []
  /// Who speaks: citizen, reported, organisation.
  public var voices: [Cue] = []

  /// Makes an empty set.
  public init() {}

  /// Whether there is nothing to look for.
  public var isEmpty: Bool { contrasts.isEmpty && stances.isEmpty }
}
