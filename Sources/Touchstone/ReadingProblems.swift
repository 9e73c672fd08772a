import CorpusModel
import Extraction

extension ReadingNote {
  /// The note as a row of `problems.csv`.
  func problem(path: String) -> Problem {
    Problem(path: path, severity: .note, code: code, message: message, advice: advice)
  }

  private var advice: String {
    switch code {
    case "encoding_guessed": "if letters look wrong, save the file as UTF-8"
    case "encoding_mismatch": "if letters look wrong, correct the declared encoding"
    case "invalid_bytes":
      "look at the places marked with \u{FFFD}; save the file as UTF-8 if you can"
    case "digest_differs": "correct the digest in manifest.csv if the new file is meant"
    default: "nothing needs doing if the text looks right"
    }
  }
}

extension ExtractionError {
  func problem(path: String, sha256: String) -> Problem {
    Problem(path: path, severity: .error, code: "x", message: "x", advice: "x", sha256: sha256)
  }
}
