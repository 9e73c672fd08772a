import Digests

/// A record with its digest behind it, as it is kept: one that the disk has changed is not taken for a result.
///
/// Bytes may be a record and yet say nonsense, such as counts for another number of categories.
enum SealedRecord {
  /// The size of a digest in bytes.
  private static let digestSize = 32

  /// The record with its digest.
  static func seal(_ record: [UInt8]) -> [UInt8] { record + digest(of: record[...]) }

  /// The record; nil where the digest is that of another.
  static func open(_ sealed: [UInt8]) -> [UInt8]? {
    guard sealed.count >= digestSize else { return nil }
    let record = sealed.dropLast(digestSize)
    return digest(of: record).elementsEqual(sealed.suffix(digestSize)) ? Array(record) : nil
  }

  private static func digest(of record: ArraySlice<UInt8>) -> [UInt8] {
    var digest = SHA256Digest()
    digest.update(record.span)
    return digest.finalize()
  }
}
