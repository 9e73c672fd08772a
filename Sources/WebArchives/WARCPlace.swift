/// Where a record is, so that it can be read again alone.
package struct WARCPlace: Hashable, Sendable {
  /// Whether the file is packed, with gzip.
  package var isPacked: Bool
  /// Where the record starts in the file; of a packed file, where the gzip member starts that holds it.
  package var offset: Int
  /// How many unpacked bytes stand before the record in its member: 0 where each record has a member of its own.
  package var skipped: Int
  /// How many bytes the record takes when unpacked: its head and its block.
  package var length: Int
  /// Whether all of it is there, as far as can be told: else its block is what could be had.
  package var isWhole = true
  /// Where, in the file, what belongs to the record ends; nil where others follow in its member.
  package var end: Int?

  /// Makes a place of what is known of it.
  package init(
    isPacked: Bool, offset: Int, skipped: Int, length: Int, isWhole: Bool = true, end: Int? = nil
  ) {
    self.isPacked = isPacked
    self.offset = offset
    self.skipped = skipped
    self.length = length
    self.isWhole = isWhole
    self.end = end
  }
}
