internal import WebArchives

/// Where a record of an archive is.
struct ArchivePlace: Hashable, Sendable {
  var file: ArchiveFile
  var place: WARCPlace
}
