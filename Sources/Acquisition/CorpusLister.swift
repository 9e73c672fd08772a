package import CorpusModel

/// Finds the documents below the paths that a user names.
package struct CorpusLister {
  /// A file below a folder or in an archive, with its path there.
  struct Found: Sendable {
    var place: Place
    var path: String
    var size: Int
  }

  var listing = CorpusListing()
  /// Which columns of a table hold documents; nil where tables are none of theirs.
  let columns: TextColumns?
  /// The size of a file beyond which it is not read.
  let sizeLimit: Int
  var seenFolders: Set<FileSystem.FolderIdentity> = []
  /// The files that were listed; nil where none can come twice.
  private var seenFiles: Set<[UInt8]>?
  /// The paths of links below the folder that is being listed.
  private(set) var links: Set<String> = []
  var hasTables = false
  /// Where files that hold documents are read; nil for here.
  let process: ListingProcess?

  init(
    columns: TextColumns?, sizeLimit: Int, mayRepeat: Bool = false, process: ListingProcess? = nil
  ) {
    self.columns = columns
    self.sizeLimit = sizeLimit
    self.process = process
    seenFiles = mayRepeat ? [] : nil
  }

  /// The documents below `paths`: folders, files, globs, or `-` for standard input.
  ///
  /// A folder with a `manifest.csv` consists of the documents that the manifest lists; other files in it
  /// are named in a note. Hidden files, and folders that hold a finished run, are passed over. Links below
  /// a folder are not followed: they may lead out of it; one that is itself named is. A document's name is its path below the folder given; with several paths given, the folder's name
  /// stands before it. A ZIP archive is listed like a folder, and so is a table, if `columns` says where
  /// its texts are.
  ///
  /// - Parameters:
  ///   - paths: what the user names.
  ///   - columns: which columns of a table hold documents; nil where tables are none of theirs.
  ///   - sizeLimit: the size of a file beyond which it is not read, in bytes.
  ///   - process: where ZIP archives, web archives and tables are read; nil for this process.
  /// - Returns: the documents, and what was found wanting.
  /// - Throws: ``AcquisitionError`` where a path does not exist, cannot be opened, or holds no document.
  package static func list(
    _ paths: [String], columns: TextColumns? = nil, sizeLimit: Int = PageReader.defaultSizeLimit,
    process: ListingProcess? = nil
  ) throws(AcquisitionError) -> CorpusListing {
    let expanded = try expand(paths)
    var lister = CorpusLister(
      columns: columns, sizeLimit: sizeLimit, mayRepeat: mayRepeat(expanded), process: process)
    let labels = labels(for: expanded)
    for (path, label) in zip(expanded, labels) { try lister.addRoot(path, label: label) }
    lister.listing.sort()
    if columns != nil, !lister.hasTables { throw .noTables(paths: paths) }
    guard !lister.listing.entries.isEmpty || lister.listing.problems.contains(where: isDocument)
    else { throw .noDocuments(paths: paths) }
    return lister.listing
  }

  /// Whether a file may be below two of the paths: one of them then begins as the other does.
  private static func mayRepeat(_ paths: [[UInt8]]) -> Bool {
    let ordered = paths.sorted { $0.lexicographicallyPrecedes($1) }
    return zip(ordered, ordered.dropFirst()).contains { $1.starts(with: $0) }
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
      listing.append(
        CorpusListing.Entry(
          id: "stdin", place: .standardInput, size: 0, ending: .none, metadata: Metadata()))
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
      var metadata = Metadata()
      if FormatSniffer.isWebArchive(name) {
        let ownName = CorpusLister.stem(of: FormatSniffer.unpackedName(name))
        metadata.set(.group, to: label.isEmpty ? ownName : label, from: .folder)
      } else if FormatSniffer.isArchive(name), !label.isEmpty {
        metadata.set(.group, to: label, from: .folder)
      }
      try addFile(
        Found(place: .file(path), path: name, size: size), id: label.isEmpty ? name : label,
        metadata: metadata)
    case .folder(let identity):
      try addFolder(path, label: label, identity: identity)
    case .link, .other:
      throw .unreadable(
        path: PathName.display(path), reason: "it is neither a file nor a folder")
    }
  }

  private mutating func addFolder(
    _ path: [UInt8], label: String, identity: FileSystem.FolderIdentity
  ) throws(AcquisitionError) {
    let names: FolderNames
    do {
      names = try FileSystem.names(inFolder: path)
    } catch {
      throw .unreadable(path: PathName.display(path), reason: error.reason)
    }
    seenFolders.insert(identity)
    let group = PathName.display(PathName.last(of: path))
    let manifest =
      try names.contains(CorpusManifest.fileName) ? manifest(inFolder: path) : nil
    let isUnfinished = manifest == nil && names.contains(FetchedCorpus.logName)
    links = []
    var walk = FolderWalk(path, names)
    if let manifest {
      var files = PackedList<Found>()
      while let file = walk.next(&self) {
        if file.path != CorpusManifest.fileName { files.append(file) }
      }
      try add(files, listedIn: manifest, label: label, ownName: group)
      return
    }
    if isUnfinished {
      note(
        FetchedCorpus.logName, "fetch_unfinished",
        "the fetch of this corpus has not come to its end: what its archive holds so far is read",
        "call touchstone fetch again with the same arguments")
    }
    while let file = walk.next(&self) {
      if isUnfinished, FetchedCorpus.isOwn(file.path), !FormatSniffer.isWebArchive(file.path) {
        continue
      }
      try add(file, label: label, rootGroup: group)
    }
  }

  // MARK: Below a folder

  /// Names a link, which may be a document that the user misses.
  mutating func addLink(
    _ location: [UInt8], _ path: String
  ) throws(FileSystem.Failure) {
    links.insert(path)
    var severity = Problem.Severity.warning
    if case .file = try FileSystem.kind(location) { severity = .error }
    listing.problems.append(
      Problem(
        path: path, severity: severity, code: "link",
        message: "it is a link to another place; links in a folder are not followed",
        advice: "put what it leads to in its place, or name the link beside the folder"))
  }

  private mutating func add(
    _ file: Found, label: String, rootGroup: String
  ) throws(AcquisitionError) {
    var metadata = Metadata()
    let folder = file.path.utf8.firstIndex(of: UInt8(ascii: "/")).map { file.path[..<$0] }
    let group = label.isEmpty ? folder.map(String.init) ?? rootGroup : label
    // An archive beside documents is a group of its own, as a folder there would be.
    let isGroup = label.isEmpty && folder == nil && FormatSniffer.isArchive(file.path)
    if group != ".", group != "..", !isGroup { metadata.set(.group, to: group, from: .folder) }
    try addFile(
      file, id: label.isEmpty ? file.path : label + "/" + file.path, metadata: metadata)
  }

  /// Adds a file: as a document, or as the documents that it holds.
  mutating func addFile(
    _ file: Found, id: String, metadata: Metadata, expectedSHA256: String? = nil
  ) throws(AcquisitionError) {
    if case .file(let path) = file.place, seenFiles?.insert(path).inserted == false { return }
    let ending = FormatSniffer.ending(of: id)
    if ending == .companion {
      note(
        id, "not_a_document", "a picture, style sheet, lexicon or the like", "nothing needs doing")
      return
    }
    let entry = CorpusListing.Entry(
      id: id, place: file.place, size: file.size, ending: ending, metadata: metadata,
      expectedSHA256: expectedSHA256)
    if FormatSniffer.isSingle(ending) {
      listing.append(entry)
    } else if FormatSniffer.isOtherWebArchive(id) {
      listing.problems.append(ReadingFault.otherWebArchive.problem(path: id))
    } else if FormatSniffer.isWebArchive(id) {
      try addDocuments(in: entry, .webArchive)
    } else if FormatSniffer.isArchive(id) {
      try addDocuments(in: entry, .archive)
    } else if columns != nil, FormatSniffer.tableSyntax(of: id) != nil {
      try addDocuments(in: entry, .table)
    } else {
      listing.append(entry)
    }
  }

  mutating func note(_ path: String, _ code: String, _ message: String, _ advice: String) {
    listing.problems.append(
      Problem(path: path, severity: .note, code: code, message: message, advice: advice))
  }
}
