import Archives
import CorpusModel
import Extraction
import Markup

extension ExtractionError {
  /// The error as a row of `problems.csv`: what was found, and what to do.
  func problem(path: String, sha256: String) -> Problem {
    let (code, message, advice) = words
    return Problem(
      path: path, severity: .error, code: code, message: message, advice: advice, sha256: sha256)
  }

  private var words: (code: String, message: String, advice: String) {
    switch self {
    case .formatNotRead(.unknown):
      (
        "format_unknown", "neither its name nor its first bytes say what it is",
        "if it is text, give it the ending .txt, .md or .html"
      )
    case .formatNotRead(let format):
      (
        "format_not_read", "\(format.rawValue.uppercased()) files are not read by this version",
        "save it as .html or .txt and scan that"
      )
    case .empty:
      ("empty", "it holds nothing, or only white space", "remove it, or fetch it again")
    case .noText:
      (
        "no_text",
        "it holds no text of its own, only markup, pictures, scripts or template directives",
        "open it and look; save what you see as text if it matters"
      )
    case .notText(let offset):
      (
        "not_text", "byte \(offset) is one that no text has: the file is binary",
        "give the file the ending of its format"
      )
    case .tooLarge(let bytes):
      ("too_large", "its text of \(bytes) bytes is too large", "split it into documents")
    case .otherFormat(let expected):
      (
        "other_format", "it is no \(expected.rawValue.uppercased()) file, though its name says so",
        "give it the ending of what it is, or save it anew as \(expected.rawValue.uppercased())"
      )
    case .missingPart(let part):
      (
        "damaged", "the file lacks its part '\(part.prefix(80))'",
        "open it in the program that wrote it and save it anew"
      )
    case .brokenPart(let part, let fault):
      (
        "damaged",
        "its part '\(part.prefix(80))' cannot be read, at line \(fault.line), column \(fault.column): "
          + fault.words, "open it in the program that wrote it and save it anew"
      )
    case .encrypted:
      (
        "encrypted", "it is protected with a password",
        "open it with the password and save it without one"
      )
    case .rightsManaged:
      (
        "rights_managed", "its text is encrypted for the programs of a bookseller or library (DRM)",
        "ask the publisher for a copy without copy protection"
      )
    case .package(let error): error.problemWords
    }
  }
}

extension XMLFault {
  /// What is wrong, in words.
  fileprivate var words: String {
    switch problem {
    case .illFormed(let words): words
    case .documentType: "it declares entities, which a document has no need of"
    }
  }
}

extension ZipError {
  /// The error in words; what is too large says by how much.
  fileprivate var problemWords: (code: String, message: String, advice: String) {
    switch self {
    case .noDirectory:
      (
        "damaged", "it is cut off: the directory of its parts, which ends such a file, is missing",
        "fetch it again"
      )
    case .badDirectory(let offset):
      (
        "damaged", "the directory of its parts contradicts itself at byte \(offset)",
        "fetch it again, or open it in the program that wrote it and save it anew"
      )
    case .manyVolumes:
      ("damaged", "it is one of several volumes", "put the volumes together first")
    case .overlap(let first, let second):
      (
        "damaged",
        "its parts '\(first.prefix(80))' and '\(second.prefix(80))' lie one upon the other",
        "do not trust it; ask its author for a new copy"
      )
    case .duplicate(let part):
      (
        "damaged", "it has two parts named '\(part.prefix(80))', and nothing says which counts",
        "open it in the program that wrote it and save it anew"
      )
    case .encrypted: ("encrypted", "it is protected with a password", "save it without one")
    case .unknownMethod(let part, let method):
      (
        "damaged",
        "its part '\(part.prefix(80))' is packed by method \(method), which is not read",
        "open it in the program that wrote it and save it anew"
      )
    case .damagedPart(let part):
      (
        "damaged", "its part '\(part.prefix(80))' cannot be unpacked: bytes have changed",
        "fetch it again"
      )
    case .tooManyEntries(let count, let limit):
      (
        "too_large", "it has \(count) parts; the limit is \(limit)",
        "save its text without pictures, or split it"
      )
    case .partTooLarge(let part, let size, let limit):
      (
        "too_large",
        "its part '\(part.prefix(80))' unpacks to \(size) bytes; the limit is \(limit)",
        "split it into documents"
      )
    case .swelling(let part, let ratio, let limit):
      (
        "too_large",
        "its part '\(part.prefix(80))' unpacks to \(ratio) times its size; the limit is \(limit)",
        "do not trust it; if you do, save it anew from the program that wrote it"
      )
    case .totalTooLarge(let limit):
      (
        "too_large", "its parts unpack to more than \(limit) bytes together",
        "split it into documents"
      )
    }
  }
}

extension ReadingNote {
  /// The note as a row of `problems.csv`.
  func problem(path: String) -> Problem {
    Problem(path: path, severity: .note, code: code, message: message, advice: advice)
  }

  private var advice: String {
    switch code {
    case "encoding_guessed": "if letters look wrong, save the file as UTF-8"
    case "encoding_mismatch": "if letters look wrong, correct the declared encoding"
    case "invalid_bytes": "look for \u{FFFD} in the text; save the file as UTF-8 if you can"
    case "part_missing", "part_not_read":
      "open it in the program that wrote it and see whether the part matters"
    case "digest_differs": "correct the digest in manifest.csv if the new file is meant"
    default: "nothing needs doing if the text looks right"
    }
  }
}
