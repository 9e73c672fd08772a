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

  /// The source that a user names: a file, or the built-in lexicon by its name where no file has it, and
  /// where none is named.
  public static func named(_ name: String?) -> LexiconSource {
    guard let name, name != builtInName || isFile(name) else { return .builtIn }
    return .file(name)
  }

  /// Whether there is something at a path that can be read as a file.
  static func isFile(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
  }

  /// The bytes of the file; nil where it cannot be read.
  var bytes: [UInt8]? {
    switch self {
    case .builtIn: BuiltInLexicon.bytes
    case .file(let path): (try? Data(contentsOf: URL(fileURLWithPath: path))).map { [UInt8]($0) }
    }
  }

  /// Reads the lexicon.
  ///
  /// - Parameter notation: the tool's own notation, or the peers' for comparing counts with theirs.
  /// - Returns: the checked lexicon.
  /// - Throws: ``LexiconError`` with file, line and column.
  public func load(notation: LexiconReader.Notation = .own) throws(LexiconError) -> Lexicon {
    try load(notation, chain: [])
  }

  /// The name by which a lexicon extends the built-in one.
  public static let builtInName = "values-targets"

  /// Reads the lexicon; `chain` are the files that extend it, for telling circles.
  private func load(
    _ notation: LexiconReader.Notation, chain: [String]
  ) throws(LexiconError) -> Lexicon {
    switch self {
    case .builtIn:
      var lexicon = try BuiltInLexicon.read(notation)
      lexicon.files[0].path = displayName
      return lexicon
    case .file(let path):
      let file = URL(fileURLWithPath: path).standardizedFileURL.path
      let bytes: [UInt8]
      do {
        bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      } catch {
        let location = SourceLocation(file: path, line: 0, column: 0)
        throw LexiconError(.unreadable(LexiconSource.reason(error, path)), at: location)
      }
      let digest = SHA256Digest.hexDigest(of: bytes.span)
      var lexicon = try LexiconReader(notation: notation) { name, location throws(LexiconError) in
        try LexiconSource.base(name, at: location, notation, chain: chain + [file])
      }.read(bytes, file: path, sha256: digest)
      if let base = lexicon.baseSHA256 {
        lexicon.sha256 = SHA256Digest.hexDigest(of: Array("\(base)\n\(digest)\n".utf8).span)
      }
      return lexicon
    }
  }

  /// The lexicon that a file of the chain extends: the built-in one by its name, or a file beside it.
  private static func base(
    _ name: String, at location: SourceLocation, _ notation: LexiconReader.Notation,
    chain: [String]
  ) throws(LexiconError) -> Lexicon {
    if name == builtInName { return try LexiconSource.builtIn.load(notation, chain: chain) }
    let path = path(of: name, beside: location.file)
    let file = URL(fileURLWithPath: path).standardizedFileURL.path
    guard !chain.contains(file) else { throw LexiconError(.cycle(chain + [file]), at: location) }
    guard FileManager.default.fileExists(atPath: file) else {
      throw LexiconError(
        .unreadable(
          "there is no lexicon '\(name)'; write `extends: \(builtInName)`, or a path from this file's folder"
        ), at: location)
    }
    return try LexiconSource.file(path).load(notation, chain: chain)
  }

  /// A path that is written in a file, as it is reached from where the user stands.
  private static func path(of name: String, beside file: String) -> String {
    guard !name.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return name }
    return file[...slash] + name
  }

  private static func reason(_ error: any Error, _ path: String) -> String {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      return isFolder ? "it is a folder" : "permission denied"
    }
    return "no such file"
  }
}
