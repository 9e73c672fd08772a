import Acquisition
import Files
import Glibc
import Reporting

/// Why a scan could not be made, in facts; ``message`` puts them into words.
public struct ScanError: Error, Sendable {
  /// What went wrong, with where and what to do.
  public let message: String
  /// Whether the arguments are at fault, so that no document was read.
  public let isUsage: Bool

  init(_ message: String, isUsage: Bool = false) {
    self.message = message
    self.isUsage = isUsage
  }

  private init(_ fault: String, advice: String) {
    self.init(fault + "; " + advice, isUsage: true)
  }

  static func unknownTable(_ name: String, known: [String]) -> ScanError {
    let near = NearestName.of(name, among: known).map { "; did you mean '\($0)'?" } ?? "."
    return ScanError(
      "there is no table '\(name)'\(near) The tables are \(known.joined(separator: ", ")).",
      isUsage: true)
  }

  static func noHitsToList(table: String) -> ScanError {
    ScanError(
      "the table '\(table)' lists single hits, which other tools' rules do not give; "
        + "ask for counts, documents or summary", isUsage: true)
  }

  static let figuresWithoutReport = ScanError(
    "--figures draws the charts of the report, which is not among the tables; leave out --tables, or name report "
      + "among them", isUsage: true)

  init(_ error: AcquisitionError) {
    switch error {
    case .notFound(let path) where CorpusListing.isAddress(path):
      self.init(
        "\(path): only fetch, scan and extract ask the web; fetch it first: touchstone fetch --corpus NAME \(path)",
        isUsage: true)
    case .notFound(""):
      self.init("an empty name was given where a file or folder is named", isUsage: true)
    case .notFound(let path):
      self.init("\(path): there is no such file or folder; check the spelling")
    case .unreadable(let path, let reason):
      self.init("\(path): cannot be read: \(reason)")
    case .noDocuments(let paths):
      self.init(
        "\(paths.joined(separator: ", ")): there is no document in it; "
          + "documents are web pages, PDF, DOCX, ODT, EPUB, Markdown, text and e-mail files")
    case .manifestWithoutColumn(let path, let column, let found):
      self.init(
        "\(path):1: the column '\(column)' is missing; the columns found are "
          + (found.isEmpty ? "none" : found.joined(separator: ", ")))
    case .tableWithoutColumn(let path, let column, let found):
      let near = NearestName.of(column, among: found).map { "; did you mean '\($0)'?" } ?? ";"
      self.init(
        "\(path): there is no column '\(column)'\(near) the columns found are "
          + (found.isEmpty ? "none" : found.joined(separator: ", ")), isUsage: true)
    case .rowName(let path, let line, let name, let earlier):
      self.init(
        earlier.map { "\(path):\(line): '\(name)' is the name of the row on line \($0) already" }
          ?? "\(path):\(line): the row has no name",
        advice: "choose another --id-column, or leave it out to number the rows")
    case .noTables(let paths):
      self.init(
        "\(paths.joined(separator: ", ")): there is no table whose rows could be read; "
          + "--text-column is for .csv, .tsv, .jsonl and .ndjson files", isUsage: true)
    case .manifestNotUTF8(let path):
      self.init("\(path): is not UTF-8; save it as \"CSV UTF-8\" in your spreadsheet program")
    }
  }

  /// The words for a file of a corpus that is fetched.
  init(fetching error: FileError) {
    guard case .system(let action, let path, let code) = error else {
      self.init(error)
      return
    }
    let reason = unsafe String(cString: strerror(code))
    let advice =
      switch code {
      case ENOSPC, EDQUOT, EFBIG: "make room on the disk and call again"
      case EACCES, EPERM, EROFS: "choose another place with --corpus"
      default: "mend that and call again"
      }
    self.init("\(path): cannot \(action.rawValue): \(reason); \(advice); what came before is kept")
  }

  init(_ error: FileError) {
    switch error {
    case .system(let action, let path, let code):
      let reason = unsafe String(cString: strerror(code))
      let advice =
        switch code {
        case ENOSPC, EDQUOT: "; make room on the disk and scan again"
        case EACCES, EPERM, EROFS: "; choose another place with --output"
        default: ""
        }
      self.init("\(path): cannot \(action.rawValue): \(reason)\(advice); nothing was left behind")
    case .refused(let path, let reason):
      self.init("\(path): cannot be written: \(reason); nothing was left behind")
    case .unusableName(let path):
      self.init("'\(path)' cannot be the name of a run folder", isUsage: true)
    case .notAFolder(let path):
      self.init(
        "\(path): a file stands where the run folder is to be; choose another with --output")
    case .notARun(let path):
      self.init(
        "\(path): a folder stands there that is not a run of this program, so it was left alone; "
          + "choose another with --output")
    case .foreignEntry(let path, let name):
      self.init(
        "\(path): the run folder holds '\(name)', which the program did not write, so it was left "
          + "alone; move that file away or choose another folder with --output")
    }
  }
}
