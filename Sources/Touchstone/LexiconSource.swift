import CorpusModel
import Digests
public import Lexicons

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where a lexicon comes from: the one that is built in, or a file of the user's.
public enum LexiconSource: Hashable, Sendable {
  /// `values-targets`, as it was when the program was built.
  case builtIn
  /// A file.
  case file(String)

  /// The name that messages and `manifest.json` show.
  public var displayName: String {
    switch self {
    case .builtIn: "values-targets.yaml (built in)"
    case .file(let path): path
    }
  }

  /// Reads the lexicon.
  ///
  /// - Parameter notation: the tool's own notation, or the peers' for comparing counts with theirs.
  /// - Returns: the checked lexicon.
  /// - Throws: ``LexiconError`` with file, line and column.
  public func load(notation: LexiconReader.Notation = .own) throws(LexiconError) -> Lexicon {
    switch self {
    case .builtIn:
      let bytes = Array(BuiltInLexiconText.yaml.utf8)
      return try LexiconReader(notation: notation).read(
        bytes, file: "values-targets.yaml", sha256: SHA256Digest.hexDigest(of: bytes.span))
    case .file(let path):
      let bytes: [UInt8]
      do {
        bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      } catch {
        let location = SourceLocation(file: path, line: 0, column: 0)
        throw LexiconError(.unreadable(LexiconSource.reason(error, path)), at: location)
      }
      return try LexiconReader(notation: notation).read(
        bytes, file: path, sha256: SHA256Digest.hexDigest(of: bytes.span))
    }
  }

  private static func reason(_ error: any Error, _ path: String) -> String {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      return isFolder ? "it is a folder" : "permission denied"
    }
    return "no such file"
  }
}
