import Archives
import CorpusModel

/// Why what a packed file holds cannot be read.
enum PackingFault: Error {
  /// The file is a gzip file that cannot be unpacked.
  case gzip(GzipError)
  /// The file's name ends in `.gz`, but it is no gzip file.
  case notPacked

  /// The fault as a row of `problems.csv`.
  func problem(path: String, sha256: String) -> Problem {
    let (code, message, advice) = words
    return Problem(
      path: path, severity: .error, code: code, message: message, advice: advice, sha256: sha256)
  }

  private var words: (code: String, message: String, advice: String) {
    switch self {
    case .gzip(.damaged(let offset)):
      (
        "damaged",
        "the gzip data that begin at byte \(offset) are damaged: they do not unpack to what they say of themselves",
        "fetch the file again"
      )
    case .gzip(.cutOff): ("damaged", "the gzip file is cut off", "fetch it again")
    case .gzip(.tooLarge(let limit)):
      (
        "too_large", "it unpacks to more than the limit of \(limit) bytes",
        "split what it holds into documents, or raise the limit with --max-bytes"
      )
    case .notPacked:
      (
        "other_format", "it is no gzip file, though its name ends in .gz",
        "take .gz off its name if it is not packed, or fetch it again"
      )
    }
  }
}
