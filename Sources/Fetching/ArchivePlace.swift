internal import WebArchives

/// Where a record of an archive is.
struct ArchivePlace: Hashable, Sendable {
  var file: ArchiveFile
  var place: WARCPlace

  /// The record's block.
  ///
  /// - Throws: ``FetchError`` where the record is not there, or what reading the file throws.
  func block() throws -> [UInt8] {
    guard let record = try file.record(at: place) else { throw damaged }
    return record.block
  }

  /// The server's answer in the record.
  ///
  /// - Throws: as ``block()``.
  func message() throws -> HTTPMessage {
    let block = try block()
    do { return try HTTPMessage(block) } catch { throw damaged }
  }

  private var damaged: FetchError { .archiveDamaged(path: file.path, offset: place.offset) }
}
