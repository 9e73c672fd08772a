import Digests
public import Lexicons

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A lexicon file turned into another format, with everything that was not carried over.
public struct LexiconConversion: Sendable {
  /// The text of the new file.
  public let text: String
  /// What was not carried over: first what was not read, then what was not written.
  public let notes: [LexiconNote]
  /// The lexicon that was read.
  public let lexicon: Lexicon

  /// Reads a lexicon and writes it in another format; no file is touched.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - encoding: the name of its encoding, where it is neither UTF-8 nor says so itself.
  ///   - format: the format to write.
  /// - Throws: ``LexiconError`` with file, line and column.
  public init(
    of path: String, encoding: String?, to format: LexiconWriter.Format
  ) throws(LexiconError) {
    let bytes = (try? Data(contentsOf: URL(fileURLWithPath: path))).map { [UInt8]($0) }
    if let encoding, let bytes {
      lexicon = try LexiconReader(encoding: encoding).read(
        bytes, file: path, sha256: SHA256Digest.hexDigest(of: bytes.span))
    } else {
      lexicon = try LexiconSource.file(path).load()
    }
    let output = LexiconWriter(format).write(lexicon)
    text = output.text
    notes =
      lexicon.notes + LexiconConversion.notes(onComments: bytes ?? [], path: path) + output.notes
  }

  /// Writes the text to a file, whole or not at all.
  ///
  /// - Parameters:
  ///   - path: the file to write.
  ///   - overwrites: whether a file that is there may be replaced.
  /// - Throws: ``WritingError``.
  public func write(to path: String, overwrites: Bool) throws(WritingError) {
    try NewFile.write(text, to: path, overwrites: overwrites)
  }

  /// What only a reader of the file sees in YAML, and a lexicon does not hold.
  private static func notes(onComments bytes: [UInt8], path: String) -> [LexiconNote] {
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return [] }
    var notes: [LexiconNote] = []
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let content = line.drop { $0 == " " }
      let location = SourceLocation(
        file: path, line: index + 1, column: line.count - content.count + 1)
      if content.hasPrefix("#") {
        notes.append(
          LexiconNote(.dropped("the comment '\(content)'", of: "the file"), at: location))
      } else if let key = ["include", "exclude", "ground"].first(where: {
        content.hasPrefix($0 + ":")
      }) {
        notes.append(
          LexiconNote(.dropped("the key '\(key)'", of: "its category"), at: location))
      }
    }
    return notes
  }
}
