/// What an archive may ask for before it is refused.
package struct ZipLimits: Sendable {
  /// How many entries it may have.
  package var entries = 50_000
  /// How many bytes a part may unpack to.
  package var partSize = 128_000_000
  /// How many bytes may be unpacked from one archive.
  package var totalSize = 384_000_000
  /// How many times larger than its packed bytes a part may be, if it is larger than ``freeSize``.
  ///
  /// Documents that people write stay below 100; deflate ends at 1032.
  package var ratio = 400
  /// Up to how many bytes any ratio is harmless.
  package var freeSize = 4_000_000

  /// The limits that documents are read with.
  package init() {}
}
