public import CorpusModel
public import Lexicons
import Matching
import Tokenization

/// Compares two lexicons: what was added, removed and changed, and what that does to the counts of a corpus.
public struct LexiconComparison: Sendable {
  /// The earlier lexicon.
  public let old: Lexicon
  /// The later one.
  public let new: Lexicon
  /// What sets them apart.
  public let difference: LexiconDifference

  let stages: LexiconStages
  private let counts: CountNames

  /// Compares two lexicons; no document is read.
  public init(from old: Lexicon, to new: Lexicon) {
    self.old = old
    self.new = new
    difference = LexiconDifference(from: old, to: new)
    stages = LexiconStages(from: old, to: new, difference)
    counts = CountNames(stages)
  }

  /// The change of one count, in all and by steps.
  public struct CountChange: Hashable, Sendable {
    /// What is counted: the hits of a category or pole, or statements.
    public var name: String
    /// The count with the earlier lexicon.
    public var old: Int
    /// What each of ``Change/steps`` adds or takes away.
    public var parts: [Int]
    /// The count with the later lexicon: `old` and all parts.
    public var new: Int

    /// Whether any part changes the count.
    public var isChanged: Bool { parts.contains { $0 != 0 } }
  }

  /// What an edit does to one category.
  public struct Effect: Hashable, Sendable {
    /// The path of the category.
    public var category: String
    /// Hits that came.
    public var gained: Int
    /// Hits that went.
    public var lost: Int
  }

  /// The change of a corpus, or of one document.
  public struct Change: Sendable {
    /// The document's name; empty for a corpus.
    public var documentID: String
    /// The names of the steps, in the order in which they are taken.
    public var steps: [String]
    /// Every count that is not 0 throughout: categories, then poles, then statements.
    public var counts: [CountChange]
  }

  /// What came of a run over a corpus.
  public struct Report: Sendable {
    /// Documents that were read.
    public var documents: Int
    /// Documents that could not be read.
    public var problems: [Problem]
    /// The change of the whole corpus.
    public var total: Change
    /// The effects of each edit of ``LexiconComparison/difference``.
    public var effects: [[Effect]]
  }

  /// Counts the documents below some paths with both lexicons, and all those between.
  ///
  /// - Parameters:
  ///   - paths: folders, files, globs, or `-` for standard input.
  ///   - columns: the columns of tables whose rows are documents, if any are.
  ///   - jobs: how many documents are read side by side.
  ///   - allSections: whether standard parts, such as an auditor's report, count like others.
  ///   - limits: the limits within which each document is read, in a process of its own, as
  ///     ``ScanOptions/readingLimits``; nil to read in this one.
  ///   - onDocument: takes the change of each document, in order.
  /// - Returns: the changes and effects in all documents together.
  /// - Throws: ``ScanError`` where a path cannot be read, and what `onDocument` throws.
  public func run(
    _ paths: [String], columns: TextColumns? = nil, jobs: Int, allSections: Bool = false,
    limits: ScanOptions.ReadingLimits? = nil, onDocument: (Change) throws -> Void = { _ in }
  ) async throws -> Report {
    let walk = try CorpusWalk(
      paths, columns: columns, jobs: jobs, allSections: allSections, limits: limits)
    let counter = StageCounter(stages, counts, difference)
    var problems = walk.problems
    var documents = 0
    var sum = StageCounts(stages: stages.lexicons.count, counts: counts.names.count)
    var effects = [[CategoryID: Effect]](repeating: [:], count: difference.edits.count)
    try await walk.run(
      makeWork: {
        var worker = counter.makeWorker()
        return { counter.count($0.document, &worker) }
      },
      take: { outcome, number in
        switch outcome {
        case .skipped(let problem): problems.append(problem)
        case .scanned(let digest):
          documents += 1
          sum.add(digest.counts)
          for effect in digest.effects { add(effect, to: &effects[effect.edit]) }
          try onDocument(change(digest.counts, of: walk.id(of: number)))
        }
      })
    return Report(
      documents: documents, problems: problems, total: change(sum, of: ""),
      effects: effects.map { list in
        list.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
      })
  }

