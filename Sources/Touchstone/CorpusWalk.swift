import Acquisition
import CorpusModel
import Extraction
import WorkerProcesses

/// Reads the documents of a listing on several workers and hands on what was made of each, in order.
///
/// With limits, each worker has documents read in a process of its own, so that one that breaks the reader down, makes it
/// hang or swell is a problem, and the others are read. What is made of a document that was read is made here.
struct CorpusWalk: Sendable {
  private let listing: CorpusListing
  private var entries: PackedList<CorpusListing.Entry> { listing.entries }
  private let jobs: Int
  private let allSections: Bool
  private let limits: WorkerLimits?
  /// What the listing itself could not read.
  let problems: [Problem]

  /// Lists the documents below some paths.
  ///
  /// - Parameters:
  ///   - paths: folders, files, globs, or `-` for standard input.
  ///   - columns: the columns of tables whose rows are documents, if any are.
  ///   - jobs: how many documents are read side by side.
  ///   - allSections: whether standard parts, such as an auditor's report, count like others.
  ///   - limits: the limits within which each document is read, in a process of its own, as
  ///     ``ScanOptions/readingLimits``; nil to read in this one.
  ///   - web: how addresses among the paths are reached; nil where they are not.
  /// - Throws: ``ScanError`` where a path cannot be read.
  init(
    _ paths: [String], columns: TextColumns?, jobs: Int, allSections: Bool = false,
    limits: ScanOptions.ReadingLimits? = nil, web: WebAccess? = nil
  ) throws {
    let listing = try CorpusListing(paths, columns: columns, limits: limits, web: web)
    self.listing = listing
    problems = listing.problems.filter { $0.severity == .error }
    self.jobs = jobs
    self.allSections = allSections
    self.limits = limits.map { WorkerLimits($0) }
  }

  /// The name of a document, by its place in the listing.
  func id(of number: Int) -> String { entries[number].id }

  /// Names for a file that is made of a document, best first, without ending.
  func fileNames(of number: Int) -> [String] { entries[number].fileNames }

  /// Reads documents once each.
  ///
  /// - Parameters:
  ///   - numbers: the places of the documents in the listing; nil for all.
  ///   - makeWork: makes the function of one worker, with the state that it keeps between documents.
  ///   - take: takes what was made of each document, or why it was not read, with its place in the listing.
  /// - Throws: ``ScanError`` where no process can be made, and what `take` throws.
  func run<Result: Sendable>(
    _ numbers: [Int]? = nil, makeWork: @Sendable @escaping () -> ((ExtractedPage) -> Result),
    take: (Outcome<Result>, Int) throws -> Void
  ) async throws {
    let numbers = numbers ?? Array(entries.indices)
    let portions = portions(of: numbers)
    let map = OrderedMap(width: jobs)
    let makeReader = try makeReader(cores: map.coresPerItem(of: numbers.count))
    try await map.run(
      count: portions.count,
      makeWorker: {
        let (read, work) = (makeReader(), makeWork())
        return { number -> Portion<Result> in
          var outcomes: [Outcome<Result>] = []
          let error = read(portions[number]) { outcome in
            switch outcome {
            case .skipped(let problem): outcomes.append(.skipped(problem))
            case .scanned(let page): outcomes.append(.scanned(work(page)))
            }
          }
          return Portion(numbers: portions[number], outcomes: outcomes, error: error)
        }
      },
      consume: { portion in
        for (number, outcome) in zip(portion.numbers, portion.outcomes) {
          try take(outcome, number)
        }
        if let error = portion.error { throw ScanError(error) }
      })
  }

  // MARK: Portions

  /// What was made of some documents.
  private struct Portion<Result: Sendable>: Sendable {
    let numbers: [Int]
    let outcomes: [Outcome<Result>]
    /// Why the others could not be read.
    let error: WorkerError?
  }

  /// How many documents make a portion at most, and how many bytes of them.
  private static let portionLimit = (documents: 16, bytes: 1 << 18)

  /// Documents that are handed to one worker together: while one of them is worked on, the next is read.
  private func portions(of numbers: [Int]) -> [[Int]] {
    let limit = CorpusWalk.portionLimit
    // Where documents are few, all workers have some.
    let most = max(1, min(limit.documents, numbers.count / (4 * jobs)))
    var portions: [[Int]] = []
    var bytes = 0
    let sizes = listing.sizes()
    for number in numbers {
      let size = sizes(number)
      if portions.isEmpty || portions[portions.count - 1].count == most
        || bytes + size > limit.bytes
      {
        portions.append([])
        bytes = 0
      }
      portions[portions.count - 1].append(number)
      bytes += size
    }
    return portions
  }

  // MARK: Reading

  /// Reads documents and hands on each; what it gives back kept the rest from being read.
  private typealias Read = ([Int], (Outcome<ExtractedPage>) -> Void) -> WorkerError?

  /// Makes what makes the reader of one worker.
  private func makeReader(cores: Int) throws -> @Sendable () -> Read {
    let (listing, entries) = (listing, entries)
    let reader = PageReader()
    let extractor = Extractor(allSections: allSections, cores: cores)
    guard let limits else {
      return {
        var entries = PackedList.Cursor(entries)
        return { numbers, take in
          for number in numbers {
            take(ExtractedPage.read(entries.element(at: number), reader, extractor))
          }
          return nil
        }
      }
    }
    let host: WorkerHost
    do throws(WorkerError) {
      host = try WorkerHost(limits: limits) {
        var entries = PackedList.Cursor(entries)
        return { number in
          ExtractedPage.record(
            ExtractedPage.read(entries.element(at: number), reader, extractor))
        }
      }
    } catch {
      throw ScanError(error)
    }
    return {
      let worker = SingleWorker(host: host, limits: limits, size: listing.sizes())
      return { numbers, take in
        var rest = numbers[...]
        do throws(WorkerError) {
          try worker.run(numbers) { answer in
            take(CorpusWalk.outcome(answer, entries[rest.removeFirst()].id, limits))
          }
        } catch {
          return error
        }
        return nil
      }
    }
  }

  /// What a process answered of a document.
  private static func outcome(
    _ answer: Result<[UInt8], WorkerFailure>, _ id: String, _ limits: WorkerLimits
  ) -> Outcome<ExtractedPage> {
    switch answer {
    case .failure(let failure): return .skipped(failure.problem(path: id, limits: limits))
    case .success(let record):
      guard let outcome = try? ExtractedPage.outcome(ofRecord: record) else {
        return .skipped(WorkerFailure.crashed(signal: 0).problem(path: id, limits: limits))
      }
      return outcome
    }
  }
}
