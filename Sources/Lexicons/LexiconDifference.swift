/// What sets a lexicon apart from an earlier one, as single edits in the order in which their effects are told.
///
/// A term is the same in both where its category has it in both, capitals, quotation marks and dashes aside.
/// The edits come by kind, in the order of ``Edit/Kind``, then by category and pattern: the order of the
/// files makes no difference.
public struct LexiconDifference: Sendable {
  /// One edit.
  public struct Edit: Hashable, Sendable {
    /// What kind of edit it is, in the order in which edits are applied.
    public enum Kind: String, CaseIterable, Comparable, Sendable {
      /// A term that only the earlier lexicon has.
      case termRemoved = "terms_removed"
      /// A term that both have, with another pattern, false friend, context or weight.
      case termChanged = "terms_changed"
      /// A false friend of categories that only the earlier lexicon has.
      case falseFriendRemoved = "false_friends_removed"
      /// A false friend of categories that only the later lexicon has.
      case falseFriendAdded = "false_friends_added"
      /// A term that only the later lexicon has.
      case termAdded = "terms_added"

      /// Earlier kinds are applied first.
      public static func < (left: Kind, right: Kind) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
      }

      /// The kind in words.
      public var label: String { rawValue.replacing("_", with: " ") }
    }

    /// What kind of edit it is.
    public var kind: Kind
    /// The categories that it concerns: one for a term, one or more for a false friend.
    public var categories: [String]
    /// The pattern as the later lexicon writes it; the earlier one, where it is removed.
    public var pattern: String
    /// What is different about a changed term: `pattern`, `unless`, `within`, `window`, `weight`.
    public var changes: [String]
    /// Where it stands in the later lexicon; in the earlier one, where it is removed.
    public var location: SourceLocation
  }

  /// A category that stands on another pole than before.
  public struct Move: Hashable, Sendable {
    /// The path of the category.
    public var category: String
    /// The pole in the earlier lexicon, if any.
    public var old: String?
    /// The pole in the later lexicon, if any.
    public var new: String?
  }

  /// A contrast, stance, modality or voice that is not the same in both.
  public struct StatementEdit: Hashable, Sendable {
    /// `added`, `removed` or `changed`.
    public var change: String
    /// `contrast`, `stance`, `modality` or `voice`.
    public var kind: String
    /// Its name.
    public var name: String
    /// Where it stands in the later lexicon; in the earlier one, where it is removed.
    public var location: SourceLocation
  }

  /// What matches an entry of ``union``, before and after the edits.
  package enum Presence: Hashable, Sendable {
    /// In both lexicons.
    case always
    /// Until the edit with this number.
    case until(Int)
    /// From the edit with this number on.
    case from(Int)

    /// Whether the entry is there after so many edits.
    package func holds(after count: Int) -> Bool {
      switch self {
      case .always: true
      case .until(let edit): edit >= count
      case .from(let edit): edit < count
      }
    }
  }

  /// The edits, in the order in which they are applied.
  public private(set) var edits: [Edit] = []
  /// The categories of both that changed their pole.
  public private(set) var moves: [Move] = []
  /// The statement patterns that are not the same.
  public private(set) var statementEdits: [StatementEdit] = []
  /// A lexicon with the terms and false friends of both, each under its category; without statements.
  package private(set) var union: Lexicon
  /// When each term of ``union`` is there.
  package private(set) var terms: [Presence] = []
  /// When each false friend of each category of ``union`` is there.
  package private(set) var falseFriends: [[Presence]] = []

  /// Compares two lexicons.
  public init(from old: Lexicon, to new: Lexicon) {
    union = Lexicon(name: new.name, version: new.version)
    var draft = Draft(old, new)
    draft.addTerms()
    draft.addFalseFriends()
    draft.sortCategories()
    let order = draft.edits.indices.sorted { Draft.precedes(draft.edits[$0], draft.edits[$1]) }
    var places = [Int](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = place }
    edits = order.map { draft.edits[$0] }
    union.categories = draft.categories
    union.terms = draft.terms.map(\.term)
    terms = draft.terms.map { LexiconDifference.renumbered($0.presence, places) }
    falseFriends = draft.falseFriends.map { list in
      list.map { LexiconDifference.renumbered($0, places) }
    }
    moves = LexiconDifference.moves(old, new)
    statementEdits = LexiconDifference.statementEdits(old.relations, new.relations)
  }

  /// Whether the two find the same in every text.
  public var isEmpty: Bool { edits.isEmpty && moves.isEmpty && statementEdits.isEmpty }

  private static func renumbered(_ presence: Presence, _ places: [Int]) -> Presence {
    switch presence {
    case .always: .always
    case .until(let edit): .until(places[edit])
    case .from(let edit): .from(places[edit])
    }
  }

  private static func moves(_ old: Lexicon, _ new: Lexicon) -> [Move] {
    new.categories.compactMap { category in
      guard let before = old.categories.first(where: { $0.path == category.path }),
        before.pole != category.pole
      else { return nil }
      return Move(category: category.path, old: before.pole, new: category.pole)
    }
  }

  private static func statementEdits(_ old: Relations, _ new: Relations) -> [StatementEdit] {
    StatementEdit.between(old.contrasts, new.contrasts, "contrast")
      + StatementEdit.between(old.stances, new.stances, "stance")
      + StatementEdit.between(old.modalities, new.modalities, "modality")
      + StatementEdit.between(old.voices, new.voices, "voice")
  }
}

