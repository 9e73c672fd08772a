import Acquisition
import CorpusModel
import Files
import WorkerProcesses

extension ListingProcess {
  /// Lists such files in a process of their own, one after another.
  ///
  /// - Parameter limits: what reading one document may take. A file of many documents has more time, by its size.
  init(_ limits: ScanOptions.ReadingLimits) {
    let worker = ListingWorker(limits)
    self.init { name, size, request throws(AcquisitionError) in
      try worker.answer(to: request, name: name, size: size)
    }
  }
}

/// The process in which files that hold documents are listed.
private final class ListingWorker {
  /// Such a file is gone through at more than this many bytes a second; where it takes longer, it is given up.
  private static let slowest = 5_000_000

  private let limits: ScanOptions.ReadingLimits
  /// Holds the request, at its start: what a process reads that was copied before there was one.
  private let file = TemporaryFolder.file()
  private var worker: (limits: WorkerLimits, process: SingleWorker)?
  /// The size of the file that is being listed, in bytes.
  private var size = 0

  init(_ limits: ScanOptions.ReadingLimits) { self.limits = limits }

  func answer(
    to request: [UInt8], name: String, size: Int
  ) throws(AcquisitionError) -> Outcome<[UInt8]> {
    var limits = WorkerLimits(limits)
    limits.processorSeconds += size / ListingWorker.slowest
    limits.seconds += 2 * (size / ListingWorker.slowest)
    self.size = size
    do throws(WorkerError) {
      let process = try process(limits, request)
      var outcome: Outcome<[UInt8]>?
      try process.run([request.count]) { answer in
        switch answer {
        case .success(let answer): outcome = .scanned(answer)
        case .failure(let failure):
          outcome = .skipped(failure.problem(path: name, limits: limits))
        }
      }
      guard let outcome else { throw .endedEarly }
      return outcome
    } catch {
      throw .unreadable(path: name, reason: ScanError(error).message)
    }
  }

  /// A process with these limits that finds a request.
  private func process(
    _ limits: WorkerLimits, _ request: [UInt8]
  ) throws(WorkerError) -> SingleWorker {
    let file = file
    let isWritten = file.map { (try? $0.write(request.span, at: 0)) != nil } ?? false
    if isWritten, let worker, worker.limits == limits { return worker.process }
    let host = try WorkerHost(limits: limits) {
      { count in
        // Where there is no room for a file, a process is made for each request.
        let stored = isWritten ? try? file?.bytes(at: 0, count: count) : request
        return CorpusLister.answer(to: stored ?? [])
      }
    }
    let process = SingleWorker(host: host, limits: limits) { [unowned self] _ in size }
    worker = isWritten ? (limits, process) : nil
    return process
  }
}
