/// Where a record is: the name of a file of the archive, and the bytes there that hold the record.
struct ArchivePlace: Hashable, Sendable {
  var file: String
  var range: Range<Int>
}
