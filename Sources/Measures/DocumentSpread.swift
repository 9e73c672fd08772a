/// How something is spread over documents that are taken one after the other: sums, so that no list of them need be kept.
///
/// Its totals must be known before the first document is added, for each is measured against them.
package struct DocumentSpread: Hashable, Sendable {
  /// The hits in all documents.
  package let hits: Int
  /// The running words of all documents.
  package let words: Int
  /// The documents with words that were added.
  package private(set) var documents = 0
  /// Those of them with a hit.
  package private(set) var documentsWithHits = 0
  /// `Σ (xᵢ − r nᵢ)² / (r nᵢ)`, with `r` the rate in all.
  private(set) var squares = 0.0
  private var distance = 0.0
  private var leastWords = Int.max

  /// Starts without a document.
  ///
  /// - Parameters:
  ///   - hits: the hits in all documents that will be added.
  ///   - words: their running words.
  package init(hits: Int, words: Int) {
    self.hits = hits
    self.words = words
  }

  /// Adds a document; one without words changes nothing.
  package mutating func add(hits count: Int, words size: Int) {
    guard size > 0 else { return }
    documents += 1
    leastWords = min(leastWords, size)
    guard hits > 0 else { return }
    if count > 0 { documentsWithHits += 1 }
    let expected = Double(hits) / Double(words) * Double(size)
    squares += (Double(count) - expected) * (Double(count) - expected) / expected
    distance += abs(Double(count) / Double(hits) - Double(size) / Double(words))
  }

  /// ``Dispersion/dpNorm`` over the documents; nil for fewer than two, or without a hit.
  package var dpNorm: Double? {
    guard documents > 1, hits > 0 else { return nil }
    return distance / 2 / (1 - Double(leastWords) / Double(words))
  }
}