extension LexiconDifference.StatementEdit {
  fileprivate static func between<Entry: NamedStatement>(
    _ old: [Entry], _ new: [Entry], _ kind: String
  ) -> [Self] {
    func edit(_ change: String, _ entry: Entry) -> Self {
      Self(change: change, kind: kind, name: entry.id, location: entry.location)
    }
    // A name may stand on several entries: the first of one belongs to the first of the other, and so on.
    var waiting: [String: [Entry]] = [:]
    for entry in old.reversed() { waiting[entry.id, default: []].append(entry) }
    var result: [Self] = []
    for entry in new {
      guard let before = waiting[entry.id]?.popLast() else {
        result.append(edit("added", entry))
        continue
      }
      if !before.findsTheSame(as: entry) { result.append(edit("changed", entry)) }
    }
    for entry in old {
      for entry in (waiting.removeValue(forKey: entry.id) ?? []).reversed() {
        result.append(edit("removed", entry))
      }
    }
    return result
  }
}

/// A contrast, stance, modality or voice.
private protocol NamedStatement {
  var id: String { get }
  var location: SourceLocation { get }
  /// Whether another finds the same in every text.
  func findsTheSame(as other: Self) -> Bool
}

extension Relations.Contrast: NamedStatement {
  func findsTheSame(as other: Self) -> Bool {
    patterns == other.patterns && prefers == other.prefers && isQuestion == other.isQuestion
      && unless == other.unless && stance == other.stance
  }
}

extension Relations.Stance: NamedStatement {
  func findsTheSame(as other: Self) -> Bool {
    patterns == other.patterns && unless == other.unless
  }
}

extension Relations.Cue: NamedStatement {
  func findsTheSame(as other: Self) -> Bool { patterns == other.patterns }
}

extension Pattern {
  /// The pattern as written, but for capitals, curly quotation marks and dashes.
  package var looseSpelling: String { Pattern.loose(source) }

  /// A pattern's text with capitals, curly quotation marks and dashes made plain.
  static func loose(_ source: String) -> String {
    String(source.lowercased().map(PatternText.unified)).replacing("-", with: " ")
  }
}

extension LexiconDifference {
  /// ``union`` as it is after so many edits.
  package func union(after count: Int) -> Lexicon {
    var lexicon = union
    lexicon.terms = zip(union.terms, terms).filter { $0.1.holds(after: count) }.map(\.0)
    for (number, category) in union.categories.enumerated() {
      lexicon.categories[number].unless = zip(category.unless, falseFriends[number])
        .filter { $0.1.holds(after: count) }.map(\.0)
    }
    return lexicon
  }
}
