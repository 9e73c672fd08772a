/// A ZIP archive in memory, from strangers: its parts are unpacked one by one, on demand, within limits.
///
/// Nothing is ever written to disk, so a part's name is only a name: `../../etc/passwd` leads nowhere, and
/// a symbolic link is a part with a short text. The directory at the end is what counts; local headers
/// only say where bytes start. Stored and deflated parts are read.
package struct ZipArchive: Sendable {
  private let bytes: [UInt8]
  private let limits: ZipLimits
  /// The parts, in the order of the directory.
  package let parts: [ZipPart]
  /// The parts by their names in small letters: packages do not tell capitals apart.
  private let places: [String: [Int]]
  private var unpacked = 0

  /// Reads the directory of an archive.
  ///
  /// - Throws: ``ZipError`` where there is none, or where its entries cannot be told apart.
  package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    self.bytes = bytes
    self.limits = limits
    parts = try ZipDirectory.entries(of: bytes, limits: limits)
    var places: [String: [Int]] = [:]
    for (index, entry) in parts.enumerated() {
      places[entry.name.lowercased(), default: []].append(index)
    }
    self.places = places
  }

  /// The names of the parts, in the order of the directory; folders end in a slash.
  package var names: [String] { parts.map(\.name) }

  /// Whether there is a part of this name.
  package func contains(_ name: String) -> Bool { places[name.lowercased()] != nil }

  /// The bytes of a part; nil if there is none of this name.
  ///
  /// A name in other capitals is taken where there is none in these.
  ///
  /// - Throws: ``ZipError`` where two parts have the name, or where the part cannot be unpacked.
  package mutating func part(_ name: String) throws(ZipError) -> [UInt8]? {
    guard let alike = places[name.lowercased()] else { return nil }
    let exact = alike.filter { parts[$0].name == name }
    let found = exact.isEmpty ? alike : exact
    guard found.count == 1 else { throw .duplicate(name) }
    return try unpack(parts[found[0]])
  }

  private mutating func unpack(_ part: ZipPart) throws(ZipError) -> [UInt8] {
    try part.check(limits)
    unpacked += part.size
    guard unpacked <= limits.totalSize else { throw .totalTooLarge(limit: limits.totalSize) }
    return try part.unpacked(from: bytes[part.packed])
  }
}
