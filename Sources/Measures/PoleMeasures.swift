package import CorpusModel

/// All measures of one document or one group that set the two poles against each other.
package struct PoleMeasures: Hashable, Sendable {
  /// Running words: the denominator.
  package let words: Int
  /// Hits on the two poles.
  package let count: PoleCount
  /// The balance with its interval; nil where there are no words.
  package private(set) var balance: Balance?
  /// The flag for short texts.
  package let reliability: Reliability

  /// Measures a document or group.
  ///
  /// - Parameters:
  ///   - words: its running words.
  ///   - count: its hits on the two poles.
  ///   - clusters: the same hits by paragraph or by document.
  ///   - thresholds: the bounds of the reliability flag.
  package init(
    words: Int, count: PoleCount, clusters: ClusterMoments,
    thresholds: Reliability.Thresholds = .init()
  ) {
    self.words = words
    self.count = count
    balance = words > 0 ? Balance(count, clusters: clusters) : nil
    reliability = Reliability(words: words, hits: count.total, thresholds: thresholds)
  }

  /// The same measures with the interval of the balance from drawing documents again.
  package func bootstrapped(over documents: PoleColumn) -> PoleMeasures {
    var measures = self
    measures.balance = balance?.bootstrapped(over: documents)
    return measures
  }

  /// Hits on the first pole among words.
  package var firstRate: Rate { Rate(hits: count.first, words: words) }
  /// Hits on the second pole among words.
  package var secondRate: Rate { Rate(hits: count.second, words: words) }
  /// The share of the first pole; nil where there is no hit.
  package var share: Double? { count.share }
  /// How much the text speaks of either pole; nil where there are no words.
  package var salience: Double? { count.salience(words: words) }
  /// How the interval of the balance was obtained.
  package var method: IntervalMethod { balance?.method ?? .none }
}
