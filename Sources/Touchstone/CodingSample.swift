public import CorpusModel
public import Lexicons

/// Draws sentences of a corpus for people to code, without letting them see what the lexicon found.
///
/// Half of the sheet is a simple random sample of all usable sentences; the other half is drawn in turn from
/// those in which the lexicon found a contrast, both poles, the first alone and the second alone, and in
/// each of these from group after group (or document after document). A sentence that occurs again word
/// for word is drawn once at most. The documents are read twice: once to draw, once for the words.
public struct CodingSample: Sendable {
  /// What the sentences of one kind are spread over.
  public enum Spread: String, Sendable, CaseIterable {
    /// Groups of documents.
    case group
    /// Documents.
    case document
  }

  /// What to draw.
  public struct Options: Sendable {
    /// How many sentences to draw.
    public var size = 200
    /// What decides the draw: the same seed and documents give the same bytes.
    public var seed: UInt64 = 1
    /// What sentences are spread over.
    public var spread = Spread.group
    /// The words of a usable sentence.
    public var words = 6...60
    /// Whether the sheet has a column for each category, too.
    public var wantsCategories = false
    /// The columns of tables whose rows are documents, if any are.
    public var columns: TextColumns?
    /// How many documents are read side by side.
    public var jobs = 1
    /// The limits within which each document is read, in a process of its own, as ``ScanOptions/readingLimits``; nil to read
    /// in this one.
    public var readingLimits: ScanOptions.ReadingLimits?
    /// Whether sentences of standard parts, such as an auditor's report, are drawn too.
    public var allSections = false

    /// Makes the default options.
    public init() {}
  }

  /// What came of a draw.
  public struct Report: Sendable {
    /// One stratum.
    public struct Stratum: Hashable, Sendable {
      /// `random`, or `found_` and what the lexicon found.
      public var name: String
      /// The usable sentences from which it was drawn.
      public var population: Int
      /// The sentences that were drawn.
      public var sampled: Int
    }

    /// The strata.
    public var strata: [Stratum]
    /// Documents that were read.
    public var documents: Int
    /// Sentences that were passed over because they occurred before, word for word.
    public var repeated: Int
    /// Documents that could not be read.
    public var problems: [Problem]
    /// The sheet for the coder.
    var sheet: [UInt8]
    /// The key.
    var key: [UInt8]
  }

  private let lexicon: Lexicon
  private let options: Options

  /// Makes a draw.
  public init(_ lexicon: Lexicon, options: Options = Options()) {
    self.lexicon = lexicon
    self.options = options
  }

  /// Reads the documents below some paths and draws.
  ///
  /// - Parameter paths: folders, files or globs; not `-`, since the documents are read twice.
  /// - Returns: what was drawn.
  /// - Throws: ``ScanError`` where a path cannot be read, or holds no usable sentence.
  public func run(_ paths: [String]) async throws -> Report {
    guard !paths.contains("-") else { throw ScanError.sampledTwice }
    let walk = try CorpusWalk(
      paths, columns: options.columns, jobs: options.jobs, allSections: options.allSections,
      limits: options.readingLimits)
    var problems = walk.problems
    var pool = SentencePool(seed: options.seed)
    var documents = 0
    let reader = CandidateReader(lexicon: lexicon, words: options.words)
    try await read(walk, reader) { outcome, number in
      switch outcome {
      case .skipped(let problem): problems.append(problem)
      case .scanned(let found):
        documents += 1
        let id = walk.id(of: number)
        let unit = options.spread == .document ? id : found.group ?? ""
        pool.add(found.candidates, document: number, name: id, unit: unit)
      }
    }
    guard !pool.sentences.isEmpty else {
      throw ScanError(
        "\(paths.joined(separator: ", ")): there is no sentence of \(options.words.lowerBound) to "
          + "\(options.words.upperBound) words in it")
    }
    let draw = SampleDraw(pool, size: options.size, seed: options.seed, lexicon: lexicon)
    let rows = try await rows(draw, walk, reader)
    let sheet = CodingSheet(rows: rows, lexicon: lexicon, options: options)
    return Report(
      strata: draw.strata, documents: documents, repeated: pool.repeated, problems: problems,
      sheet: sheet.bytes, key: SampleKey(rows: rows.map(\.key)).bytes)
  }

