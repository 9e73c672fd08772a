/// Finds the record at the end of an archive, which says where its directory is.
enum ZipEnd {
  private static let length = 22
  private static let wideLength = 56
  private static let locatorLength = 20
  /// The longest comment, and as much again for what mail programs and downloads leave behind it.
  private static let reach = 2 * 65_536

  /// Where the directory is.
  static func place(in bytes: [UInt8]) throws(ZipError) -> ZipDirectory.Place {
    var position = bytes.count - length
    let first = max(0, position - reach)
    while position >= first {
      if bytes.long(at: position) == 0x0605_4B50, let place = try place(in: bytes, at: position) {
        return place
      }
      position -= 1
    }
    throw .noDirectory
  }

  /// What the record at `position` says; nil if it is no such record, only bytes that look like one.
  private static func place(
    in bytes: [UInt8], at position: Int
  ) throws(ZipError) -> ZipDirectory.Place? {
    guard position + length + bytes.short(at: position + 20) <= bytes.count else { return nil }
    if let wide = try widePlace(in: bytes, before: position) { return wide }
    guard bytes.short(at: position + 4) == 0, bytes.short(at: position + 6) == 0 else {
      throw .manyVolumes
    }
    return ZipDirectory.Place(
      count: bytes.short(at: position + 10), size: bytes.long(at: position + 12),
      offset: bytes.long(at: position + 16), end: position)
  }

  /// What the ZIP64 record says, where there is one: its locator stands right before the plain record.
  private static func widePlace(
    in bytes: [UInt8], before position: Int
  ) throws(ZipError) -> ZipDirectory.Place? {
    let locator = position - locatorLength
    // The record stands right before its locator; where the locator sends us counts from the
    // archive's own start, which is not known yet.
    let record = locator - wideLength
    guard locator >= 0, bytes.long(at: locator) == 0x0706_4B50 else { return nil }
    guard record >= 0, bytes.long(at: record) == 0x0606_4B50,
      let count = bytes.wide(at: record + 32),
      let size = bytes.wide(at: record + 40), let offset = bytes.wide(at: record + 48)
    else { throw .badDirectory(offset: locator) }
    return ZipDirectory.Place(count: count, size: size, offset: offset, end: record)
  }
}
