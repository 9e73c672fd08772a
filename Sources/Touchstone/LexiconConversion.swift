import Digests
public import Lexicons

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
  ///   - path: the file, or `values-targets` for the built-in lexicon.
  ///   - encoding: the name of its encoding, where it is neither UTF-8 nor says so itself.
  ///   - format: the format to write.
  /// - Throws: ``LexiconError`` with file, line and column.
  public init(
    of path: String, encoding: String?, to format: LexiconWriter.Format
  ) throws(LexiconError) {
    let source = LexiconSource.named(path)
    let bytes = source.bytes
    if let encoding, let bytes, case .file = source {
      lexicon = try LexiconReader(encoding: encoding).read(
        bytes, file: path, sha256: SHA256Digest.hexDigest(of: bytes.span))
    } else {
      lexicon = try source.load()
    }
    let output = LexiconWriter(format).write(lexicon)
    text = output.text
    notes =
      lexicon.notes + LexiconConversion.notes(onComments: bytes ?? [], source) + output.notes
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
  private static func notes(
    onComments bytes: [UInt8], _ source: LexiconSource
  ) -> [LexiconNote] {
    let path = source.displayName
    guard source == .builtIn || path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return [] }
    var notes: [LexiconNote] = []
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let content = line.drop { $0 == " " }
      guard content.hasPrefix("#") else { continue }
      let place = SourceLocation(
        file: path, line: index + 1, column: line.count - content.count + 1)
      notes.append(LexiconNote(.dropped("the comment '\(content)'", of: "the file"), at: place))
    }
    return notes
  }
}
