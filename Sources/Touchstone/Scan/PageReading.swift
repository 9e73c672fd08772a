import Acquisition
import CorpusModel
import KeptResults
import Measures
import Reporting
import WorkerProcesses

/// Has the documents of a listing read, in processes of their own where that is wanted, and hands on the results in order.
///
/// Results that are kept from an earlier scan are taken from there; what is read anew is kept for the next one.
final class PageReading {
  private let work: PageWork
  private let map: OrderedMap
  private let limits: WorkerLimits?
  private let host: WorkerHost?
  private let storePath: String?
  private var store: ResultStore?
  private var kept = ScanReport.Kept()

  /// Prepares the reading; no document is read yet.
  ///
  /// - Parameters:
  ///   - listing: the documents.
  ///   - options: the options of the scan.
  ///   - scanner: the stages.
  ///   - encoder: makes rows of what the stages give.
  ///   - outline: the lexicons.
  ///   - tables: the names of the tables that are written.
  ///   - store: the file in which results are kept.
  /// - Throws: ``ScanError`` where no process can be made.
  init(
    _ listing: CorpusListing, _ options: ScanOptions, _ scanner: PageScanner,
    _ encoder: DocumentEncoder, _ outline: LexiconOutline, tables: [String], store: String
  ) throws {
    storePath = options.keepsResults.isWorthIt(for: listing, store: store) ? store : nil
    // The file is closed again: an open one must not be shared with the processes that are made now.
    let known = storePath.map { ResultStore.known(in: $0) }
    work = PageWork(
      scanner: scanner, reader: PageReader(sizeLimit: options.sizeLimit), encoder: encoder,
      sides: scanner.wantsFindings ? PoleIndex(outline)?.sides : nil, listing: listing,
      keys: storePath.map { _ in ResultKeys(options, outline, tables: tables) },
      known: known ?? KnownResults())
    map = OrderedMap(width: options.jobs)
    limits = options.readingLimits.map { WorkerLimits($0) }
    let (work, cores) = (work, map.coresPerItem(of: listing.entries.count))
    do throws(WorkerError) {
      host = try limits.map { limits throws(WorkerError) in
        try WorkerHost(limits: limits) { work.makeWorker(coresPerPage: cores) }
      }
    } catch {
      throw ScanError(error)
    }
  }

  /// Reads all documents and calls `take` with each result, in the order of the listing.
  ///
  /// - Returns: how many results were kept from before.
  /// - Throws: ``ScanError`` where no process can be made, and what `take` throws.
  func run(_ take: (PageResult) throws -> Void) async throws -> ScanReport.Kept {
    store = storePath.map { ResultStore(path: $0) }
    let count = work.listing.entries.count
    if let host, let limits {
      var pool = WorkerPool(
        host: host, width: map.width, limits: limits, count: count, size: work.listing.sizes())
      do {
        try pool.run { number, answer in try take(result(of: number, answer)) }
      } catch let error as WorkerError {
        throw ScanError(error)
      }
    } else {
      let (work, cores) = (work, map.coresPerItem(of: count))
      var number = 0
      try await map.run(
        count: count, makeWorker: { work.makeWorker(coresPerPage: cores) },
        consume: { (answer: [UInt8]) in
          try take(result(of: number, .success(answer)))
          number += 1
        })
    }
    store?.finish()
    kept.failure = store?.failure
    return kept
  }

  private func result(of number: Int, _ answer: Result<[UInt8], WorkerFailure>) -> PageResult {
    let bytes: [UInt8]
    switch answer {
    case .success(let answer): bytes = answer
    case .failure(let failure):
      let entry = work.listing.entries[number]
      return PageResult(
        id: entry.id, skipped: failure.problem(path: entry.id, limits: limits))
    }
    switch PageWork.Answer(bytes) {
    case .kept(let key):
      if let record = store?.content(key).flatMap({ SealedRecord.open($0) }),
        let result = try? PageResult(record: record)
      {
        kept.documents += 1
        return result
      }
    case .made(let record, let key):
      if let result = try? PageResult(record: record) {
        if !key.isEmpty { store?.keep(SealedRecord.seal(record), under: key) }
        return result
      }
    case nil: break
    }
    // Another process may have emptied the store since its keys were read, or what is kept is damaged.
    return work.readAnew(number)
  }
}

extension ScanOptions.KeepsResults {
  /// From so many documents on, or bytes of them, reading takes longer than keeping what was read.
  private static let worth = (documents: 100, bytes: 4_000_000)

  /// Whether results of these documents are kept.
  fileprivate func isWorthIt(for listing: CorpusListing, store: String) -> Bool {
    switch self {
    case .never: return false
    case .always: return true
    case .whereItPays:
      let worth = ScanOptions.KeepsResults.worth
      if listing.entries.count >= worth.documents { return true }
      return listing.entries.reduce(0) { $0 + $1.size } >= worth.bytes
    }
  }
}

extension WorkerLimits {
  /// Nothing that is made of a document of the largest size should come near this, in bytes.
  private static let largestOutput = 4_000_000_000

  /// The limits of a document as those of what is made of it.
  init(_ limits: ScanOptions.ReadingLimits) {
    self.init(
      memory: limits.memory, processorSeconds: limits.seconds,
      // Programs that read PDF files have their own limits, by which the longest ends.
      seconds: max(900, 2 * limits.seconds), output: WorkerLimits.largestOutput)
  }
}
