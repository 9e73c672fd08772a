import Archives
import CorpusModel
import Digests

extension CorpusLister {
  /// What the parts of an archive may unpack to together, each of them being read by itself.
  private static let totalLimit = 16_000_000_000

  /// Adds the documents of a ZIP archive, which is listed like a folder: `docs.zip/a/b.html`.
  ///
  /// A `manifest.csv` in it is honoured. Archives inside are not opened.
  mutating func addArchive(_ file: CorpusListing.Entry) throws(AcquisitionError) {
    guard case .file(let path) = file.place else {
      listing.problems.append(ReadingFault.nestedArchive.problem(path: file.id))
      return
    }
    var sha256: String?
    let archive: ZipArchive
    do {
      let bytes = try file.place.contents(size: file.size, limit: sizeLimit)
      sha256 = noteDigest(of: bytes, file)
      archive = try CorpusLister.archive(bytes)
    } catch {
      listing.problems.append(error.problem(path: file.id, sha256: sha256))
      return
    }
    if archive.contains("[Content_Types].xml") || archive.parts.first?.name == "mimetype" {
      // A DOCX, ODT or EPUB that lost its ending: one document, not a folder of them.
      listing.append(file)
      return
    }
    try add(CorpusLister.files(in: archive, at: path), of: file)
  }

  private static func archive(_ bytes: [UInt8]) throws(ReadingFault) -> ZipArchive {
    do throws(ZipError) {
      let archive = try ZipArchive(bytes)
      guard archive.parts.reduce(0, { $0 + $1.size }) <= totalLimit else {
        throw .totalTooLarge(limit: totalLimit)
      }
      return archive
    } catch {
      throw .zip(error)
    }
  }

  /// The files of an archive, without folders and hidden files.
  private static func files(in archive: ZipArchive, at path: [UInt8]) -> [Found] {
    archive.parts.compactMap { part in
      let components = part.name.split(separator: "/")
      let isHidden = components.contains { $0.first == "." && $0 != "." && $0 != ".." }
      guard !part.name.hasSuffix("/"), !components.isEmpty, !isHidden, components[0] != "__MACOSX"
      else { return nil }
      return Found(
        place: .part(part, archive: path), path: components.joined(separator: "/"), size: part.size)
    }
  }

  private mutating func add(
    _ files: [Found], of file: CorpusListing.Entry
  ) throws(AcquisitionError) {
    var seen: Set<String> = []
    var files = files.filter { found in
      if seen.insert(found.path).inserted { return true }
      listing.problems.append(
        ReadingFault.zip(.duplicate(found.path)).problem(path: file.id + "/" + found.path))
      return false
    }
    // Many archives hold one folder, which then is what the archive's name stands for.
    let top = CorpusLister.topFolder(of: files)
    for index in files.indices { files[index].path.removeFirst(top.count) }
    let ownName = top.isEmpty ? CorpusLister.stem(of: file.id) : String(top.dropLast())
    let label = file.id + "/" + top
    if let index = files.firstIndex(where: { $0.path == CorpusManifest.fileName }) {
      let found = files.remove(at: index)
      let bytes: [UInt8]
      do {
        bytes = try found.place.contents(size: found.size, limit: sizeLimit)
      } catch {
        listing.problems.append(error.problem(path: label + found.path))
        return
      }
      let manifest = try CorpusManifest(bytes, path: label + found.path)
      var packed = PackedList<Found>()
      packed.append(contentsOf: files)
      try add(
        packed, listedIn: manifest, label: String(label.dropLast()), ownName: ownName,
        known: file.metadata)
      return
    }
    for found in files {
      var metadata = file.metadata
      let parts = found.path.split(separator: "/").drop { $0 == "." || $0 == ".." }
      metadata.fill(
        .group, with: parts.count > 1 ? parts.first.map(String.init) : ownName, from: .folder)
      try addFile(found, id: label + found.path, metadata: metadata)
    }
  }

  /// The one folder in which all files stand, with its slash; nothing where there is none.
  private static func topFolder(of files: [Found]) -> String {
    guard let slash = files.first?.path.firstIndex(of: "/"), let first = files.first else {
      return ""
    }
    let top = String(first.path[...slash])
    return top != "../" && top != "./" && files.allSatisfy { $0.path.hasPrefix(top) } ? top : ""
  }

  /// The last part of a name, without its ending.
  static func stem(of id: String) -> String {
    let name = id.split(separator: "/").last.map(String.init) ?? id
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// The digest of a file that holds documents; a note where it is not the one that the manifest states.
  mutating func noteDigest(of bytes: [UInt8], _ file: CorpusListing.Entry) -> String {
    let sha256 = SHA256Digest.hexDigest(of: bytes.span)
    noteDigest(sha256, file)
    return sha256
  }

  /// Notes where the digest of a file that holds documents is not the one that the manifest states.
  mutating func noteDigest(_ sha256: String, _ file: CorpusListing.Entry) {
    guard let expected = file.expectedSHA256, expected != sha256 else { return }
    note(
      file.id, PageReader.digestDiffers.code, PageReader.digestDiffers.message,
      "correct the digest in manifest.csv if the new file is meant")
  }
}
