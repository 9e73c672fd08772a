#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes files that the user asked for by name.
enum NewFile {
  /// Writes a text to a file, whole or not at all.
  ///
  /// - Parameters:
  ///   - text: what to write.
  ///   - path: the file to write.
  ///   - overwrites: whether a file that is there may be replaced.
  /// - Throws: ``WritingError``.
  static func write(_ text: String, to path: String, overwrites: Bool) throws(WritingError) {
    if !overwrites, FileManager.default.fileExists(atPath: path) { throw .exists(path) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      throw FileManager.default.fileExists(atPath: folder) ? .refused(path) : .noFolder(path)
    }
  }
}

/// Why a new file was not written.
public enum WritingError: Error, Hashable, Sendable {
  /// There is a file of this name.
  case exists(String)
  /// The folder is not there.
  case noFolder(String)
  /// The system refused.
  case refused(String)

  /// The error in words.
  public var message: String {
    switch self {
    case .exists(let path): "\(path): there is such a file already; add --force to replace it"
    case .noFolder(let path): "\(path): there is no such folder; make it first"
    case .refused(let path): "\(path): cannot be written; check its folder's permissions and room"
    }
  }
}
