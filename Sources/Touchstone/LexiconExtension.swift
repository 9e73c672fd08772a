import CorpusModel
public import Lexicons

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A new lexicon file that extends another: what `lexicon extend` writes.
public struct LexiconExtension: Sendable {
  /// The text of the file.
  public let text: String
  /// The lexicon that is extended.
  public let lexicon: Lexicon
  /// How the new file names it.
  public let base: String
  private let path: String

  /// Reads the lexicon that is extended; no file is written.
  ///
  /// - Parameters:
  ///   - base: the lexicon, as the user names it.
  ///   - path: the file to be written.
  /// - Throws: ``LexiconError``, or ``ScanError`` where the new file could not be read again.
  public init(of base: String, at path: String) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let stem = ["yaml", "yml"].first { name.lowercased().hasSuffix("." + $0) }
      .map { String(name.dropLast($0.count + 1)) }
    guard let stem, !stem.isEmpty else { throw ScanError.notYAML(path) }
    let source = LexiconSource.named(base)
    self.path = path
    switch source {
    case .builtIn: self.base = LexiconSource.builtInName
    case .file(let file):
      let (from, to) = (LexiconExtension.absolute(path), LexiconExtension.absolute(file))
      guard from != to else { throw ScanError.extendsItself(path) }
      self.base = file.hasPrefix("/") ? file : LexiconExtension.relative(to, besides: from)
    }
    lexicon = try source.load()
    text = ExtensionTemplate(name: stem, extends: self.base, lexicon).text
  }

  /// Writes the file.
  ///
  /// - Parameter overwrites: whether a file that is there may be replaced.
  /// - Throws: ``WritingError``.
  public func write(overwrites: Bool) throws(WritingError) {
    try NewFile.write(text, to: path, overwrites: overwrites)
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// The way from the folder of one file to another file, both given from the root.
  static func relative(_ path: String, besides file: String) -> String {
    let target = path.split(separator: "/")
    let folder = file.split(separator: "/").dropLast()
    let shared = zip(target, folder).prefix { $0 == $1 }.count
    let way =
      Array(repeating: "..", count: folder.count - shared) + target[shared...].map(String.init)
    // A file that is called like the built-in lexicon must not be taken for it.
    let isName = way == [LexiconSource.builtInName]
    return (isName ? "./" : "") + way.joined(separator: "/")
  }
}

extension ScanError {
  fileprivate static func notYAML(_ path: String) -> ScanError {
    ScanError(
      "\(path): a lexicon that extends another is YAML; give its name the ending .yaml",
      isUsage: true)
  }

  fileprivate static func extendsItself(_ path: String) -> ScanError {
    ScanError("\(path): a lexicon cannot extend itself; choose another name", isUsage: true)
  }
}
