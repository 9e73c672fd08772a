/// Why a file or folder could not be written or read.
///
/// The error holds facts; who shows it to the user finds the words.
package enum FileError: Error, Hashable, Sendable {
  /// What was being done when the system refused.
  package enum Action: String, Sendable {
    /// Making a folder.
    case makeFolder = "make the folder"
    /// Making a file, or opening one.
    case open
    /// Writing to a file.
    case write
    /// Reading a file or folder.
    case read
    /// Waiting until a file is on the disk.
    case sync
    /// Closing a file.
    case close
    /// Giving the finished folder its name.
    case rename
    /// Removing a file or folder.
    case remove
  }

  /// The system refused; `code` is its `errno`, for example `ENOSPC` on a full disk.
  case system(Action, path: String, code: Int32)
  /// The library that writes the file refused, for the reason that it gives.
  case refused(path: String, reason: String)
  /// The path cannot name a run folder, such as an empty one or `..`.
  case unusableName(path: String)
  /// A file, link or device stands where the run folder is to be.
  case notAFolder(path: String)
  /// A folder stands there that no run of this tool wrote; it was left alone.
  case notARun(path: String)
  /// The folder there is a run, but holds something that the run did not write; it was left alone.
  case foreignEntry(path: String, name: String)

  /// The path that the error is about.
  package var path: String {
    switch self {
    case .system(_, let path, _), .refused(let path, _), .unusableName(let path),
      .notAFolder(let path), .notARun(let path), .foreignEntry(let path, _):
      path
    }
  }
}
