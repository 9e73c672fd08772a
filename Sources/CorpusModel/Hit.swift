/// The number of a category in one lexicon, in the order of the file.
public struct CategoryID: Hashable, Sendable {
  /// The number, dense from 0.
  public var rawValue: Int32

  /// Wraps a number.
  public init(_ rawValue: Int) { self.rawValue = Int32(rawValue) }

  /// The number as an array index.
  public var index: Int { Int(rawValue) }
}

/// The number of a term (one line of a category) in one lexicon, in the order of the file.
public struct TermID: Hashable, Sendable {
  /// The number, dense from 0.
  public var rawValue: Int32

  /// Wraps a number.
  public init(_ rawValue: Int) { self.rawValue = Int32(rawValue) }

  /// The number as an array index.
  public var index: Int { Int(rawValue) }
}

/// What is worth knowing about the place where a hit stands.
public struct Marks: OptionSet, Hashable, Sendable {
  /// The bits.
  public var rawValue: UInt8

  /// Wraps bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// In a title or heading (codebook, rule 8).
  public static let heading = Marks(rawValue: 1)
  /// Inside quotation marks (codebook, rule 12).
  public static let quoted = Marks(rawValue: 2)
  /// In the scope of a negation in the same clause.
  public static let negated = Marks(rawValue: 4)
  /// In a sentence that ends with a question mark.
  public static let question = Marks(rawValue: 8)

  /// Every mark with its name in the tables, in the order in which they are listed.
  public static var all: [(mark: Marks, name: String)] {
    [
      (.heading, "heading"), (.quoted, "quoted"), (.negated, "negated"), (.question, "question"),
    ]
  }

  /// The names of the marks that are set.
  public var names: [String] {
    Marks.all.filter { contains($0.mark) }.map(\.name)
  }
}

/// One match of a term in a document.
public struct Hit: Hashable, Sendable {
  /// The term that matched.
  public var term: TermID
  /// The category of the term.
  public var category: CategoryID
  /// Where the hit stands in ``Document/text``, quotation marks included where it fills them.
  public var span: TextSpan
  /// The index of its first token.
  public var firstToken: UInt32
  /// One past the index of its last token.
  public var endToken: UInt32
  /// The index of its sentence in ``TokenizedDocument/sentences``.
  public var sentence: UInt32
  /// What is worth knowing about its place.
  public var marks: Marks

  /// Makes a hit.
  public init(
    term: TermID, category: CategoryID, span: TextSpan, tokens: Range<Int>, sentence: Int,
    marks: Marks = []
  ) {
    self.term = term
    self.category = category
    self.span = span
    self.firstToken = UInt32(tokens.lowerBound)
    self.endToken = UInt32(tokens.upperBound)
    self.sentence = UInt32(sentence)
    self.marks = marks
  }

  /// The indices of its tokens.
  public var tokens: Range<Int> { Int(firstToken)..<Int(endToken) }
}

/// A match that is not counted, and why.
public struct DroppedHit: Hashable, Sendable {
  /// Why a match is not counted.
  public enum Reason: Hashable, Sendable {
    /// A false friend of its category or term covers it; the phrase is the pattern that did.
    case falseFriend(String)
    /// It is part of a proper name (codebook, rule 4).
    case name
    /// The words that its term requires nearby are not there.
    case outOfContext(String)

    /// The reason's name in `dropped.csv`.
    public var code: String {
      switch self {
      case .falseFriend: "false_friend"
      case .name: "name"
      case .outOfContext: "out_of_context"
      }
    }

    /// The pattern that decided, or an empty string.
    public var pattern: String {
      switch self {
      case .falseFriend(let pattern), .outOfContext(let pattern): pattern
      case .name: ""
      }
    }
  }

  /// The match.
  public var hit: Hit
  /// Why it is not counted.
  public var reason: Reason

  /// Makes a dropped hit.
  public init(hit: Hit, reason: Reason) {
    self.hit = hit
    self.reason = reason
  }
}