  private func read(
    _ walk: CorpusWalk, _ reader: CandidateReader, only numbers: [Int]? = nil,
    _ take: (Outcome<CandidateReader.Result>, Int) throws -> Void
  ) async throws {
    try await walk.run(
      numbers,
      makeWork: {
        var worker = PageScanner.Worker(further: 0)
        return { reader.read($0, &worker) }
      },
      take: take)
  }

  /// Reads the documents again from which sentences were drawn, for their words.
  private func rows(
    _ draw: SampleDraw, _ walk: CorpusWalk, _ reader: CandidateReader
  ) async throws -> [CodingSheet.Row] {
    var reader = reader
    reader.wantsTexts = true
    let wanted = Dictionary(grouping: draw.rows.indices) { draw.rows[$0].sentence.document }
    var rows: [CodingSheet.Row?] = draw.rows.map { _ in nil }
    try await read(walk, reader, only: wanted.keys.sorted()) { outcome, number in
      let id = walk.id(of: number)
      for index in wanted[number] ?? [] {
        let drawn = draw.rows[index]
        guard case .scanned(let found) = outcome,
          let passage = found.passage(at: drawn.sentence.number),
          passage.hash == drawn.sentence.hash
        else {
          throw ScanError(
            "\(id): the file changed while sentences were drawn; draw again")
        }
        rows[index] = CodingSheet.Row(
          previous: found.passage(at: drawn.sentence.number - 1)?.text ?? "",
          next: found.passage(at: drawn.sentence.number + 1)?.text ?? "",
          key: SampleKey.Row(
            id: draw.id(ofRow: index), stratum: drawn.stratum.name,
            population: drawn.stratum.population, sampled: drawn.stratum.sampled,
            stock: SampleKey.Stock(
              name: drawn.sentence.finding.name(in: lexicon),
              population: draw.populations[drawn.sentence.finding] ?? 0),
            document: id, group: found.group ?? "", sha256: found.sha256,
            sentenceNumber: drawn.sentence.number + 1, sentence: passage.text))
      }
    }
    return rows.compactMap(\.self)
  }
}

extension CodingSample.Report {
  /// Writes the sheet, and its key beside it.
  ///
  /// - Parameters:
  ///   - path: the sheet.
  ///   - hasMark: whether the sheet begins with a byte order mark.
  ///   - isForced: whether files that stand there may be replaced.
  /// - Returns: the path of the key.
  /// - Throws: ``ScanError`` where a file stands there already, or none can be written.
  @discardableResult
  public func write(
    to path: String, hasMark: Bool = false, isForced: Bool = false
  ) throws -> String {
    let key = try CodingSample.keyPath(forSheet: path, isForced: isForced)
    try WholeFile.write((hasMark ? [0xEF, 0xBB, 0xBF] : []) + sheet, to: path)
    try WholeFile.write(self.key, to: key)
    return key
  }
}

extension CodingSample {
  /// Where the key of a sheet goes; to be asked before the documents are read.
  ///
  /// - Throws: ``ScanError`` where a sheet or key stands there already, which may hold a person's work.
  @discardableResult
  public static func keyPath(forSheet path: String, isForced: Bool) throws -> String {
    let key = SampleKey.path(besideSheet: path)
    for file in [path, key] where !isForced && SampleKey.exists(file) {
      throw ScanError(
        "\(file): stands there already and may hold codes; choose another name with --output, or "
          + "replace it with --force", isUsage: true)
    }
    return key
  }
}

extension ScanError {
  fileprivate static let sampledTwice = ScanError(
    "sample reads every document twice, which standard input does not allow; name a file or folder",
    isUsage: true)
}
