/// What is wrong with a web archive, and where.
package struct WARCFault: Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// The file is empty.
    case empty
    /// The file is an archive of a kind that is not read.
    case refused(Format)
    /// The file is no web archive.
    case noArchive
    /// Where a record should begin, something else stands.
    case noRecord
    /// The head of a record has no end, or is beyond the limits of 1,000 fields and 1 MB.
    case headDamaged
    /// A record does not state its length, or as what no length can be.
    case badLength(String)
    /// A record ends before the length that it states.
    case cutOff
    /// What follows a record is none: the length that it states is wrong. What stands there is handed on as the record.
    case wrongLength
    /// A gzip member cannot be unpacked from some place on, or is not what its checksum says.
    case memberDamaged
    /// The file ends within a gzip member.
    case memberCutOff
    /// Something stands between gzip members that is none.
    case noMember
    /// So much looks like gzip members and is none that the search for the next record was given up.
    case searchGivenUp
    /// A record is larger than the limit.
    case tooLarge(size: Int, limit: Int)
    /// A record unpacks to so many times its size that it must have been made to swell.
    case swelling(limit: Int)
  }

  /// The kinds of archives that are refused by name.
  package enum Format: String, Hashable, Sendable {
    /// The Internet Archive's format before WARC.
    case arc = "ARC"
    /// LZ4 frames.
    case lz4 = "LZ4"
    /// Zstandard frames.
    case zstandard = "Zstandard"
  }

  /// What is wrong.
  package var kind: Kind
  /// Where the record starts that is damaged, or what should be one; of a packed file, where its member starts.
  package var offset: Int
  /// The record, with the start of its block, where only its size is wrong.
  package var record: WARCRecord?

  /// Makes a fault.
  package init(kind: Kind, offset: Int, record: WARCRecord? = nil) {
    self.kind = kind
    self.offset = offset
    self.record = record
  }
}