  private func add(_ effect: EditTracer.Effect, to sums: inout [CategoryID: Effect]) {
    let empty = Effect(
      category: difference.union.categories[effect.category.index].path, gained: 0, lost: 0)
    sums[effect.category, default: empty].gained += effect.gained
    sums[effect.category, default: empty].lost += effect.lost
  }

  private func change(_ stages: StageCounts, of id: String) -> Change {
    var changes: [CountChange] = []
    for (number, name) in counts.names.enumerated() {
      let values = stages.values.map { $0[number] }
      guard values.contains(where: { $0 != 0 }), let first = values.first else { continue }
      changes.append(
        CountChange(
          name: name, old: first, parts: zip(values.dropFirst(), values).map { $0 - $1 },
          new: values.last ?? first))
    }
    return Change(documentID: id, steps: self.stages.steps, counts: changes)
  }
}

/// Counts one document after another with the lexicons of all stages, and traces the edits.
private struct StageCounter: Sendable {
  /// What is counted in one document.
  struct Digest: Sendable {
    var counts: StageCounts
    var effects: [EditTracer.Effect]
  }

  private let names: CountNames
  private let matchers: [Matcher]
  private let tracer: EditTracer

  init(_ stages: LexiconStages, _ names: CountNames, _ difference: LexiconDifference) {
    self.names = names
    matchers = stages.lexicons.map { Matcher($0) }
    tracer = EditTracer(difference)
  }

  /// What one worker carries along: the tracer has the main session, each stage a further one.
  func makeWorker() -> PageScanner.Worker { PageScanner.Worker(further: matchers.count) }

  func count(_ document: Document, _ worker: inout PageScanner.Worker) -> Digest {
    worker.beginDocument()
    Tokenizer().tokenize(document, into: &worker.tokenized, vocabulary: &worker.vocabulary)
    var values: [[Int]] = []
    for (number, matcher) in matchers.enumerated() {
      let matches = matcher.match(
        document, worker.tokenized, vocabulary: &worker.vocabulary,
        session: &worker.furtherSessions[number], wantsMarks: false)
      values.append(names.values(of: matches, matcher.lexicon))
    }
    let effects = tracer.effects(
      in: document, worker.tokenized, vocabulary: worker.vocabulary, session: &worker.session)
    return Digest(counts: StageCounts(values: values), effects: effects)
  }
}

/// What is counted in each document: hits of categories and poles, statements, and hits that lose.
struct CountNames: Sendable {
  /// The names, in the order of the values.
  let names: [String]
  private let poles: [String]

  init(_ stages: LexiconStages) {
    var poles: [String] = []
    for pair in stages.lexicons.compactMap(\.poles) {
      for pole in [pair.first, pair.second] where !poles.contains(pole) { poles.append(pole) }
    }
    self.poles = poles
    let paths = stages.lexicons[0].categories.map(\.path)
    // A category may itself be a pole; its count is then in the list already.
    names =
      paths + poles.map { paths.contains($0) ? "\($0) (pole)" : $0 } + ["contrasts", "stances"]
      + poles.map { "\($0)_rejected" }
  }

  /// The counts of one document.
  func values(of matches: Matches, _ lexicon: Lexicon) -> [Int] {
    let hits = HitTally.counts(of: matches.hits, categories: lexicon.categories.count)
    let rejected = RelationParts(matches, lexicon.poles).rejected
    return hits
      + poles.map { pole in
        zip(lexicon.categories, hits).reduce(0) { $0 + ($1.0.pole == pole ? $1.1 : 0) }
      }
      + [Relation.Kind.contrast, .stance].map { kind in
        matches.relations.count { $0.kind == kind }
      }
      + poles.map { pole in
        pole == lexicon.poles?.first
          ? rejected.first : pole == lexicon.poles?.second ? rejected.second : 0
      }
  }
}

/// Counts at each stage.
struct StageCounts: Sendable {
  /// The counts of each stage, in the order of ``CountNames/names``.
  private(set) var values: [[Int]]

  init(values: [[Int]]) { self.values = values }

  init(stages: Int, counts: Int) {
    values = [[Int]](repeating: [Int](repeating: 0, count: counts), count: stages)
  }

  mutating func add(_ other: StageCounts) {
    for stage in values.indices {
      for count in values[stage].indices { values[stage][count] += other.values[stage][count] }
    }
  }
}
