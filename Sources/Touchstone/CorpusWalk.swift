import Acquisition
import CorpusModel
import Extraction

/// Reads the documents of a listing on several workers and hands on what was made of each, in order.
struct CorpusWalk: Sendable {
  private let entries: PackedList<CorpusListing.Entry>
  private let jobs: Int
  private let allSections: Bool
  /// What the listing itself could not read.
  let problems: [Problem]

  /// Lists the documents below some paths.
  ///
  /// - Parameters:
  ///   - paths: folders, files, globs, or `-` for standard input.
  ///   - columns: the columns of tables whose rows are documents, if any are.
  ///   - jobs: how many documents are read side by side.
  ///   - allSections: whether standard parts, such as an auditor's report, count like others.
  ///   - web: how addresses among the paths are reached; nil where they are not.
  /// - Throws: ``ScanError`` where a path cannot be read.
  init(
    _ paths: [String], columns: TextColumns?, jobs: Int, allSections: Bool = false,
    web: WebAccess? = nil
  ) throws {
    let listing = try CorpusListing(paths, columns: columns, web: web)
    entries = listing.entries
    problems = listing.problems.filter { $0.severity == .error }
    self.jobs = jobs
    self.allSections = allSections
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
  /// - Throws: what `take` throws.
  func run<Result: Sendable>(
    _ numbers: [Int]? = nil, makeWork: @Sendable @escaping () -> ((ExtractedPage) -> Result),
    take: (Outcome<Result>, Int) throws -> Void
  ) async throws {
    let entries = entries
    let numbers = numbers ?? Array(entries.indices)
    let reader = PageReader()
    let map = OrderedMap(width: jobs)
    let extractor = Extractor(
      allSections: allSections, cores: map.coresPerItem(of: numbers.count))
    try await map.run(
      count: numbers.count,
      makeWorker: {
        let work = makeWork()
        return { place -> (Outcome<Result>, Int) in
          let number = numbers[place]
          switch ExtractedPage.read(entries[number], reader, extractor) {
          case .skipped(let problem): return (.skipped(problem), number)
          case .scanned(let page): return (.scanned(work(page)), number)
          }
        }
      },
      consume: { try take($0.0, $0.1) })
  }
}
