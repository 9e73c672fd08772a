import Archives

/// What a record may ask for before it is passed over.
package struct WARCLimits: Sendable {
  /// How many bytes a block may have: 256 MB.
  package var blockSize = 256_000_000
  /// How many bytes of a block are kept; the others are passed over.
  package var kept = Int.max
  /// How many times larger than its packed bytes a record may be, if it is larger than ``freeSize``.
  package var ratio = PackedContent.ratioLimit
  /// Up to how many bytes any ratio is harmless.
  package var freeSize = PackedContent.freeSize

  /// The limits that documents are read with.
  package init() {}
}
