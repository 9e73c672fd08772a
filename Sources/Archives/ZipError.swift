/// Why an archive or a part of it is not read.
package enum ZipError: Error, Hashable, Sendable {
  /// There is no directory at the end: no archive, or one that was cut off.
  case noDirectory
  /// The directory contradicts itself or the file, at this offset.
  case badDirectory(offset: Int)
  /// The archive is one of several volumes.
  case manyVolumes
  /// There are more entries than the limit.
  case tooManyEntries(count: Int, limit: Int)
  /// Two entries claim the same bytes, as archives do that are made to swell.
  case overlap(String, String)
  /// Two entries have the name that was asked for.
  case duplicate(String)
  /// The part is encrypted.
  case encrypted(String)
  /// The part is packed in a way that is not read.
  case unknownMethod(String, method: Int)
  /// The part does not unpack to what the directory says of it.
  case damagedPart(String)
  /// The part is larger than the limit.
  case partTooLarge(String, size: Int, limit: Int)
  /// The part is so much larger than its packed bytes that it must have been made to swell.
  case swelling(String, ratio: Int, limit: Int)
  /// The parts that were asked for are together larger than the limit.
  case totalTooLarge(limit: Int)
}
