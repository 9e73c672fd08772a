import Acquisition
import BinaryRecords
import CorpusModel
import Extraction
import KeptResults
import Reporting

/// What one worker does with one entry of a listing: read, scan, encode; unless the result is kept from an earlier scan.
struct PageWork: Sendable {
  /// What a worker answers.
  enum Answer {
    /// The result is kept under this key.
    case kept(key: [UInt8])
    /// The record of a result, and the key under which it is to be kept, if it is.
    case made(record: [UInt8], key: [UInt8])
  }

  let scanner: PageScanner
  let reader: PageReader
  let encoder: DocumentEncoder
  /// On which pole each category stands, where the strongest sentences are wanted and there are poles.
  let sides: [Int?]?
  let listing: CorpusListing
  /// How results are named; nil where none are kept.
  let keys: ResultKeys?
  /// The results that are kept from earlier scans.
  let known: KnownResults

  /// Makes the function of one worker, which gives answers as bytes.
  func makeWorker(coresPerPage: Int) -> (Int) -> [UInt8] {
    var worker = scanner.makeWorker(coresPerPage: coresPerPage)
    var entries = PackedList.Cursor(listing.entries)
    return { number in answer(to: entries.element(at: number), &worker).bytes }
  }

  /// Reads an entry whatever is kept.
  func readAnew(_ number: Int) -> PageResult {
    var worker = scanner.makeWorker(coresPerPage: 1)
    let entry = listing.entries[number]
    let (page, notes) = reader.read(entry)
    switch page {
    case .skipped(let problem): return PageResult(id: entry.id, notes: notes, skipped: problem)
    case .scanned(let page): return scan(page, notes, &worker)
    }
  }

  private func answer(
    to entry: CorpusListing.Entry, _ worker: inout PageScanner.Worker
  ) -> Answer {
    let (page, notes) = reader.read(entry)
    switch page {
    case .skipped(let problem):
      let result = PageResult(id: entry.id, notes: notes, skipped: problem)
      return .made(record: result.record, key: [])
    case .scanned(let page):
      let key = keys?.key(of: page, notes: notes) ?? []
      if !key.isEmpty, known.contains(key) { return .kept(key: key) }
      let result = scan(page, notes, &worker)
      // What kept a document from being read may be gone next time.
      return .made(record: result.record, key: result.isScanned ? key : [])
    }
  }

  private func scan(
    _ page: consuming Page, _ notes: [ReadingNote], _ worker: inout PageScanner.Worker
  ) -> PageResult {
    let (id, size) = (page.id, page.bytes.count)
    switch scanner.scan(page, notes: notes, worker: &worker) {
    case .skipped(let problem):
      return PageResult(id: id, bytes: size, notes: notes, skipped: problem)
    case .scanned(let document):
      return PageResult(
        id: id, bytes: size, notes: document.notes, scanned: encoder.encode(document),
        strongest: sides.map { StrongestSentences.Digest(document, $0) })
    }
  }
}

extension PageWork.Answer {
  /// The answer as bytes.
  var bytes: [UInt8] {
    switch self {
    case .kept(let key): [1] + key
    case .made(let record, let key): [key.isEmpty ? 0 : 2] + key + record
    }
  }

  /// The length of a key.
  private static let keySize = 32

  /// Reads what ``bytes`` wrote; nil of other bytes.
  init?(_ bytes: [UInt8]) {
    let size = PageWork.Answer.keySize
    switch bytes.first {
    case 0: self = .made(record: Array(bytes[1...]), key: [])
    case 1 where bytes.count == 1 + size: self = .kept(key: Array(bytes[1...]))
    case 2 where bytes.count > 1 + size:
      self = .made(record: Array(bytes[(1 + size)...]), key: Array(bytes[1..<1 + size]))
    default: return nil
    }
  }
}
