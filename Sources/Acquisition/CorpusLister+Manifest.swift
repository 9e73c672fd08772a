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
    _ files: [Found], listedIn manifest: CorpusManifest, label: String, ownName: String,
    known: Metadata = Metadata()
  ) throws(AcquisitionError) {
    var unlisted: [String: Found] = [:]
    for file in files { unlisted[file.path] = file }
    var listed: Set<String> = []
    // Some manifests name paths from the folder above: `reports/a.html` in reports/manifest.csv.
    let ownName = ownName + "/"
    var archives = ListedArchives(files: unlisted, label: label)
    for row in manifest.rows {
      if let name = FormatSniffer.recordName(row.path), unlisted[row.path] == nil {
        let id = label.isEmpty ? row.path : label + "/" + row.path
        guard listed.insert(row.path).inserted else {
          noteTwice(id, line: row.line)
          continue
        }
        unlisted[name.archive] = nil
        addRecord(name, of: row, id: id, known: known, &archives)
        continue
      }
      var path = row.path
      // Backslashes come from Windows; a name that really has one is found as it stands.
      if unlisted[path] == nil { path = path.replacing("\\", with: "/") }
      if path.hasPrefix("./") { path = String(path.dropFirst(2)) }
      if unlisted[path] == nil, path.hasPrefix(ownName),
        unlisted[String(path.dropFirst(ownName.count))] != nil
      {
        path.removeFirst(ownName.count)
      }
      let id = label.isEmpty ? path : label + "/" + path
      guard listed.insert(path).inserted else {
        noteTwice(id, line: row.line)
        continue
      }
      guard let file = unlisted.removeValue(forKey: path) else {
        if links.contains(path) { continue }
        listing.problems.append(
          Problem(
            path: id, severity: .error, code: "missing",
            message: "line \(row.line) of the manifest names it, but it is not in the folder",
            advice: "put the file back, or remove the line from manifest.csv"))
        continue
      }
      try addFile(
        file, id: id, metadata: row.metadata.filled(from: known), expectedSHA256: row.sha256)
    }
    // Archives of earlier visits, and the log, are what a fetched corpus is made of.
    if unlisted[FetchedCorpus.logName] != nil {
      unlisted = unlisted.filter { !FetchedCorpus.isOwn($0.key) }
    }
    for path in unlisted.keys.sorted() where FormatSniffer.ending(of: path) != .companion {
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
