import CorpusModel
import Markup

/// Puts doubts about the decoding into words.
enum DecodingNotes {
  /// One note for each doubt.
  static func notes(for doubts: [DecodedText.Doubt]) -> [ReadingNote] {
    doubts.map { doubt in
      switch doubt {
      case .guessed(let charset):
        ReadingNote(
          code: "encoding_guessed",
          message: "no encoding is stated and the bytes are not UTF-8; read as \(charset.name)")
      case .mismatch(let declared, let used):
        ReadingNote(
          code: "encoding_mismatch",
          message: "declared as \(declared), but the bytes speak against it; read as \(used.name)")
      case .invalidBytes(let count, let charset):
        ReadingNote(
          code: "invalid_bytes",
          message: "\(count) \(count == 1 ? "place is" : "places are") not valid \(charset.name) "
            + "and became U+FFFD")
      case .unknownLabel(let label):
        ReadingNote(
          code: "encoding_unknown",
          message: "the declared encoding '\(label.prefix(40))' is not known and was passed over")
      }
    }
  }
}
