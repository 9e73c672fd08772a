import Archives

/// What a file holds that may be packed with gzip.
enum PackedFile {
  /// What a gzip file unpacks to; the bytes of any other file.
  ///
  /// The first bytes decide: some programs keep what a server packed and give it the page's own name.
  static func contents(
    _ bytes: [UInt8], name: String, limit: Int
  ) throws(ReadingFault) -> [UInt8] {
    if Gzip.isPacked(bytes) {
      do {
        return try Gzip.unpack(bytes, limit: limit)
      } catch {
        throw .gzip(error)
      }
    }
    guard bytes.isEmpty || FormatSniffer.unpackedName(name) == name else { throw .notPacked }
    return bytes
  }
}
