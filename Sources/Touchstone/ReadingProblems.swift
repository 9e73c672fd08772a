import Acquisition
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
    case .formatNotRead(.csv):
      (
        "format_not_read", "tables are read only where a column is named that holds the texts",
        "name it with --text-column (save a spreadsheet as CSV first)"
      )
    case .formatNotRead(.json):
      (
        "format_not_read", "JSON is read only where a field is named that holds the texts",
        "save it as JSON Lines (.jsonl) and name the field with --text-column"
      )
    case .formatNotRead(.warc):
      (
        "format_not_read", "web archives are read from files whose names say what they are",
        "give it a name that ends in .warc or .warc.gz, and scan that"
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
    case .otherFormat(.email):
      (
        "other_format", "it does not begin with the fields of an e-mail, such as From and Subject",
        "give it the ending of what it is"
      )
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
    case .pdf(let fault): fault.words
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

extension ReadingNote {
  /// The note as a row of `problems.csv`.
  func problem(path: String) -> Problem {
    Problem(path: path, severity: severity, code: code, message: message, advice: advice)
  }

  private var severity: Problem.Severity {
    switch code {
    case "consent_page", "stub_page", "error_page": .warning
    default: .note
    }
  }

  private var advice: String {
    switch code {
    case "encoding_guessed": "if letters look wrong, save the file as UTF-8"
    case "encoding_mismatch": "if letters look wrong, correct the declared encoding"
    case "invalid_bytes": "look for \u{FFFD} in the text; save the file as UTF-8 if you can"
    case "incomplete": "open the address in a browser, and save the page if the rest matters"
    case "part_missing", "part_not_read":
      "open it in the program that wrote it and see whether the part matters"
    case "pdf_faulty":
      "look through the text with `touchstone extract`; fetch the file again if it is cut off"
    case "second_reader": "look through the text with `touchstone extract`"
    case "pages_without_text": "run OCR over the file (ocrmypdf does it) if the pages matter"
    case "set_aside":
      "scan with --all-sections to count them; `touchstone extract --format json` shows them"
    case "consent_page":
      "open the page in a browser, answer the question, and save the page that follows"
    case "stub_page":
      "open the page in a browser; if it shows a text there, save that text and scan it"
    case "error_page": "fetch the page again, or remove it"
    case "home_page", "listing_page":
      "leave it out if you mean the texts to which it leads, and fetch those"
    case "digest_differs": "correct the digest in manifest.csv if the new file is meant"
    default: "nothing needs doing if the text looks right"
    }
  }
}
