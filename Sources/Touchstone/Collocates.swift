import CorpusModel
import Measures

/// The words that keep company with what a concordance finds.
public struct Collocates: Sendable {
  /// One word.
  public struct Word: Hashable, Sendable {
    /// The word in small letters.
    public var word: String
    /// How often it stands near.
    public var near: Int
    /// How often it stands anywhere.
    public var frequency: Int
    /// How many documents have it near.
    public var documents: Int
    /// How often it would stand near by chance.
    public var expected: Double
    /// Mutual information, t, logDice and the log-likelihood ratio; above what is expected, all are large.
    public var mutualInformation, tScore, logDice, logLikelihood: Double
  }

  /// The words, those with the largest log-likelihood ratio first, which stand near more often than by chance.
  public private(set) var words: [Word] = []
  /// How often what is looked for was found.
  public private(set) var hits = 0
  /// How many running words stand near it.
  public private(set) var nearWords = 0
  /// How many running words there are.
  public private(set) var allWords = 0
  /// How many documents were read.
  public private(set) var documents = 0

  /// Words that stand near less often than this are left out: single meetings tell nothing.
  public static let leastNear = 3

  /// What one document adds.
  struct Part: Sendable {
    var hits = 0
    var nearWords = 0
    var allWords = 0
    /// How often each word stands near, and anywhere.
    var counts: [String: (near: Int, all: Int)] = [:]
  }

  private var counts: [String: (near: Int, all: Int, documents: Int)] = [:]

  mutating func add(_ part: Part) {
    documents += 1
    hits += part.hits
    nearWords += part.nearWords
    allWords += part.allWords
    for (word, count) in part.counts {
      var held = counts[word] ?? (0, 0, 0)
      held.near += count.near
      held.all += count.all
      if count.near > 0 { held.documents += 1 }
      counts[word] = held
    }
  }

  /// Works out the scores: of all running words those near and those not, each being the word or not.
  ///
  /// Surface co-occurrence as in Evert 2008, "Corpora and collocations", in *Corpus Linguistics: An International
  /// Handbook* 2, 1212–1248; logDice, which knows no window, takes the number of hits.
  mutating func finish() {
    words = counts.compactMap { word, count in
      guard count.near >= Collocates.leastNear, allWords > 0 else { return nil }
      let expected = Double(nearWords) * Double(count.all) / Double(allWords)
      guard Double(count.near) > expected,
        let information = Association.mutualInformation(
          joint: count.near, first: nearWords, second: count.all, total: allWords),
        let t = Association.tScore(
          joint: count.near, first: nearWords, second: count.all, total: allWords),
        let dice = Association.logDice(joint: count.near, first: hits, second: count.all),
        let likelihood = Association.logLikelihood(
          joint: count.near, first: nearWords, second: count.all, total: allWords)
      else { return nil }
      return Word(
        word: word, near: count.near, frequency: count.all, documents: count.documents,
        expected: expected, mutualInformation: information, tScore: t, logDice: dice,
        logLikelihood: likelihood)
    }.sorted { one, other in
      one.logLikelihood == other.logLikelihood
        ? one.word.utf8.lexicographicallyPrecedes(other.word.utf8)
        : one.logLikelihood > other.logLikelihood
    }
    counts = [:]
  }
}
