import CorpusModel
import Measures
import Reporting

/// Compares groups of documents, from documents or from earlier runs, and writes a folder of tables.
public struct CorpusComparison: Sendable {
  private let scanOptions: ScanOptions
  private let options: ComparisonOptions

  /// Makes a comparison.
  ///
  /// - Parameters:
  ///   - scanOptions: how documents are scanned where no run of them is given.
  ///   - options: how they are compared.
  public init(scanOptions: ScanOptions, options: ComparisonOptions) {
    self.scanOptions = scanOptions
    self.options = options
  }

  /// Compares.
  ///
  /// Documents are scanned first, into a run folder of their own beside the destination, so that every figure leads back
  /// to its sentences.
  ///
  /// - Parameters:
  ///   - groups: the paths with the names of their groups; a path may be a run folder.
  ///   - destination: the folder of the comparison.
  ///   - figures: a folder for the charts of the report as files, if they are wanted.
  ///   - onProgress: called after each document that is scanned.
  /// - Returns: what a terminal shows.
  /// - Throws: ``ScanError`` or ``LexiconError``.
  public func run(
    _ groups: [(name: String, path: String)], to destination: String, figures: String? = nil,
    onProgress: (CorpusScan.Progress) -> Void = { _ in }
  ) async throws -> ComparisonReport {
    let started = Timestamp.now
    var runs: [(name: String, tables: RunTables)] = []
    var scanned: [String] = []
    var errors: [Problem] = []
    for (name, path) in groups {
      if RunTables.isRun(path) {
        runs.append((name, try RunTables(path)))
        continue
      }
      let folder = CorpusComparison.runFolder(for: name, beside: destination)
      let report = try await CorpusScan(options: scanOptions).run(
        [path], to: folder, onProgress: onProgress)
      errors += report.errors
      scanned.append(folder)
      runs.append((name, try RunTables(folder)))
    }
    let corpus = try ComparedCorpus(runs, options)
    let tables = CorpusComparison.compared(corpus, options)
    let record = RunRecord(
      toolVersion: Version.current, options: described(groups), jobs: scanOptions.jobs,
      started: started)
    let page = try ComparisonPage(corpus, tables).page()
    let report = page.html(version: Version.current)
    let inputs = try runs.flatMap { try $0.tables.inputs() }
    do {
      if let figures {
        try FigureWriter(page.charts, record: record, outline: corpus.outline).write(
          to: try RunFolder(destination: figures), at: .now)
      }
      try ComparisonWriter(
        tables, record: record,
        copies: RunCopies.makers(
          database: options.writesDatabase, workbook: options.writesWorkbook)
      ).write(
        to: try RunFolder(destination: destination), report: report,
        inputs: inputs,
        at: .now)
    } catch {
      throw ScanError(error)
    }
    return ComparisonReport(
      tables, corpus, folder: destination, scanned: scanned, errors: errors)
  }

  /// Where documents of a group are scanned to: `output/NAME` for a comparison in `output/`.
  private static func runFolder(for name: String, beside destination: String) -> String {
    let parts = destination.split(separator: "/", omittingEmptySubsequences: false)
    let parent = parts.dropLast().joined(separator: "/")
    return (parts.count > 1 ? parent + "/" : "") + name
  }

  private func described(_ groups: [(name: String, path: String)]) -> [JSONValue.Member] {
    [
      .init("paths", .array(groups.map { .string($0.path) })),
      .init("by", .string(options.field)),
      .init("pairwise", .bool(options.isPairwise)),
      .init("leave_out", .array(options.leftOut.map(JSONValue.string))),
      .init("match", .string(options.matched)),
      .init("sqlite", .bool(options.writesDatabase)),
      .init("excel", .bool(options.writesWorkbook)),
      .init("permutations", .integer(options.rounds)),
      .init("seed", .string(String(options.seed))),
    ]
  }

  // MARK: Comparing

  /// Compares the groups of a corpus.
  static func compared(_ corpus: ComparedCorpus, _ options: ComparisonOptions) -> ComparisonTables {
    let counts = CorpusCounts(corpus)
    var dealing = GroupComparison.Dealing()
    dealing.rounds = options.rounds
    dealing.seed = options.seed
    let pairs = CorpusComparison.pairs(corpus.groups, isPairwise: options.isPairwise)
    return ComparisonTables(
      outline: corpus.outline, terms: counts.terms, members: counts.members,
      pairs: pairs.map { first, second in counts.pair(first, second, corpus, dealing) },
      dealing: dealing)
  }

  /// The pairs of groups; nil is all the others.
  private static func pairs(
    _ groups: [String], isPairwise: Bool
  ) -> [(first: String, second: String?)] {
    if groups.count == 2 { return [(groups[0], groups[1])] }
    guard isPairwise else { return groups.map { ($0, nil) } }
    return groups.indices.flatMap { first in
      groups[(first + 1)...].map { (groups[first], $0) }
    }
  }
}

/// The counts of a corpus in the form in which measures take them.
private struct CorpusCounts {
  let terms: [ComparisonTables.Term]
  let members: [ComparisonTables.Member]
  private let documents: [ComparedDocument]
  private let index: PoleIndex?

  init(_ corpus: ComparedCorpus) {
    let outline = corpus.outline
    let compared = ComparedTerms(corpus.documents.map(\.row))
    terms = compared.all.map { ComparisonTables.Term(text: $0.text, category: $0.category) }
    let index = PoleIndex(outline)
    self.index = index
    documents = corpus.documents.map { document in
      compared.counts(
        of: document.row, poles: index?.count(document.row.categoryHits) ?? PoleCount())
    }
    members = zip(corpus.documents, documents).map { document, counts in
      ComparisonTables.Member(
        documentID: document.row.id, run: document.run, group: document.group,
        words: counts.words, poles: counts.poles)
    }
  }

  /// Compares two groups, or one with all the others.
  func pair(
    _ first: String, _ second: String?, _ corpus: ComparedCorpus,
    _ dealing: GroupComparison.Dealing
  ) -> ComparisonTables.Pair {
    let held = members.indices.filter {
      second == nil || members[$0].group == first || members[$0].group == second
    }
    let isFirst = held.map { members[$0].group == first }
    let taken = held.map { documents[$0] }
    let comparison = GroupComparison(
      taken, isFirst: isFirst, hasPoles: index != nil, dealing: dealing)
    let influence =
      index.map {
        Influence.all(
          taken, isFirst: isFirst, categoryPoles: $0.sides, termCategories: terms.map(\.category))
      } ?? []
    let sides = FairComparison(
      documents: held.map { corpus.documents[$0].row }, isFirst: isFirst, counts: taken,
      names: (first, second ?? ComparisonTables.rest), terms: terms, comparison: comparison,
      influence: influence)
    return ComparisonTables.Pair(
      first: first, second: second ?? ComparisonTables.rest, comparison: comparison,
      influence: influence, documents: held.map { members[$0] }, warnings: sides.warnings)
  }
}
