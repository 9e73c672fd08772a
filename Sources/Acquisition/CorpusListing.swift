package import CorpusModel

/// The documents that a run will read, found before the first one is opened.
package struct CorpusListing: Sendable {
  /// One file to be read.
  package struct Entry: Sendable {
    /// The document's name in every table.
    package var id: String
    /// Where the file is, as bytes; nil for standard input.
    package var location: [UInt8]?
    /// The file's size when it was listed, in bytes.
    package var size: Int
    /// What its name's ending says.
    package var ending: FormatSniffer.Ending
    /// What the manifest says about it, and the group that its folder gives it.
    package var metadata: Metadata
    /// The digest that the manifest states.
    package var expectedSHA256: String?

    /// The name without the endings of its format: `a/page` of `a/page.html.gz`.
    package var stem: String {
      let name = FormatSniffer.unpackedName(id)
      let start = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
      guard let dot = name[start...].lastIndex(of: "."), dot > start else { return name }
      return String(name[..<dot])
    }
  }

  /// The files, in the order of their names' bytes.
  package var entries: [Entry] = []
  /// What was found wanting while listing, in the order of the paths' bytes.
  package var problems: [Problem] = []

  package init() {}
}

/// Finds the documents below the paths that a user names.
package struct CorpusLister: Sendable {
  private var listing = CorpusListing()
  private var seenFolders: Set<FileSystem.FolderIdentity> = []
  private var seenFiles: Set<[UInt8]> = []

  private init() {}

  /// The documents below `paths`: folders, files, globs, or `-` for standard input.
  ///
  /// A folder with a `manifest.csv` consists of the documents that the manifest lists; other files in it
  /// are named in a note. Hidden files, and folders that hold a finished run, are passed over. A
  /// document's name is its path below the folder given; with several paths given, the folder's name
  /// stands before it.
  ///
  /// - Throws: ``AcquisitionError`` where a path does not exist, cannot be opened, or holds no document.
  package static func list(_ paths: [String]) throws(AcquisitionError) -> CorpusListing {
    var lister = CorpusLister()
    let expanded = try expand(paths)
    let labels = labels(for: expanded)
    for (path, label) in zip(expanded, labels) { try lister.addRoot(path, label: label) }
    lister.listing.entries.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    lister.listing.problems.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    guard !lister.listing.entries.isEmpty || lister.listing.problems.contains(where: isDocument)
    else { throw .noDocuments(paths: paths) }
    return lister.listing
  }

  private static func isDocument(_ problem: Problem) -> Bool { problem.severity == .error }

  // MARK: Paths given by the user

  private static func expand(_ paths: [String]) throws(AcquisitionError) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for path in paths {
      let bytes = Array(path.utf8)
      if path == "-" || (try? FileSystem.kind(bytes)) != nil {
        result.append(bytes)
      } else if path.contains(where: { "*?[".contains($0) }) {
        let matches = FileSystem.expand(bytes)
        if matches.isEmpty { throw .notFound(path: path) }
        result += matches
      } else {
        result.append(bytes)
      }
    }
    return result
  }

  /// What stands before the names of each path's documents: nothing for a single path, else the path's
  /// last part, or all of it where two end alike.
  private static func labels(for paths: [[UInt8]]) -> [String] {
    guard paths.count > 1 else { return paths.map { _ in "" } }
    let names = paths.map { PathName.display(PathName.last(of: $0)) }
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    return zip(paths, names).map { path, name in
      counts[name] == 1 ? name : PathName.display(PathName.trimmed(path))
    }
  }

  private mutating func addRoot(_ path: [UInt8], label: String) throws(AcquisitionError) {
    if path == [UInt8(ascii: "-")] {
      listing.entries.append(
        CorpusListing.Entry(
          id: "stdin", location: nil, size: 0, ending: .none, metadata: Metadata()))
      return
    }
    let kind: FileSystem.Kind
    do {
      kind = try FileSystem.kind(path)
    } catch {
      let name = PathName.display(path)
      throw error.isNotFound ? .notFound(path: name) : .unreadable(path: name, reason: error.reason)
    }
    switch kind {
    case .file(let size):
      let name = PathName.display(PathName.last(of: path))
      addFile(path, id: label.isEmpty ? name : label, size: size, metadata: Metadata())
    case .folder(let identity):
      try addFolder(path, label: label, identity: identity)
    case .other:
      throw .unreadable(
        path: PathName.display(path), reason: "it is neither a file nor a folder")
    }
  }

  private mutating func addFolder(
    _ path: [UInt8], label: String, identity: FileSystem.FolderIdentity
  ) throws(AcquisitionError) {
    let names: [[UInt8]]
    do {
      names = try FileSystem.names(inFolder: path)
    } catch {
      throw .unreadable(path: PathName.display(path), reason: error.reason)
    }
    seenFolders.insert(identity)
    let group = PathName.display(PathName.last(of: path))
    let manifestName = Array(CorpusManifest.fileName.utf8)
    let manifest = try names.contains(manifestName) ? manifest(inFolder: path) : nil
    var files: [Found] = []
    for name in names where name != manifestName || manifest == nil {
      walk(PathName.join(path, name), name: name, prefix: "", into: &files)
    }
    if let manifest {
      add(files, listedIn: manifest, label: label, root: path)
    } else {
      for file in files { add(file, label: label, rootGroup: group) }
    }
  }

  // MARK: Below a folder

  /// A file below a folder, with its path there.
  private struct Found {
    var location: [UInt8]
    var path: String
    var size: Int
  }

  private mutating func walk(
    _ location: [UInt8], name: [UInt8], prefix: String, into files: inout [Found]
  ) {
    // Folders wait on a stack of their own: a tree may be deeper than the call stack.
    var waiting = [(location: location, name: name, prefix: prefix)]
    while let next = waiting.popLast() {
      guard next.name.first != UInt8(ascii: ".") else { continue }
      let path = next.prefix + PathName.display(next.name)
      do {
        switch try FileSystem.kind(next.location) {
        case .file(let size):
          files.append(Found(location: next.location, path: path, size: size))
        case .folder(let identity):
          guard seenFolders.insert(identity).inserted else { continue }
          let names = try FileSystem.names(inFolder: next.location)
          if CorpusLister.isFinishedRun(names) {
            note(
              path, "run_folder", "the folder holds the results of an earlier run",
              "nothing needs doing; results are not documents")
            continue
          }
          for inner in names.reversed() {
            waiting.append((PathName.join(next.location, inner), inner, path + "/"))
          }
        case .other:
          note(path, "not_a_file", "it is neither a file nor a folder", "remove it from the folder")
        }
      } catch {
        listing.problems.append(
          Problem(
            path: path, severity: .error, code: "unreadable", message: error.reason,
            advice: "check the permissions, or take it out of the folder"))
      }
    }
  }

  private static func isFinishedRun(_ names: [[UInt8]]) -> Bool {
    ["manifest.json", "datapackage.json", "problems.csv"].allSatisfy {
      names.contains(Array($0.utf8))
    }
  }

  private mutating func add(_ file: Found, label: String, rootGroup: String) {
    var metadata = Metadata()
    let parts = file.path.split(separator: "/")
    metadata.group = label.isEmpty ? (parts.count > 1 ? String(parts[0]) : rootGroup) : label
    if metadata.group == "." || metadata.group == ".." { metadata.group = nil }
    addFile(
      file.location, id: label.isEmpty ? file.path : label + "/" + file.path, size: file.size,
      metadata: metadata)
  }

  private mutating func addFile(
    _ location: [UInt8], id: String, size: Int, metadata: Metadata, expectedSHA256: String? = nil
  ) {
    guard seenFiles.insert(location).inserted else { return }
    let ending = FormatSniffer.ending(of: id)
    if ending == .companion {
      note(
        id, "not_a_document", "a picture, style sheet, lexicon or the like", "nothing needs doing")
      return
    }
    listing.entries.append(
      CorpusListing.Entry(
        id: id, location: location, size: size, ending: ending, metadata: metadata,
        expectedSHA256: expectedSHA256))
  }

  private mutating func note(_ path: String, _ code: String, _ message: String, _ advice: String) {
    listing.problems.append(
      Problem(path: path, severity: .note, code: code, message: message, advice: advice))
  }

  // MARK: A folder with a manifest

  private func manifest(inFolder folder: [UInt8]) throws(AcquisitionError) -> CorpusManifest {
    let path = PathName.join(folder, Array(CorpusManifest.fileName.utf8))
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path, sizeHint: 0, limit: 1 << 28)
    } catch {
      throw .unreadable(path: PathName.display(path), reason: error.reason)
    }
    return try CorpusManifest(bytes, path: PathName.display(path))
  }

  private mutating func add(
    _ files: [Found], listedIn manifest: CorpusManifest, label: String, root: [UInt8]
  ) {
    var unlisted: [String: Found] = [:]
    for file in files { unlisted[file.path] = file }
    var listed: Set<String> = []
    // Some manifests name paths from the folder above: `reports/a.html` in reports/manifest.csv.
    let ownName = PathName.display(PathName.last(of: root)) + "/"
    for row in manifest.rows {
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
        note(
          id, "listed_twice", "line \(row.line) of the manifest names it a second time",
          "remove one of the lines; the first one counts")
        continue
      }
      guard let file = unlisted.removeValue(forKey: path) else {
        listing.problems.append(
          Problem(
            path: id, severity: .error, code: "missing",
            message: "line \(row.line) of the manifest names it, but it is not in the folder",
            advice: "put the file back, or remove the line from manifest.csv"))
        continue
      }
      addFile(
        file.location, id: id, size: file.size, metadata: row.metadata,
        expectedSHA256: row.sha256)
    }
    for path in unlisted.keys.sorted() where !CorpusLister.isCompanion(path) {
      note(
        label.isEmpty ? path : label + "/" + path, "not_listed",
        "it is in the folder, but not in manifest.csv, so it was left out",
        "add a line to manifest.csv if it belongs to the corpus")
    }
  }

  private static func isCompanion(_ path: String) -> Bool {
    FormatSniffer.ending(of: path) == .companion
  }
}
