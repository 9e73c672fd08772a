import BinaryRecords
import Digests
import Lexicons
import Markup

/// `values-targets`, as it was when the program was built.
///
/// The text is embedded, and a record of what it reads as (`Scripts/record-lexicon`), which is made into a lexicon in a
/// tenth of the time. A record of another text is passed over.
enum BuiltInLexicon {
  /// The bytes of its file.
  static var bytes: [UInt8] { Array(BuiltInLexiconText.valuesTargetsYaml.utf8) }

  /// Reads the lexicon.
  static func read(
    _ notation: LexiconReader.Notation
  ) throws(LexiconError) -> Lexicon {
    let bytes = bytes
    let digest = SHA256Digest.hexDigest(of: bytes.span)
    if case .own = notation, let lexicon = recorded, lexicon.sha256 == digest { return lexicon }
    return try LexiconReader(notation: notation).read(
      bytes, file: "values-targets.yaml", sha256: digest)
  }

  /// The lexicon of the record, in the tool's own notation; nil where the record is none.
  static var recorded: Lexicon? {
    var reader = RecordReader(Base64.decode(Array(base64.utf8)[...]))
    return try? Lexicon(from: &reader)
  }
}
