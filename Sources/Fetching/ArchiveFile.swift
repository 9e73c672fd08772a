internal import Digests
internal import Files
internal import WebArchives

/// One file of an archive: what one visit got from one host.
struct ArchiveFile: Hashable, Sendable {
  /// The folder in which it lies.
  let folder: String
  /// Its name: the host and the number of the visit, `charity.example-001.warc.gz`.
  let name: String
  /// The number of the visit.
  let visit: Int

  private static let ending = ".warc.gz"

  /// What was fetched was within limits; how well it packs says nothing more.
  private static var limits: WARCLimits {
    var limits = WARCLimits()
    limits.freeSize = limits.blockSize
    return limits
  }

  /// The file for a host and a visit.
  init(host: String, visit: Int, inFolder folder: String) {
    let number = String(visit)
    let padding = String(repeating: "0", count: max(0, 3 - number.count))
    name = "\(ArchiveFile.stem(for: host))-\(padding)\(number)\(ArchiveFile.ending)"
    self.folder = folder
    self.visit = visit
  }

  /// The file of this name; nil where the name is that of no archive.
  init?(name: String, inFolder folder: String) {
    guard name.hasSuffix(ArchiveFile.ending), let dash = name.lastIndex(of: "-"),
      let visit = Int(name[name.index(after: dash)...].dropLast(ArchiveFile.ending.count))
    else { return nil }
    self.name = name
    self.folder = folder
    self.visit = visit
  }

  /// A host's name as part of a file's name.
  ///
  /// Hosts' names have no character that file names could not have, but for the colons and brackets of IPv6; long ones
  /// are cut, and a digest tells them apart.
  private static func stem(for host: String) -> String {
    let plain = String(host.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" })
    // A name that begins with a hyphen is an option to other programs, one with a point is hidden.
    let safe = String(plain.drop { $0 == "-" || $0 == "." })
    guard safe != host || host.utf8.count > 120 else { return safe }
    let digest = SHA256Digest.hexDigest(of: Array(host.utf8).span)
    return (safe.isEmpty ? "host" : safe.prefix(100)) + "-" + digest.prefix(12)
  }

  /// The files of all visits in a folder, in the order of their visits, then names.
  static func all(inFolder folder: String) throws(FileError) -> [ArchiveFile] {
    try FileSystem.names(in: folder).compactMap { ArchiveFile(name: $0, inFolder: folder) }
      .sorted { ($0.visit, $0.name) < ($1.visit, $1.name) }
  }

  /// The path of the file.
  var path: String { folder + "/" + name }

  /// Adds records at the end, and waits until they are on the disk.
  func append(_ bytes: [UInt8]) throws(FileError) {
    let file = try FileDescriptor(appendingTo: path)
    try file.write(bytes.span)
    try file.sync()
  }

  /// Cuts the file to so many bytes.
  func cut(to size: Int) throws(FileError) {
    let file = try FileDescriptor(appendingTo: path)
    try file.truncate(to: size)
    try file.sync()
  }

  /// The whole record at a place.
  func record(at place: WARCPlace) throws(FileError) -> WARCRecord? {
    let path = path
    return try WARCReader<FileError>.record(
      at: place, limits: ArchiveFile.limits
    ) { offset, count throws(FileError) in
      try FileSystem.read(path, at: offset, count: count)
    }
  }

  /// Hands on the records, in their order, with the heads of answers; what is damaged is passed over.
  func forEachRecord(_ take: (WARCRecord, WARCPlace) -> Void) throws(FileError) {
    let path = path
    var limits = ArchiveFile.limits
    limits.kept = 1 << 18
    var reader = try WARCReader<FileError>(limits: limits) { offset, count throws(FileError) in
      try FileSystem.read(path, at: offset, count: count)
    }
    while let item = try reader.next() {
      if case .record(let record, let place) = item { take(record, place) }
    }
  }
}
