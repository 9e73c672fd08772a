/// A word or phrase that keeps company with a category and that the lexicon does not cover.
public struct LexiconSuggestion: Sendable {
  /// A sentence in which it stands.
  public struct Example: Hashable, Sendable {
    /// The document.
    public var document: String
    /// The sentence on one line, the words between `↓` and `↑`.
    public var sentence: String
  }

  /// The signals that made the score; see `docs/suggest.md`.
  public struct Signals: Hashable, Sendable {
    /// The weighted log-odds of standing in a sentence with a hit, as z.
    public var sentenceLogOdds = 0.0
    /// The weighted log-odds of standing within seven words of a hit, as z.
    public var nearLogOdds = 0.0
    /// How firmly it is tied to the category's hits within sentences.
    public var logDice: Double?
    /// The weighted log-odds of standing in one list with a hit, as z.
    public var listLogOdds = 0.0
    /// How many times it stands in one list with a hit.
    public var inLists = 0
    /// How much its neighbours are those of the category's hits.
    public var context = 0.0
    /// How much its words' stems belong to the category's terms, from 0 to 1.
    public var kinship = 0.0
    /// The effective number of documents over which its sentences with hits are spread.
    public var effectiveDocuments = 0.0

    /// The factor by which a score shrinks where few documents decide, `1 − 1 / (1 + 3 d)` for d effective
    /// documents: ¾ for one, near 1 for many.
    public var evenness: Double { 1 - 1 / (1 + 3 * max(1, effectiveDocuments)) }
  }

  /// The term as a pattern of the lexicon notation.
  public var term: String
  /// The forms that were met, most frequent first.
  public var forms: [String]
  /// From 0 to 1; only the order of scores has a meaning.
  public var score: Double
  /// How often it occurs.
  public var count: Int
  /// Sentences that hold it.
  public var sentences: Int
  /// Sentences that hold it and a hit of the category.
  public var sentencesWithHits: Int
  /// Documents that hold it.
  public var documents: Int
  /// What made the score.
  public var signals: Signals
  /// The category's terms that are nearest to it: of one stem, or most often in its sentences.
  public var nearestTerms: [String]
  /// Another category that it fits as well or better.
  public var conflict: String?
  /// Up to three sentences, of different documents where there are some.
  public var examples: [Example]
}
