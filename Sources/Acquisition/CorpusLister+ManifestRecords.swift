import CorpusModel

/// The web archives whose records a manifest names, each listed when its first record is asked for.
struct ListedArchives {
  /// The files below the manifest's folder, by their paths there.
  let files: ListedFiles
  /// What stands before their names, or nothing.
  let label: String
  fileprivate var documents: [String: ListedRecords] = [:]

  init(files: ListedFiles, label: String) {
    self.files = files
    self.label = label
  }
}

/// The documents of a web archive.
private struct ListedRecords {
  /// A document by its address in the archive.
  subscript(_ address: String) -> CorpusListing.Entry? {
    index.place(of: prefix + address, in: entries).map { entries[$0] }
  }

  private let entries: PackedList<CorpusListing.Entry>
  private let index: PackedList<CorpusListing.Entry>.NameIndex
  /// What stands before the addresses in the documents' names.
  private let prefix: String

  init(_ entries: PackedList<CorpusListing.Entry>, of archive: String) {
    self.entries = entries
    prefix = archive + "#"
    index = PackedList.NameIndex(entries) { $0.id }
  }
}

extension CorpusLister {
  /// Adds the record that a row of a manifest names: `archive/crawl.warc.gz#https://example.org/page`.
  ///
  /// Other records of the archive do not belong to the corpus, and nothing is said of them.
  mutating func addRecord(
    _ name: (archive: String, address: String), of row: CorpusManifest.Row, id: String,
    known: Metadata, _ archives: inout ListedArchives
  ) throws(AcquisitionError) {
    if archives.documents[name.archive] == nil {
      archives.documents[name.archive] = try documents(of: name.archive, in: archives)
    }
    guard var entry = archives.documents[name.archive]?[name.address] else {
      let isThere = archives.files[name.archive] != nil
      listing.problems.append(
        Problem(
          path: id, severity: .error, code: "missing",
          message: "line \(row.line) of the manifest names it, but "
            + (isThere
              ? "the archive has no document of that address" : "the archive is not in the folder"),
          advice: isThere
            ? "remove the line from manifest.csv, or fetch the page again"
            : "put the file back, or remove the line from manifest.csv"))
      return
    }
    entry.id = id
    entry.metadata = row.metadata.filled(from: entry.metadata).filled(from: known)
    entry.expectedSHA256 = row.sha256
    listing.append(entry)
  }

  /// The documents of an archive by their addresses.
  private mutating func documents(
    of path: String, in archives: ListedArchives
  ) throws(AcquisitionError) -> ListedRecords {
    guard let file = archives.files[path] else { return ListedRecords(PackedList(), of: path) }
    let id = archives.label.isEmpty ? path : archives.label + "/" + path
    let entry = CorpusListing.Entry(
      id: id, place: file.place, size: file.size, ending: .document(.warc), metadata: Metadata())
    let found = try documents(in: entry, .namedRecords)
    listing.problems.append(contentsOf: found.problems)
    return ListedRecords(found.entries, of: id)
  }
}
