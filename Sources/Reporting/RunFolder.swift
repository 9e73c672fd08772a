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

  /// Makes the temporary folder, and the folders above it where they are missing.
  ///
  /// Fails at once where the destination holds something that ``finish()`` would not replace.
  package init(destination: String) throws(FileError) {
    let location = try Location(destination)
    try FileSystem.makeFolders(location.parent)
    try ExistingRun.check(location.path)
    self.destination = location.path
    partial = try location.freeSibling("partial")
    try FileSystem.makeFolder(partial)
  }

  deinit {
    if !isFinished { RunFolder.discard(partial) }
  }

  /// Gives the folder its name; a run that stood there is removed once this one is in its place.
  ///
  /// All files must have been finished before.
  func finish() throws(FileError) {
    try FileSystem.syncFolder(partial)
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
    let aside = try Location(destination).freeSibling("replaced")
    try FileSystem.rename(destination, to: aside)
    do throws(FileError) {
      try FileSystem.rename(partial, to: destination)
    } catch {
      try FileSystem.rename(aside, to: destination)
      throw error
    }
    isFinished = true
    for name in owned { try FileSystem.removeFile(aside + "/" + name) }
    try FileSystem.removeFolder(aside)
  }

  /// Removes a temporary folder and the files in it, as far as the system allows: this runs when
  /// something else has failed already, and that is what the user is told.
  private static func discard(_ folder: String) {
    guard let names = try? FileSystem.names(in: folder) else { return }
    for name in names { try? FileSystem.removeFile(folder + "/" + name) }
    try? FileSystem.removeFolder(folder)
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
  var path: String { (parent == "/" ? "" : parent) + "/" + name }

  /// A hidden name beside the path that nothing bears.
  ///
  /// In a container every run may have the same process number, so that a killed run's folder may
  /// bear the first name that is tried.
  func freeSibling(_ purpose: String) throws(FileError) -> String {
    let stem = (parent == "/" ? "" : parent) + "/.\(name).\(purpose)-\(FileSystem.processID)"
    var candidate = stem
    var number = 1
    while try FileSystem.kind(of: candidate) != .missing {
      number += 1
      candidate = "\(stem)-\(number)"
    }
    return candidate
  }
}
