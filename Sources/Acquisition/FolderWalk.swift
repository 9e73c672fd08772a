import CorpusModel

/// Goes through the files below a folder, one after the other, in the order of the names in each folder.
///
/// Folders on the way wait in a list: a tree may be deeper than the call stack.
struct FolderWalk {
  /// A folder on the way.
  private struct Level {
    let location: [UInt8]
    /// What stands before the names of its files.
    let prefix: String
    let names: FolderNames
    var next = 0
  }

  private var levels: [Level]

  /// Starts at the first of a folder's names.
  init(_ folder: [UInt8], _ names: FolderNames) {
    levels = [Level(location: folder, prefix: "", names: names)]
  }

  /// Goes on to the next file; hidden ones, other runs and folders that were met before are passed over.
  ///
  /// - Parameter lister: takes what is wrong on the way, and knows the folders that were met.
  /// - Returns: nil behind the last file.
  mutating func next(_ lister: inout CorpusLister) -> CorpusLister.Found? {
    while let level = levels.last {
      guard level.next < level.names.count else {
        levels.removeLast()
        continue
      }
      let name = level.names[level.next]
      levels[levels.count - 1].next += 1
      guard name.first != UInt8(ascii: ".") else { continue }
      let (location, path) = (
        PathName.join(level.location, name), level.prefix + PathName.display(name)
      )
      do {
        if let size = try enter(location, path, &lister) {
          return CorpusLister.Found(place: .file(location), path: path, size: size)
        }
      } catch {
        lister.listing.problems.append(
          Problem(
            path: path, severity: .error, code: "unreadable", message: error.reason,
            advice: "check the permissions, or take it out of the folder"))
      }
    }
    return nil
  }

  /// The size of a file; nil where there is none, or a folder, whose names then come next.
  private mutating func enter(
    _ location: [UInt8], _ path: String, _ lister: inout CorpusLister
  ) throws(FileSystem.Failure) -> Int? {
    switch try FileSystem.kind(location, followsLinks: false) {
    case .file(let size): return size
    case .folder(let identity):
      guard lister.seenFolders.insert(identity).inserted else { return nil }
      let names = try FileSystem.names(inFolder: location)
      if FolderWalk.isFinishedRun(names) {
        lister.note(
          path, "run_folder", "the folder holds the results of an earlier run",
          "nothing needs doing; results are not documents")
      } else {
        levels.append(Level(location: location, prefix: path + "/", names: names))
      }
    case .link: try lister.addLink(location, path)
    case .other:
      lister.note(
        path, "not_a_file", "it is neither a file nor a folder", "remove it from the folder")
    }
    return nil
  }

  private static func isFinishedRun(_ names: FolderNames) -> Bool {
    ["manifest.json", "datapackage.json", "problems.csv"].allSatisfy(names.contains)
  }
}
