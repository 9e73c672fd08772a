/// Over how many documents something is spread; counts add one document at a time.
///
/// Only two sums are kept, so that it costs the same for any number of documents.
package struct Spread: Hashable, Sendable {
  /// The counts of all documents.
  package private(set) var total = 0
  private var squares = 0

  package init() {}

  /// Adds the count of one document.
  package mutating func add(_ count: Int) {
    total += count
    squares += count * count
  }

  /// The effective number of documents, `(Σ vᵢ)² / Σ vᵢ²`: k where k documents hold equal counts, near 1
  /// where one holds almost all.
  ///
  /// The inverse of Simpson's index (Simpson 1949, *Nature* 163, 688), Hill's number of order 2 (Hill
  /// 1973, *Ecology* 54(2), 427–432).
  package var effectiveDocuments: Double {
    squares == 0 ? 0 : Double(total) * Double(total) / Double(squares)
  }
}
