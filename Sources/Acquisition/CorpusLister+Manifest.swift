import CorpusModel

extension CorpusLister {
  /// The manifest in a folder.
  func manifest(inFolder folder: [UInt8]) throws(AcquisitionError) -> CorpusManifest {
    let path = PathName.join(folder, Array(CorpusManifest.fileName.utf8))
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path, sizeHint: 0, limit: 1 << 28)
    } catch {
      throw .unreadable(path: PathName.display(path), reason: error.reason)
    }
    return try CorpusManifest(bytes, path: PathName.display(path))
  }

  /// Adds those files of a folder or archive that its manifest lists.
  ///
  /// - Parameters:
  ///   - files: the files below the manifest's folder, with their paths there.
  ///   - manifest: the manifest.
  ///   - label: what stands before their names, or nothing.
  ///   - ownName: the name of the manifest's folder.
  ///   - known: what is known of all of them.
  /// - Throws: ``AcquisitionError`` where a table among them lacks a column.
  mutating func add(
    _ files: PackedList<Found>, listedIn manifest: CorpusManifest, label: String, ownName: String,
    known: Metadata = Metadata()
  ) throws(AcquisitionError) {
    var found = ListedFiles(files)
    // Some manifests name paths from the folder above: `reports/a.html` in reports/manifest.csv.
    let ownName = ownName + "/"
    var archives = ListedArchives(files: found, label: label)
    for row in manifest.rows {
      if let name = FormatSniffer.recordName(row.path), !found.isUnlisted(row.path) {
        let id = label.isEmpty ? row.path : label + "/" + row.path
        guard found.list(row.path) != .again else {
          noteTwice(id, line: row.line)
          continue
        }
        found.remove(name.archive)
        try addRecord(name, of: row, id: id, known: known, &archives)
        continue
      }
      var path = row.path
      // Backslashes come from Windows; a name that really has one is found as it stands.
      if !found.isUnlisted(path) { path = path.replacing("\\", with: "/") }
      if path.hasPrefix("./") { path = String(path.dropFirst(2)) }
      if !found.isUnlisted(path), path.hasPrefix(ownName),
        found.isUnlisted(String(path.dropFirst(ownName.count)))
      {
        path.removeFirst(ownName.count)
      }
      let id = label.isEmpty ? path : label + "/" + path
      switch found.list(path) {
      case .again: noteTwice(id, line: row.line)
      case .file(let file):
        try addFile(
          file, id: id, metadata: row.metadata.filled(from: known), expectedSHA256: row.sha256)
      case .missing where links.contains(path): break
      case .missing:
        listing.problems.append(
          Problem(
            path: id, severity: .error, code: "missing",
            message: "line \(row.line) of the manifest names it, but it is not in the folder",
            advice: "put the file back, or remove the line from manifest.csv"))
      }
    }
    // Archives of earlier visits, and the log, are what a fetched corpus is made of.
    let isFetched = found.isUnlisted(FetchedCorpus.logName)
    for path in found.unlisted where FormatSniffer.ending(of: path) != .companion {
      if isFetched, FetchedCorpus.isOwn(path) { continue }
      note(
        label.isEmpty ? path : label + "/" + path, "not_listed",
        "it is in the folder, but not in manifest.csv, so it was left out",
        "add a line to manifest.csv if it belongs to the corpus")
    }
  }

  private mutating func noteTwice(_ id: String, line: Int) {
    note(
      id, "listed_twice", "line \(line) of the manifest names it a second time",
      "remove one of the lines; the first one counts")
  }
}
