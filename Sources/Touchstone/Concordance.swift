public import CorpusModel
import Lexicons
import Matching
import Tokenization

/// Finds a pattern, or the hits of a category, in documents and shows each in its context: a keyword in context (KWIC).
///
/// Luhn 1960, *American Documentation* 11(4), 288–295.
public struct Concordance: Sendable {
  /// One place.
  public typealias Line = ConcordanceLine

  /// In which order lines stand.
  public enum Order: String, CaseIterable, Sendable {
    /// By document, then by place.
    case document
    /// By the words before, from the nearest one on.
    case left
    /// By the words behind.
    case right
  }

  /// What is found and shown.
  public struct Options: Sendable {
    /// The lexicon in which categories are looked up.
    public var lexicon = LexiconSource.builtIn
    /// How many words are shown on either side.
    public var window = 8
    /// The order of the lines.
    public var order = Order.document
    /// How many lines are drawn at random; nil for all.
    public var sample: Int?
    /// Where the draw begins.
    public var seed: UInt64 = 1
    /// The columns of tables whose rows are documents, if any are.
    public var columns: TextColumns?
    /// Whether standard parts, such as an auditor's report, are looked at too.
    public var allSections = false
    /// How many documents are read side by side.
    public var jobs = 1
    /// The limits within which each document is read, in a process of its own, as ``ScanOptions/readingLimits``; nil to read
    /// in this one.
    public var readingLimits: ScanOptions.ReadingLimits?

    /// Makes the default options.
    public init() {}
  }

  /// How much was found.
  public struct Totals: Hashable, Sendable {
    /// Places found.
    public var hits = 0
    /// Lines shown.
    public var shown = 0
    /// Documents read.
    public var documents = 0
    /// Documents with a place.
    public var documentsWithHits = 0
    /// Running words read.
    public var words = 0
  }

  /// The poles of the lexicon, where a category is looked for.
  public let poles: LexiconOutline.Poles?
  private let options: Options
  private let finder: ConcordanceFinder

  /// Reads the query.
  ///
  /// - Parameters:
  ///   - query: a pattern as in a lexicon, or `@` and a category, a branch or a pole.
  ///   - options: what is found and shown.
  /// - Throws: ``ScanError`` where the pattern is none or there is no such category, ``LexiconError`` for a lexicon that
  ///   cannot be read.
  public init(_ query: String, options: Options) throws {
    self.options = options
    if query.hasPrefix("@") {
      let lexicon = try options.lexicon.load()
      poles = lexicon.poles
      finder = try ConcordanceFinder(
        category: String(query.dropFirst()), of: lexicon, window: options.window)
    } else {
      poles = nil
      finder = try ConcordanceFinder(pattern: query, window: options.window)
    }
  }

  /// Looks through the documents below `paths`.
  ///
  /// Lines come one by one where they stand in the order of documents and all are wanted; otherwise all are held first.
  ///
  /// - Parameters:
  ///   - paths: folders, files, globs, or `-` for standard input.
  ///   - report: takes what could not be read.
  ///   - take: takes each line.
  /// - Returns: how much was found.
  /// - Throws: ``ScanError`` where a path cannot be read at all, and what `take` throws.
  public func run(
    _ paths: [String], report: (Problem) -> Void, take: (Line) throws -> Void
  ) async throws -> Totals {
    var totals = Totals()
    var held = HeldLines(options)
    let isStreamed = options.order == .document && options.sample == nil
    try await walk(paths, report: report, work: ConcordanceFinder.lines) { found in
      totals.documents += 1
      totals.words += found.words
      totals.hits += found.lines.count
      if !found.lines.isEmpty { totals.documentsWithHits += 1 }
      guard isStreamed else {
        held.add(found.lines)
        return
      }
      totals.shown += found.lines.count
      for line in found.lines { try take(line) }
    }
    guard !isStreamed else { return totals }
    let lines = held.ordered
    totals.shown = lines.count
    for line in lines { try take(line) }
    return totals
  }
}

extension Concordance {
  /// Counts the words that stand near what is looked for, within the window and the sentence.
  ///
  /// - Parameters:
  ///   - paths: folders, files, globs, or `-` for standard input.
  ///   - report: takes what could not be read.
  /// - Returns: the words with their scores.
  /// - Throws: ``ScanError`` where a path cannot be read at all.
  public func collocates(
    in paths: [String], report: (Problem) -> Void
  ) async throws -> Collocates {
    var collocates = Collocates()
    try await walk(paths, report: report, work: ConcordanceFinder.company) { collocates.add($0) }
    collocates.finish()
    return collocates
  }

  /// Reads the documents below `paths` and hands on, in order, what `work` makes of each.
  private func walk<Result: Sendable>(
    _ paths: [String], report: (Problem) -> Void,
    work:
      @escaping @Sendable (ConcordanceFinder) -> (Document, inout ConcordanceFinder.Worker) ->
      Result,
    take: (Result) throws -> Void
  ) async throws {
    let walk = try CorpusWalk(
      paths, columns: options.columns, jobs: options.jobs, allSections: options.allSections,
      limits: options.readingLimits)
    walk.problems.forEach(report)
    let finder = finder
    try await walk.run(
      makeWork: {
        var worker = ConcordanceFinder.Worker()
        return { work(finder)($0.document, &worker) }
      },
      take: { outcome, _ in
        switch outcome {
        case .skipped(let problem): report(problem)
        case .scanned(let result): try take(result)
        }
      })
  }
}

/// Lines that wait until all are known, because they are drawn or sorted.
private struct HeldLines {
  private struct Held {
    var line: Concordance.Line
    /// What decides whether it is drawn.
    var hash: UInt64
    var number: Int
  }

  private var lines: [Held] = []
  private var count = 0
  private let options: Concordance.Options

  init(_ options: Concordance.Options) {
    self.options = options
  }

  mutating func add(_ new: [Concordance.Line]) {
    for line in new {
      let place = "\(options.seed) \(line.documentID) \(line.charStart) \(line.term)"
      lines.append(
        Held(
          line: line, hash: EvidenceSample.mixed(EvidenceSample.hash(place)), number: count))
      count += 1
    }
    // The draw keeps the lowest hashes, so that it needs no more memory than it has lines.
    if let sample = options.sample, lines.count > 2 * sample + 1000 { lines = drawn(sample) }
  }

  private func drawn(_ sample: Int) -> [Held] {
    Array(lines.sorted { ($0.hash, $0.number) < ($1.hash, $1.number) }.prefix(sample))
  }

  var ordered: [Concordance.Line] {
    let kept = options.sample.map(drawn) ?? lines
    switch options.order {
    case .document: return kept.sorted { $0.number < $1.number }.map(\.line)
    case .left: return sorted(kept) { HeldLines.words($0.left).reversed() }
    case .right: return sorted(kept) { HeldLines.words($0.right) }
    }
  }

  private func sorted(
    _ lines: [Held], by key: (Concordance.Line) -> [String]
  ) -> [Concordance.Line] {
    lines.map { (key: key($0.line), held: $0) }.sorted { one, other in
      for (a, b) in zip(one.key, other.key) where a != b {
        return a.utf8.lexicographicallyPrecedes(b.utf8)
      }
      return (one.key.count, one.held.number) < (other.key.count, other.held.number)
    }.map(\.held.line)
  }

  /// The words of a context in small letters, without the signs around them.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split(separator: " ").compactMap { word in
      let trimmed = word.drop { !$0.isLetter && !$0.isNumber }
      let end = trimmed.lastIndex { $0.isLetter || $0.isNumber }
      return end.map { String(trimmed[...$0]) }
    }
  }
}
