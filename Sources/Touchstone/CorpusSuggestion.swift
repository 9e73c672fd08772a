public import CorpusModel
public import Lexicons

#if canImport(FoundationEssentials)
  import FoundationEssentials
#endif

/// Proposes terms for a category from the user's own documents; it never adds one.
///
/// The documents are read twice: once to count, once to look at what was found. Memory grows with the
/// vocabulary, not with the documents.
public struct CorpusSuggestion: Sendable {
  /// What came of a run.
  public struct Report: Sendable {
    /// The suggestions for each category that was asked for, best first.
    public var suggestions: [String: [LexiconSuggestion]]
    /// Documents that were read.
    public var documents: Int
    /// Sentences of counted blocks that hold a hit of each category that was asked for.
    public var hitSentences: [String: Int]
    /// Documents that could not be read.
    public var problems: [Problem]
  }

  private let lexicon: Lexicon
  private let categories: [CategoryID]
  private let jobs: Int
  /// The columns of tables whose rows are documents, if any are.
  public var columns: TextColumns?
  /// The limits within which each document is read, in a process of its own, as ``ScanOptions/readingLimits``; nil to read
  /// in this one.
  public var readingLimits: ScanOptions.ReadingLimits?
  /// Whether example sentences and nearest terms are wanted.
  var wantsExamples = true

  /// Makes a run for some categories of a lexicon.
  ///
  /// - Throws: ``ScanError`` where the lexicon has no such category.
  public init(_ lexicon: Lexicon, categories paths: [String], jobs: Int = 1) throws {
    self.lexicon = lexicon
    self.jobs = jobs
    categories = try paths.map { path in
      guard let category = lexicon.category(path) else {
        throw ScanError.unknownCategory(path, known: lexicon.categories.map(\.path))
      }
      return category
    }
  }

  /// Reads the documents below some paths and ranks what stands in company of the categories.
  ///
  /// - Parameter paths: folders, files or globs; not `-`, since the documents are read twice.
  /// - Returns: all suggestions, best first, and what could not be read.
  /// - Throws: ``ScanError`` where a path cannot be read.
  public func run(_ paths: [String]) async throws -> Report {
    guard !paths.contains("-") else { throw ScanError.readTwice }
    let walk = try CorpusWalk(paths, columns: columns, jobs: jobs, limits: readingLimits)
    var reader = PassageReader(lexicon)
    var problems = walk.problems
    var tally = CandidateTally(categories: lexicon.categories.count)
    try await read(walk, reader) { outcome, _ in
      switch outcome {
      case .scanned(let digest): tally.add(digest)
      case .skipped(let problem): problems.append(problem)
      }
    }
    let floors = CandidateFloors(documents: tally.documents)
    let eligible = tally.entries.indices.filter { floors.allow(tally.entries[$0], in: tally) }
    var examples = ExampleTally(tally, eligible: eligible, categories: categories)
    reader.wantsTexts = wantsExamples
    try await read(walk, reader) { outcome, number in
      if case .scanned(let digest) = outcome {
        examples.add(digest, document: walk.id(of: number))
      }
    }
    return report(tally, eligible, examples, problems)
  }

  private func read(
    _ walk: CorpusWalk, _ reader: PassageReader,
    _ take: (Outcome<PassageDigest>, Int) throws -> Void
  ) async throws {
    try await walk.run(
      makeWork: {
        var worker = PassageReader.Worker()
        return { reader.digest($0.document, &worker) }
      },
      take: take)
  }

  private func report(
    _ tally: CandidateTally, _ eligible: [Int], _ examples: ExampleTally, _ problems: [Problem]
  ) -> Report {
    var report = Report(
      suggestions: [:], documents: tally.documents, hitSentences: [:], problems: problems)
    let writer = SuggestionWriter(tally: tally, lexicon: lexicon)
    let slots = Dictionary(uniqueKeysWithValues: eligible.enumerated().map { ($1, $0) })
    for (index, category) in categories.enumerated() {
      let path = lexicon.categories[category.index].path
      let maker = CandidateSignals(tally, lexicon, category)
      let ranking = SuggestionRanking(tally: tally, maker: maker)
      let contexts = eligible.enumerated().map { slot, number in
        (number: number, context: examples.context(slot: slot, category: index))
      }
      report.suggestions[path] = ranking.ranked(contexts).map { candidate in
        let slot = slots[candidate.number] ?? 0
        return writer.suggestion(
          candidate, maker, examples.company(slot: slot, category: index))
      }
      report.hitSentences[path] = tally.sizes.hitSentences[category.index]
    }
    return report
  }
}

extension ScanError {
  static func unknownCategory(_ name: String, known: [String]) -> ScanError {
    let near = NearestName.of(name, among: known).map { "; did you mean '\($0)'?" } ?? ";"
    return ScanError(
      "the lexicon has no category '\(name)'\(near) The categories are "
        + known.joined(separator: ", ") + ".", isUsage: true)
  }

  static let readTwice = ScanError(
    "suggest reads every document twice, which standard input does not allow; name a file or folder",
    isUsage: true)
}
