import Acquisition
public import CorpusModel
import Extraction

/// What the reader saw of one page: for looking at, before anything is counted.
public struct ExtractedPage: Sendable {
  /// The document that the reader made of the page.
  public let document: Document
  /// The page's format.
  public let format: DocumentFormat
  /// The SHA-256 digest of the page's bytes.
  public let sha256: String
  /// The metadata, the manifest's word before the page's own.
  public let metadata: Metadata

  /// Reads the documents below `paths`, in order.
  ///
  /// - Parameters:
  ///   - paths: folders, files, globs, or `-` for standard input.
  ///   - columns: the columns of tables whose rows are documents, if any are.
  ///   - allSections: whether standard parts, such as an auditor's report, count like others.
  ///   - limits: the limits within which each document is read, in a process of its own, as
  ///     ``ScanOptions/readingLimits``; nil to read in this one.
  ///   - body: takes each page that was read, or the problem that kept it from being read.
  /// - Throws: ``ScanError`` where a path cannot be read at all, and what `body` throws.
  public static func forEach(
    in paths: [String], columns: TextColumns? = nil, allSections: Bool = false,
    limits: ScanOptions.ReadingLimits? = nil,
    _ body: (Outcome<ExtractedPage>) throws -> Void
  ) async throws {
    let walk = try CorpusWalk(
      paths, columns: columns, jobs: 1, allSections: allSections, limits: limits)
    for problem in walk.problems { try body(.skipped(problem)) }
    try await walk.run(makeWork: { { $0 } }, take: { outcome, _ in try body(outcome) })
  }

  /// Reads one entry of a listing.
  static func read(
    _ entry: CorpusListing.Entry, _ reader: PageReader, _ extractor: Extractor
  ) -> Outcome<ExtractedPage> {
    let (outcome, notes) = reader.read(entry)
    switch outcome {
    case .skipped(let problem): return .skipped(problem)
    case .scanned(let page): return extract(page, notes, extractor)
    }
  }

  private static func extract(
    _ page: Page, _ notes: [ReadingNote], _ extractor: Extractor
  ) -> Outcome<ExtractedPage> {
    let (format, sha256, metadata) = (page.format, page.sha256, page.metadata)
    do {
      var document = try extractor.extract(page)
      document.notes = notes + document.notes
      return .scanned(
        ExtractedPage(
          document: document, format: format, sha256: sha256,
          metadata: metadata.filled(from: document.metadata)))
    } catch {
      return .skipped(error.problem(path: page.id, sha256: sha256))
    }
  }
}
