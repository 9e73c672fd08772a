/// A ZIP archive in memory, from strangers: its parts are unpacked one by one, on demand, within limits.
///
/// Nothing is ever written to disk, so a part's name is only a name: `../../etc/passwd` leads nowhere, and
/// a symbolic link is a part with a short text. The directory at the end is what counts; local headers
/// only say where bytes start. Stored and deflated parts are read.
package struct ZipArchive: Sendable {
  private let bytes: [UInt8]
  private let limits: ZipLimits
  private let entries: [ZipDirectory.Entry]
  /// The entries by their names in small letters: packages do not tell capitals apart.
  private let places: [String: [Int]]
  private var unpacked = 0

  /// Reads the directory of an archive.
  ///
  /// - Throws: ``ZipError`` where there is none, or where its entries cannot be told apart.
  package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    self.bytes = bytes
    self.limits = limits
    entries = try ZipDirectory.entries(of: bytes, limits: limits)
    var places: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      places[entry.name.lowercased(), default: []].append(index)
    }
    self.places = places
  }

  /// The names of the parts, in the order of the directory; folders end in a slash.
  package var names: [String] { entries.map(\.name) }

  /// Whether there is a part of this name.
  package func contains(_ name: String) -> Bool { places[name.lowercased()] != nil }

  /// The bytes of a part; nil if there is none of this name.
  ///
  /// A name in other capitals is taken where there is none in these.
  ///
  /// - Throws: ``ZipError`` where two parts have the name, or where the part cannot be unpacked.
  package mutating func part(_ name: String) throws(ZipError) -> [UInt8]? {
    guard let alike = places[name.lowercased()] else { return nil }
    let exact = alike.filter { entries[$0].name == name }
    let found = exact.isEmpty ? alike : exact
    guard found.count == 1 else { throw .duplicate(name) }
    return try unpack(entries[found[0]])
  }

  private mutating func unpack(_ entry: ZipDirectory.Entry) throws(ZipError) -> [UInt8] {
    guard entry.flags & 0x2041 == 0 else { throw .encrypted(entry.name) }
    guard entry.method == 0 || entry.method == 8 else {
      throw .unknownMethod(entry.name, method: entry.method)
    }
    guard entry.size <= limits.partSize else {
      throw .partTooLarge(entry.name, size: entry.size, limit: limits.partSize)
    }
    let ratio = entry.size / max(1, entry.packed.count)
    guard entry.size <= limits.freeSize || ratio <= limits.ratio else {
      throw .swelling(entry.name, ratio: ratio, limit: limits.ratio)
    }
    // Deflate cannot do better than this; a buffer of such a size is not even made.
    guard ratio <= 1032 || entry.size < 65_536 else { throw .damagedPart(entry.name) }
    unpacked += entry.size
    guard unpacked <= limits.totalSize else { throw .totalTooLarge(limit: limits.totalSize) }
    let packed = bytes.span.extracting(entry.packed)
    let part =
      entry.method == 8
      ? Inflate.unpack(packed, size: entry.size)
      : entry.packed.count == entry.size ? Array(bytes[entry.packed]) : nil
    guard let part, Inflate.checksum(part.span) == entry.checksum else {
      throw .damagedPart(entry.name)
    }
    return part
  }
}
