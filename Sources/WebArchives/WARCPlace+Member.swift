extension WARCPlace {
  /// The place of a record that ``WARCEncoder`` wrote as a member of its own.
  ///
  /// - Parameters:
  ///   - offset: where the member starts in the file.
  ///   - size: how many bytes it takes there.
  ///   - length: how many bytes the record takes unpacked, head and block.
  /// - Returns: the place.
  package static func member(at offset: Int, size: Int, length: Int) -> WARCPlace {
    WARCPlace(isPacked: true, offset: offset, skipped: 0, length: length, end: offset + size)
  }
}
