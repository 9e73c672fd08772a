import Acquisition
import CorpusModel
import Extraction

/// Reads the documents of a listing on several workers and hands on what was made of each, in order.
struct CorpusWalk: Sendable {
  private let entries: [CorpusListing.Entry]
  private let jobs: Int
  /// What the listing itself could not read.
  let problems: [Problem]

  /// Lists the documents below some paths.
  ///
  /// - Throws: ``ScanError`` where a path cannot be read.
  init(_ paths: [String], jobs: Int) throws {
    let listing: CorpusListing
    do {
      listing = try CorpusLister.list(paths)
    } catch {
      throw ScanError(error)
    }
    entries = listing.entries
    problems = listing.problems.filter { $0.severity == .error }
    self.jobs = jobs
  }

  /// Reads every document once.
  ///
  /// - Parameters:
  ///   - makeWork: makes the function of one worker, with the state that it keeps between documents.
  ///   - take: takes what was made of each document, or why it was not read, with the document's name.
  /// - Throws: what `take` throws.
  func run<Result: Sendable>(
    makeWork: @Sendable @escaping () -> ((Document) -> Result),
    take: (Outcome<Result>, String) throws -> Void
  ) async throws {
    let entries = entries
    let reader = PageReader()
    try await OrderedMap(width: jobs).run(
      count: entries.count,
      makeWorker: {
        let work = makeWork()
        return { number -> (Outcome<Result>, String) in
          (CorpusWalk.outcome(of: entries[number], reader, work), entries[number].id)
        }
      },
      consume: { try take($0.0, $0.1) })
  }

  private static func outcome<Result>(
    of entry: CorpusListing.Entry, _ reader: PageReader, _ work: (Document) -> Result
  ) -> Outcome<Result> {
    switch reader.read(entry).page {
    case .skipped(let problem): return .skipped(problem)
    case .scanned(let page):
      let sha256 = page.sha256
      do {
        return .scanned(work(try Extractor().extract(page)))
      } catch {
        return .skipped(error.problem(path: entry.id, sha256: sha256))
      }
    }
  }
}
