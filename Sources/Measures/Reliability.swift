/// Whether a text is long enough, and has hits enough, for its figures to be used.
package enum Reliability: String, Sendable, CaseIterable {
  /// Too few words or hits: never rank such a text.
  case insufficient
  /// Figures are coarse.
  case low
  /// Enough words and hits.
  case ok

  /// The bounds between the three; chosen for this project, printed with every run.
  package struct Thresholds: Hashable, Sendable {
    /// Fewer words than this are insufficient.
    package var insufficientWords = 250
    /// Fewer hits on the two poles than this are insufficient.
    package var insufficientHits = 10
    /// Fewer words than this are low.
    package var lowWords = 500
    /// Fewer hits on the two poles than this are low.
    package var lowHits = 20

    /// Makes the default thresholds: at 10 hits split 5 to 5 the standard error of the balance is
    /// already 0.60, and 1.45 where they are split 10 to 0.
    package init() {}
  }

  /// The flag of a text with so many words and so many hits on the two poles.
  package init(words: Int, hits: Int, thresholds: Thresholds = Thresholds()) {
    if words < thresholds.insufficientWords || hits < thresholds.insufficientHits {
      self = .insufficient
    } else if words < thresholds.lowWords || hits < thresholds.lowHits {
      self = .low
    } else {
      self = .ok
    }
  }
}
