import Lexicons
import Touchstone

/// What went wrong, in words for the user, and how the run ends.
struct Failure: Error {
  let message: String
  let status: ExitStatus

  init(_ message: String, status: ExitStatus = .failed) {
    self.message = message
    self.status = status
  }

  /// The failure that an error of the library means; nil for errors of other kinds.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as LexiconError: self.init(error.message, status: .usage)
    case let error as ScanError:
      self.init(error.message, status: error.isUsage ? .usage : .failed)
    case let error as WritingError: self.init(error.message)
    default: return nil
    }
  }
}
