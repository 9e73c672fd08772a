import CorpusModel
import Glibc
import WorkerProcesses

extension WorkerFailure {
  /// The failure as a row of `problems.csv`.
  ///
  /// - Parameters:
  ///   - path: the document's name.
  ///   - limits: the limits within which it was read.
  /// - Returns: the problem, with what to do.
  func problem(path: String, limits: WorkerLimits?) -> Problem {
    let (code, message, advice) = words(limits)
    return Problem(
      path: path, severity: .error, code: code, message: message, advice: advice)
  }

  private func words(_ limits: WorkerLimits?) -> (code: String, message: String, advice: String) {
    let another = "save it in another format, such as plain text, and scan that"
    switch self {
    case .crashed(let signal):
      return (
        "reader_crashed",
        "reading it broke the reader down (signal \(signal)); the others were read on",
        "this is a fault of the program: please report it with the document; meanwhile \(another)"
      )
    case .outOfTime:
      return (
        "reader_too_slow",
        "reading it took more than \(limits?.processorSeconds ?? 0) seconds of processor time",
        "give it more with --max-seconds, or \(another)"
      )
    case .outOfMemory:
      return (
        "reader_too_large",
        "reading it took more memory than the \((limits?.memory ?? 0) / 1_000_000) MB that a document may take, "
          + "or than the machine has",
        "give it more with --max-memory, split it, or \(another)"
      )
    case .tooMuchOutput:
      return (
        "reader_too_large",
        "what was made of it is larger than \((limits?.output ?? 0) / 1_000_000) MB",
        "split it into documents"
      )
    }
  }
}

extension ScanError {
  /// The words for a machine that makes no processes.
  init(_ error: WorkerError) {
    switch error {
    case .system(let code):
      let reason = unsafe String(cString: strerror(code))
      self.init(
        "cannot start a process to read documents in: \(reason); end other programs, or give fewer --jobs, "
          + "and try again")
    case .endedEarly:
      self.init(
        "the process that reads documents ended before it read one; the machine may be short of memory: give fewer "
          + "--jobs and try again")
    }
  }
}
