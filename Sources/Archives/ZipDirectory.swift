/// The central directory of an archive: what entries it has and where their bytes stand.
struct ZipDirectory {
  /// Where the directory is, by the record at the end of the archive.
  struct Place {
    var count: Int
    var size: Int
    var offset: Int
    /// Where what follows the directory starts.
    var end: Int
  }

  private static let entryHeader = 46
  private static let localHeader = 30

  /// Reads the directory of `bytes` and checks that its entries lie in the file, one behind the other.
  static func entries(of bytes: [UInt8], limits: ZipLimits) throws(ZipError) -> [ZipPart] {
    let place = try ZipEnd.place(in: bytes)
    guard place.count <= limits.entries else {
      throw .tooManyEntries(count: place.count, limit: limits.entries)
    }
    let start = place.end - place.size
    // Where something stands before the archive, offsets count from the archive's own start.
    let shift = start - place.offset
    guard place.size >= 0, start >= 0, shift >= 0 else { throw .badDirectory(offset: place.end) }
    var entries: [ZipPart] = []
    var position = start
    for _ in 0..<place.count {
      let (entry, next) = try entry(of: bytes, at: position, before: place.end, shift: shift)
      entries.append(entry)
      position = next
    }
    try checkOrder(entries, before: start)
    return entries
  }

  private static func entry(
    of bytes: [UInt8], at position: Int, before end: Int, shift: Int
  ) throws(ZipError) -> (ZipPart, next: Int) {
    guard position + entryHeader <= end, bytes.long(at: position) == 0x0201_4B50 else {
      throw .badDirectory(offset: position)
    }
    let nameEnd = position + entryHeader + bytes.short(at: position + 28)
    let extraEnd = nameEnd + bytes.short(at: position + 30)
    let next = extraEnd + bytes.short(at: position + 32)
    guard next <= end else { throw .badDirectory(offset: position) }
    let name = String(decoding: bytes[position + entryHeader..<nameEnd], as: UTF8.self)
    var entry = ZipPart(
      name: name.replacing("\\", with: "/"), flags: bytes.short(at: position + 8),
      method: bytes.short(at: position + 10),
      checksum: UInt32(truncatingIfNeeded: bytes.long(at: position + 16)),
      packedSize: bytes.long(at: position + 20), size: bytes.long(at: position + 24),
      offset: bytes.long(at: position + 42), packed: 0..<0)
    widen(&entry, by: bytes, nameEnd..<extraEnd)
    entry.offset += shift
    entry.packed = try packedBytes(of: entry, in: bytes)
    return (entry, next)
  }

  /// Takes sizes that need more than four bytes from the extra field that holds them.
  private static func widen(_ entry: inout ZipPart, by bytes: [UInt8], _ extra: Range<Int>) {
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let end = position + 4 + bytes.short(at: position + 2)
      guard end <= extra.upperBound else { return }
      if bytes.short(at: position) == 1 {
        var field = position + 4
        for part in [\ZipPart.size, \ZipPart.packedSize, \ZipPart.offset]
        where entry[keyPath: part] == 0xFFFF_FFFF && field + 8 <= end {
          // A number that no file reaches stays what it is, and is refused as lying outside.
          if let value = bytes.wide(at: field) { entry[keyPath: part] = value }
          field += 8
        }
      }
      position = end
    }
  }

  private static func packedBytes(of entry: ZipPart, in bytes: [UInt8]) throws(ZipError) -> Range<
    Int
  > {
    let header = entry.offset
    guard header + localHeader <= bytes.count, bytes.long(at: header) == 0x0403_4B50 else {
      throw .badDirectory(offset: header)
    }
    let start =
      header + localHeader + bytes.short(at: header + 26) + bytes.short(at: header + 28)
    let end = start + entry.packedSize
    guard end <= bytes.count else { throw .badDirectory(offset: header) }
    return start..<end
  }

  /// Refuses entries that share bytes with one another or with the directory.
  private static func checkOrder(_ entries: [ZipPart], before end: Int) throws(ZipError) {
    let order = entries.sorted { $0.offset < $1.offset }
    for (entry, next) in zip(order, order.dropFirst())
    where entry.packed.upperBound > next.offset {
      throw .overlap(entry.name, next.name)
    }
    if let last = order.last, last.packed.upperBound > end {
      throw .badDirectory(offset: last.offset)
    }
  }
}
