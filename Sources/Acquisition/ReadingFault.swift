import Archives
import CorpusModel
import WebArchives

/// Why a document, or a file that holds documents, cannot be read.
enum ReadingFault: Error {
  /// The system refuses.
  case system(FileSystem.Failure)
  /// It is larger than the limit.
  case tooLarge(limit: Int)
  /// It is a gzip file that cannot be unpacked.
  case gzip(GzipError)
  /// Its name ends in `.gz`, but it is no gzip file.
  case notPacked
  /// It is a ZIP archive, or a part of one, that cannot be unpacked.
  case zip(ZipError)
  /// It is an archive inside an archive.
  case nestedArchive
  /// It is a table that is not UTF-8.
  case tableNotUTF8
  /// A row of a table cannot be read.
  case row(line: Int, RowFault)
  /// A web archive is damaged, or is none.
  case webArchive(WARCFault)
  /// It is a web archive in a form that is not read.
  case otherWebArchive
  /// It is a web archive whose records share gzip members, and which is too large to be unpacked in memory.
  case sharedMembers(limit: Int)
  /// A record of a web archive is not where it was.
  case recordGone
  /// A server's answer in a web archive cannot be read.
  case answer(HTTPFault)

  /// The fault as a row of `problems.csv`.
  func problem(path: String, sha256: String? = nil) -> Problem {
    let (code, message, advice) = words
    return Problem(
      path: path, severity: .error, code: code, message: message, advice: advice, sha256: sha256)
  }

  private var words: (code: String, message: String, advice: String) {
    switch self {
    case .system(let failure) where failure.isNotFound:
      (
        "vanished", "it was there when the folder was listed, and is there no more",
        "scan again when nothing moves files in the folder"
      )
    case .system(let failure): ("unreadable", failure.reason, "check the permissions")
    case .tooLarge(let limit):
      (
        "too_large", "it is larger than the limit of \(limit) bytes",
        "split it into documents, or raise the limit with --max-bytes"
      )
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
    case .zip(let error): error.problemWords
    case .nestedArchive:
      (
        "nested_archive", "it is an archive inside an archive, which is not opened",
        "unpack it, and put its files beside the others"
      )
    case .tableNotUTF8:
      ("not_utf8", "the table is not UTF-8", "save it as \"CSV UTF-8\" in your spreadsheet program")
    case .webArchive(let fault): fault.problemWords
    case .otherWebArchive:
      (
        "format_not_read",
        "of web archives, .warc and .wet files are read, plain or packed with gzip",
        "unpack it or convert it to .warc.gz first; the .warc.gz files of a .wacz are in its folder archive"
      )
    case .sharedMembers(let limit):
      (
        "too_large",
        "its records are not packed one by one, and together are larger than \(limit) bytes",
        "unpack it with gunzip, and scan the .warc"
      )
    case .recordGone:
      (
        "vanished", "its record was there when the archive was listed, and is there no more",
        "scan again when nothing changes the archive"
      )
    case .answer(let fault): (fault.problem.code, fault.words, fault.problem.advice)
    case .row(let line, let fault):
      ("row_not_read", "line \(line): \(fault.words)", "correct the line; the other rows were read")
    }
  }
}
