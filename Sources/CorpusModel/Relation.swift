/// A statement that sets one pole against the other, or says what a pole does.
public struct Relation: Hashable, Sendable {
  /// What kind of statement it is.
  public enum Kind: String, Sendable {
    /// One pole is set against the other.
    case contrast
    /// A pole is said to bring something about, or to stand in its way.
    case stance
  }

  /// How the statement is made.
  public enum Modality: String, Sendable {
    /// It is said.
    case asserted
    /// It is said as a question whose answer is plain; it counts as asserted.
    case rhetorical
    /// It is asked.
    case questioned
    /// It is granted, for the sake of what follows.
    case conceded
    /// It is denied; a rejected stance leans the other way.
    case rejected
  }

  /// What kind of statement it is.
  public var kind: Kind
  /// The contrast or stance that found it, as the lexicon names it.
  public var pattern: String
  /// Which of its patterns fitted, as the lexicon writes it.
  public var form: String
  /// The pole that is preferred, or `both`; nil where it is a stance alone.
  public var prefers: String?
  /// The stance that the sentence takes, if any, as the lexicon names it.
  public var stance: String?
  /// How the statement is made.
  public var modality: Modality
  /// Who speaks, as the lexicon names it: `citizen`, `reported`, `organisation`; else `author`.
  public var voice: String
  /// The index of its (first) sentence in ``TokenizedDocument/sentences``.
  public var sentence: Int
  /// How many sentences it takes: 1, or 2 where a link joins them.
  public var sentenceCount: Int
  /// The words that the pattern takes, as a span of the document's text.
  public var span: TextSpan
  /// The indices of its hits on the first pole among the document's hits, ascending.
  public var firstHits: [Int]
  /// The indices of its hits on the second pole.
  public var secondHits: [Int]

  /// Makes a relation.
  public init(
    kind: Kind, pattern: String, form: String, prefers: String?, stance: String?,
    modality: Modality, voice: String, sentence: Int, sentenceCount: Int, span: TextSpan,
    firstHits: [Int],
    secondHits: [Int]
  ) {
    self.kind = kind
    self.pattern = pattern
    self.form = form
    self.prefers = prefers
    self.stance = stance
    self.modality = modality
    self.voice = voice
    self.sentence = sentence
    self.sentenceCount = sentenceCount
    self.span = span
    self.firstHits = firstHits
    self.secondHits = secondHits
  }
}
