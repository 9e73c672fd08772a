/// Files that are replaced whole or not at all, even if the power fails.
package enum DurableFile {
  /// Puts bytes in the place of a file.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let (folder, name) = split(path)
    let partial = "\(folder)/.\(name).partial"
    do throws(FileError) {
      let file = try FileDescriptor(creating: partial)
      try file.write(bytes.span)
      try file.sync()
    } catch {
      try? FileSystem.removeFile(partial)
      throw error
    }
    try FileSystem.rename(partial, to: path)
    try FileSystem.syncFolder(folder)
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }
}
