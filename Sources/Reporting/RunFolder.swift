package import Files

/// The folder into which a run writes: under a temporary name until it is complete.
///
/// The temporary folder stands beside the destination, so that giving it its name is one step. Where
/// the value goes before ``finish()``, because the run failed or was cancelled, the temporary folder
/// goes with it and the destination is as it was.
package final class RunFolder {
  /// Where the finished run is to stand.
  package let destination: String
  /// The temporary folder.
  let partial: String
  private var isFinished = false

  /// Held as long as this process writes into the temporary folder; the system lets it go when the process is killed.
  private let lock: FileDescriptor

  /// Makes the temporary folder, and the folders above it where they are missing.
  ///
  /// What runs left that were killed is put right first. Fails at once where the destination holds something that
  /// ``finish()`` would not replace.
  package init(destination: String) throws(FileError) {
    let location = try Location(destination)
    try FileSystem.makeFolders(location.parent)
    try AbandonedFolders(location).putRight()
    try ExistingRun.check(location.path)
    self.destination = location.path
    partial = try location.freeSibling(RunFolder.partialPurpose)
    lock = try FileDescriptor(creating: partial + RunFolder.lockEnding)
    guard lock.lock() else { throw .system(.open, path: partial, code: RunFolder.inUse) }
    try FileSystem.makeFolder(partial)
  }

  /// What the name of a temporary folder says.
  fileprivate static let partialPurpose = "partial"
  /// What the name of a folder says whose place another takes.
  fileprivate static let replacedPurpose = "replaced"
  /// What the name of the file ends in that says that a temporary folder is in use; it stands beside the folder.
  fileprivate static let lockEnding = ".lock"
  /// `EBUSY`, the same on every Unix.
  private static let inUse: Int32 = 16

  deinit {
    if !isFinished { RunFolder.discard(partial) }
    try? FileSystem.removeFile(partial + RunFolder.lockEnding)
  }

  /// The path of a hidden file beside the run folder that belongs to it, such as what a later run can use again.
  package func sibling(_ purpose: String) -> String {
    let parts = destination.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast() + [".\(parts.last ?? "").\(purpose)"]).joined(separator: "/")
  }

  /// Waits until all is on the disk and gives the folder its name; a run that stood there is removed once this one is
  /// in its place.
  ///
  /// All files must have been finished before.
  func finish() throws(FileError) {
    try FileSystem.syncContents(of: partial)
    let owned = try ExistingRun.check(destination)
    if owned.isEmpty {
      try FileSystem.rename(partial, to: destination)
    } else {
      try replace(owned)
    }
    isFinished = true
    try FileSystem.syncFolder(try Location(destination).parent)
  }

  private func replace(_ owned: [String]) throws(FileError) {
    // In one step where the file system can: whenever this process may be killed, a whole run stands at the destination.
    if FileSystem.exchange(partial, with: destination) {
      isFinished = true
      try remove(owned, in: partial)
      return
    }
    let aside = try Location(destination).freeSibling(RunFolder.replacedPurpose)
    try FileSystem.rename(destination, to: aside)
    do throws(FileError) {
      try FileSystem.rename(partial, to: destination)
    } catch {
      try FileSystem.rename(aside, to: destination)
      throw error
    }
    isFinished = true
    try remove(owned, in: aside)
  }

  private func remove(_ names: [String], in folder: String) throws(FileError) {
    // A power cut must not bring the old run back in pieces: the new one's name is on the disk before the old one goes.
    try FileSystem.syncFolder(try Location(destination).parent)
    for name in names { try FileSystem.removeFile(folder + "/" + name) }
    try FileSystem.removeFolder(folder)
  }

  /// Removes a temporary folder and the files in it, as far as the system allows: this runs when
  /// something else has failed already, and that is what the user is told.
  fileprivate static func discard(_ folder: String) {
    guard let names = try? FileSystem.names(in: folder) else { return }
    for name in names { try? FileSystem.removeFile(folder + "/" + name) }
    try? FileSystem.removeFolder(folder)
  }
}

/// What runs left beside their destination that were killed, or saw the power fail.
private struct AbandonedFolders {
  private let location: Location

  init(_ location: Location) { self.location = location }

  /// Gives a run its name back whose place was just being taken, and removes what was not finished.
  ///
  /// A folder whose run goes on is left alone.
  func putRight() throws(FileError) {
    // A folder that cannot be read is no reason not to write into it.
    guard let names = try? FileSystem.names(in: location.parent) else { return }
    for name in folders(RunFolder.replacedPurpose, among: names).sorted() {
      let isThere = try FileSystem.kind(of: location.path(of: name)) == .folder
      if try FileSystem.kind(of: location.path) == .missing, isThere {
        try FileSystem.rename(location.path(of: name), to: location.path)
      } else if !isInUse(location.path(of: name)) {
        discard(location.path(of: name))
      }
    }
    for name in folders(RunFolder.partialPurpose, among: names)
    where !isInUse(location.path(of: name)) {
      discard(location.path(of: name))
    }
  }

  /// The names of such folders; a lock may stand there without its folder.
  private func folders(_ purpose: String, among names: [String]) -> Set<String> {
    let start = ".\(location.name).\(purpose)-"
    let ending = RunFolder.lockEnding
    return Set(
      names.filter { $0.hasPrefix(start) }
        .map { $0.hasSuffix(ending) ? String($0.dropLast(ending.count)) : $0 })
  }

  private func isInUse(_ folder: String) -> Bool {
    let path = folder + RunFolder.lockEnding
    guard (try? FileSystem.kind(of: path)) == .file,
      let lock = try? FileDescriptor(appendingTo: path)
    else { return false }
    return !lock.lock()
  }

  private func discard(_ folder: String) {
    RunFolder.discard(folder)
    try? FileSystem.removeFile(folder + RunFolder.lockEnding)
  }
}

/// The path of a run folder, taken apart.
private struct Location {
  /// The folder in which the run folder stands.
  let parent: String
  /// Its name there.
  let name: String

  /// Takes a path apart; it must end in a name.
  init(_ path: String) throws(FileError) {
    var trimmed = Substring(path)
    while trimmed.count > 1 && trimmed.last == "/" { trimmed.removeLast() }
    let slash = trimmed.lastIndex(of: "/")
    name = String(slash.map { trimmed[trimmed.index(after: $0)...] } ?? trimmed)
    let before = slash.map { String(trimmed[..<$0]) } ?? "."
    parent = before.isEmpty ? "/" : before
    guard !["", ".", ".."].contains(name) else { throw .unusableName(path: path) }
  }

  /// The path.
  var path: String { path(of: name) }

  /// The path of what bears a name beside it.
  func path(of name: String) -> String { (parent == "/" ? "" : parent) + "/" + name }

  /// A hidden name beside the path that nothing bears.
  ///
  /// In a container every run may have the same process number, so that a killed run's folder may
  /// bear the first name that is tried.
  func freeSibling(_ purpose: String) throws(FileError) -> String {
    let stem = path(of: ".\(name).\(purpose)-\(FileSystem.processID)")
    var candidate = stem
    var number = 1
    while try FileSystem.kind(of: candidate) != .missing {
      number += 1
      candidate = "\(stem)-\(number)"
    }
    return candidate
  }
}
