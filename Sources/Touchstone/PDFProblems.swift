import Extraction

extension PDFFault {
  /// The fault as code, message and advice of `problems.csv`.
  var words: (code: String, message: String, advice: String) {
    switch self {
    case .locked:
      (
        "pdf_locked", "it is encrypted and opens only with its password or key",
        "open it with its password, save it without one, and scan that"
      )
    case .noTextLayer(let pages):
      (
        "pdf_no_text_layer",
        "there is no text on \(pages == 1 ? "its only page" : "any of its \(pages) pages"): "
          + "it is a scan or holds pictures only",
        "run OCR over it (ocrmypdf does it) and scan the result"
      )
    case .damaged(let reason):
      (
        "pdf_damaged", "the PDF file is damaged or cut off; the reader says: \(reason)",
        "fetch it again, or open it in a viewer and save it anew"
      )
    case .notPDF:
      (
        "not_a_pdf", "it is no PDF file, whatever its name says, or it is damaged at its start",
        "look what it is; an error page of a web site must be fetched again"
      )
    case .tooSlow(let seconds):
      (
        "pdf_too_slow", "reading it took more than \(seconds) seconds and was stopped",
        "open it in a viewer, save it anew or as text, and scan that"
      )
    case .tooLarge(let bytes):
      (
        "pdf_too_large", "reading it needs more than \(bytes / 1_048_576) MB and was stopped",
        "split it into parts, or save it as text, and scan that"
      )
    case .programMissing(let name, let package):
      (
        "program_missing", "PDF files are read with the program \(name), which is not installed",
        "install it: apt-get install \(package)"
      )
    case .notStarted(let reason):
      (
        "program_not_started", "the program that reads it could not be started: \(reason)",
        "free memory or disk space, and scan again"
      )
    }
  }
}
