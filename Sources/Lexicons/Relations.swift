import CorpusModel

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

  /// How a contrast stands to the one that has the poles exchanged and prefers the other.
  public enum Reversal: Hashable, Sendable {
    /// There is no such contrast.
    case none
    /// There is one, made from this one.
    case reversible
    /// It is this one.
    case reversed
  }

  /// A way to set one pole against the other.
  public struct Contrast: Hashable, Sendable {
    /// The name, such as `not_x_but_y`; several may share one.
    public var id: String
    /// What it looks for, in words for people.
    public var label: String?
    /// A remark for the lexicon's reader.
    public var note: String?
    /// What it looks for; any one of them is enough.
    public var patterns: [RelationPattern]
    /// The side that it prefers.
    public var prefers: Preference
    /// Whether it holds with the poles exchanged too.
    public var reversal: Reversal
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
    /// The name, such as `driver`; several may share one.
    public var id: String
    /// What it looks for, in words for people.
    public var label: String?
    /// A remark for the lexicon's reader.
    public var note: String?
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

  /// The contrasts; those with the poles exchanged come last.
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

  /// What the name of a contrast with the poles exchanged ends with.
  static let reversedEnding = "_reversed"

  /// Adds a contrast of the file's, and the one with the poles exchanged where it holds as well.
  mutating func add(_ contrast: Contrast, _ poles: LexiconOutline.Poles?) {
    let end = contrasts.firstIndex { $0.reversal == .reversed } ?? contrasts.count
    contrasts.insert(contrast, at: end)
    if contrast.reversal == .reversible, let poles {
      contrasts.append(contrast.exchanging(poles))
    }
  }

  /// Removes the contrasts of a name, with those made from them; false where there is none.
  mutating func removeContrasts(_ id: String) -> Bool {
    let count = contrasts.count
    contrasts.removeAll {
      $0.id == id || ($0.reversal == .reversed && $0.id == id + Relations.reversedEnding)
    }
    for index in contrasts.indices where contrasts[index].id + Relations.reversedEnding == id {
      contrasts[index].reversal = .none
    }
    return contrasts.count < count
  }

  /// The categories that patterns look for, each with the name of the contrast or stance.
  var slots: [(category: String, relation: String)] {
    let contrasts = contrasts.flatMap { contrast in
      (contrast.patterns + contrast.unless).flatMap(\.slots).map { ($0, contrast.id) }
    }
    let stances = stances.flatMap { stance in
      (stance.patterns + stance.unless).flatMap(\.slots).map { ($0, stance.id) }
    }
    let cues = (modalities + voices).flatMap { cue in
      cue.patterns.flatMap(\.slots).map { ($0, cue.id) }
    }
    return contrasts + stances + cues
  }
}

extension Relations.Contrast {
  /// The contrast with the poles exchanged, preferring the other one; its examples are not its own.
  fileprivate func exchanging(_ poles: LexiconOutline.Poles) -> Relations.Contrast {
    var other = self
    other.reversal = .reversed
    other.patterns = patterns.map { $0.exchanging(poles.first, poles.second) }
    if case .pole(let name) = prefers {
      other.prefers = .pole(name == poles.first ? poles.second : poles.first)
    }
    other.id = id + Relations.reversedEnding
    other.matches = []
    other.misses = []
    return other
  }
}
