package import CorpusModel

/// Hits on the two poles of many documents, eight bytes for each.
package struct PoleColumn: RandomAccessCollection, Hashable, Sendable {
  private var pairs: [UInt64] = []

  /// Makes a column without documents.
  package init() {}

  /// Makes a column of counts.
  package init(_ counts: some Sequence<PoleCount>) {
    for count in counts { append(count) }
  }

  /// Adds a document; no file is so large that a pole has more hits than 32 bits hold.
  package mutating func append(_ count: PoleCount) {
    pairs.append(
      UInt64(UInt32(clamping: count.first)) << 32 | UInt64(UInt32(clamping: count.second)))
  }

  /// Adds the documents of another column.
  package mutating func append(_ other: PoleColumn) { pairs += other.pairs }

  /// 0.
  package var startIndex: Int { 0 }
  /// How many documents there are.
  package var endIndex: Int { pairs.count }

  /// The hits of a document.
  package subscript(number: Int) -> PoleCount {
    PoleCount(first: Int(pairs[number] >> 32), second: Int(pairs[number] & 0xFFFF_FFFF))
  }
}
