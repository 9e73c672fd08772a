import CorpusModel
import Digests
import WebArchives

extension CorpusLister {
  /// How many bytes may be unpacked a second time to reach the records of one file.
  private static let rereadLimit = 1 << 28

  /// Adds the documents of a web archive: `crawl.warc.gz#https://example.org/page`.
  ///
  /// - Parameters:
  ///   - file: the archive.
  ///   - namesOthers: whether it is told what else the archive holds.
  mutating func addWebArchive(_ file: CorpusListing.Entry, namesOthers: Bool) {
    guard let (walk, documents) = webArchive(file) else { return }
    listing.append(contentsOf: documents)
    guard namesOthers, let left = walk.leftWords else { return }
    if documents.isEmpty, walk.faults.isEmpty, walk.isOfPages {
      listing.problems.append(
        Problem(
          path: file.id, severity: .error, code: "no_documents",
          message: "none of its records is a document: it holds \(left)",
          advice: "nothing needs doing if that is what you expect"))
    } else {
      let beside = documents.isEmpty ? "it holds" : "beside its documents it holds"
      note(file.id, "not_documents", "\(beside) \(left)", "nothing needs doing")
    }
  }

  /// The documents of a web archive as entries, and all that was found; what is wrong with it is told.
  ///
  /// - Returns: nil where the file cannot be read.
  private mutating func webArchive(
    _ file: CorpusListing.Entry
  ) -> (walk: WebArchiveWalk, documents: PackedList<CorpusListing.Entry>)? {
    guard case .file(let path) = file.place else {
      listing.problems.append(ReadingFault.nestedArchive.problem(path: file.id))
      return nil
    }
    do {
      try checkDigest(of: path, file)
      let walk = try Place.reading { () throws(FileSystem.Failure) in
        try WebArchiveWalk(path, size: file.size, limit: sizeLimit)
      }
      tell(walk, file)
      let kept = try recordsInMemory(walk, path, file.size)
      var documents = PackedList<CorpusListing.Entry>()
      for found in walk.documents {
        let source = kept?[found.place].map(ArchivedRecord.Source.memory)
        documents.append(
          CorpusLister.entry(found, source ?? .file(path, size: file.size), file))
      }
      return (walk, documents)
    } catch {
      listing.problems.append(error.problem(path: file.id))
      return nil
    }
  }

  private static func entry(
    _ found: WebArchiveWalk.Found, _ source: ArchivedRecord.Source, _ file: CorpusListing.Entry
  ) -> CorpusListing.Entry {
    var metadata = file.metadata
    if found.address.contains(":") { metadata.fill(.url, with: found.address, from: .webArchive) }
    let day = found.date.prefix(10)
    if !day.isEmpty { metadata.fill(.captured, with: String(day), from: .webArchive) }
    return CorpusListing.Entry(
      id: file.id + "#" + found.address,
      place: .record(ArchivedRecord(source: source, place: found.place, format: found.format)),
      size: found.size, ending: .document(found.format), metadata: metadata,
      row: (file.id, found.number))
  }

  private mutating func tell(_ walk: WebArchiveWalk, _ file: CorpusListing.Entry) {
    for (address, fault) in walk.faults {
      listing.problems.append(fault.problem(path: file.id + (address.map { "#" + $0 } ?? "")))
    }
    guard walk.untold > 0 else { return }
    listing.problems.append(
      Problem(
        path: file.id, severity: .error, code: "damaged",
        message: "\(walk.untold) further places in it cannot be read",
        advice: "fetch the file again if what is missing matters; the other records were read"))
  }

  /// The records of the documents, where reaching them one by one would take too long: where many share a gzip member,
  /// all that stand before one have to be unpacked to reach it.
  private func recordsInMemory(
    _ walk: WebArchiveWalk, _ path: [UInt8], _ size: Int
  ) throws(ReadingFault) -> [WARCPlace: WARCRecord]? {
    let cost = walk.documents.reduce(0) { $0 + $1.place.skipped }
    guard cost > CorpusLister.rereadLimit else { return nil }
    guard walk.documents.reduce(0, { $0 + $1.size }) <= sizeLimit else {
      throw .sharedMembers(limit: sizeLimit)
    }
    let wanted = Set(walk.documents.map(\.place))
    var records: [WARCPlace: WARCRecord] = [:]
    var limits = WARCLimits()
    limits.blockSize = sizeLimit
    do {
      var reader = try WARCReader(limits: limits, read: FileSystem.reader(of: path, size: size))
      while let item = try reader.next() {
        guard case .record(let record, let place) = item, wanted.contains(place) else { continue }
        records[place] = record
      }
    } catch {
      throw .system(error)
    }
    return records
  }

  /// Notes where a file that holds documents is not the one that the manifest means.
  private mutating func checkDigest(
    of path: [UInt8], _ file: CorpusListing.Entry
  ) throws(ReadingFault) {
    guard file.expectedSHA256 != nil else { return }
    var digest = SHA256Digest()
    var offset = 0
    while offset < file.size {
      let start = offset
      let piece = try Place.reading { () throws(FileSystem.Failure) in
        try FileSystem.contents(of: path, in: start..<min(start + 1 << 20, file.size))
      }
      if piece.isEmpty { break }
      digest.update(piece.span)
      offset += piece.count
    }
    noteDigest(SHA256Digest.hex(of: digest.finalize()), file)
  }
}
