import Acquisition
import CorpusModel
import Reporting

/// Takes the results in order: writes rows, and keeps what a terminal shows.
struct ScanCollector {
  private let writer: RunWriter
  private var strongest = StrongestSentences()
  private let listed: PackedList<Problem>
  /// How many of those that were found while listing are written, and the next one.
  private var listedCount = 0
  private var nextListed: Problem?
  private var errors: [Problem] = []
  private var warnings: [Problem] = []
  private var notes: [String: Int] = [:]

  init(listing: CorpusListing, writer: RunWriter) {
    self.writer = writer
    listed = listing.problems
    nextListed = listed.first
  }

  mutating func take(_ result: PageResult) throws {
    // Problems found while listing stand where their paths would.
    while let problem = nextListed, problem.path.utf8.lexicographicallyPrecedes(result.id.utf8) {
      try write(problem)
      listedCount += 1
      nextListed = listedCount < listed.count ? listed[listedCount] : nil
    }
    switch result.outcome {
    case .skipped(let problem):
      try write(problem)
    case .scanned(let document):
      try writer.write(document)
      for note in result.notes { try write(note.problem(path: result.id)) }
      if let digest = result.strongest { strongest.add(digest) }
    }
  }

  /// Writes what is left; returns the charts of the report with what a terminal shows.
  mutating func finish(destination: String) throws -> (ScanReport, charts: [Chart]) {
    for problem in listed[listedCount...] { try write(problem) }
    var charts: [Chart] = []
    let summary = try writer.finish(at: .now) { folder, summary, hits in
      let page = try ScanPage(folder, summary, hits).page()
      charts = page.charts
      return page.html(version: Version.current)
    }
    let report = ScanReport(
      summary, strongest: strongest.best, errors: errors, warnings: warnings, notes: notes,
      folder: destination)
    return (report, charts)
  }

  private mutating func write(_ problem: Problem) throws {
    try writer.write(problem)
    switch problem.severity {
    case .error: if errors.count < ScanReport.problemLimit { errors.append(problem) }
    case .warning: if warnings.count < ScanReport.problemLimit { warnings.append(problem) }
    case .note: notes[problem.code, default: 0] += 1
    }
  }
}
