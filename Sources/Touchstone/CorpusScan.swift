import Acquisition
import CorpusModel
import Files
import Lexicons
import Matching
import Reporting
import Tokenization

/// Scans documents with a lexicon and writes a run folder.
public struct CorpusScan: Sendable {
  /// The size of a document, in bytes, beyond which it is not read by default: 256 MB.
  public static let defaultSizeLimit = PageReader.defaultSizeLimit

  /// How far a scan has come.
  public struct Progress: Sendable {
    /// Documents done.
    public var done: Int
    /// Documents in all.
    public var total: Int
    /// Bytes done.
    public var bytes: Int
  }

  private let options: ScanOptions
  private let tables: Set<Table>
  private let scanner: PageScanner
  private let outline: LexiconOutline

  /// Checks the options and reads the lexicon; no document is touched.
  ///
  /// - Parameter options: what the scan is to do.
  /// - Throws: ``LexiconError`` or ``ScanError``.
  public init(options: ScanOptions) throws {
    self.options = options
    let lexicons = try LexiconSet(options)
    outline = lexicons.outline
    tables = try CorpusScan.tables(for: options)
    scanner = PageScanner(
      counting: CorpusScan.counting(options, lexicons), tokenizer: CorpusScan.tokenizer(options),
      outline: lexicons.main.outline,
      wantsFindings: !tables.isDisjoint(with: CorpusScan.hitTables),
      allSections: options.allSections || options.counting != .own)
  }

  /// Reads the documents below `paths` and writes the run to `destination`.
  ///
  /// - Parameters:
  ///   - paths: folders, files, globs, or `-` for standard input.
  ///   - destination: the run folder; it appears whole, or not at all.
  ///   - figures: a folder for the charts of the report as files, if they are wanted.
  ///   - onProgress: called after each document, in order.
  /// - Returns: what a terminal shows of the run.
  /// - Throws: ``ScanError`` where the paths cannot be read or the run cannot be written.
  public func run(
    _ paths: [String], to destination: String, figures: String? = nil,
    onProgress: (Progress) -> Void = { _ in }
  ) async throws -> ScanReport {
    guard figures == nil || tables.contains(.report) else { throw ScanError.figuresWithoutReport }
    let listing = try CorpusListing(
      paths, columns: options.columns, sizeLimit: options.sizeLimit, limits: options.readingLimits,
      web: options.web)
    do {
      return try await write(listing, paths, to: destination, figures: figures, onProgress)
    } catch let error as FileError {
      throw ScanError(error)
    }
  }

  private func write(
    _ listing: CorpusListing, _ paths: [String], to destination: String, figures: String?,
    _ onProgress: (Progress) -> Void
  ) async throws -> ScanReport {
    let record = record(paths)
    let figures = try figures.map { try RunFolder(destination: $0) }
    let folder = try RunFolder(destination: destination)
    let encoder = DocumentEncoder(
      outline: outline, tables: tables,
      keepsCells: options.writesDatabase || options.writesWorkbook)
    // Reading begins in processes of its own before anything here starts a thread.
    let reading = try PageReading(
      listing, options, scanner, encoder, outline, tables: sortedTableNames,
      store: folder.sibling("results.sqlite"))
    let writer = try RunWriter(
      folder: folder, outline: outline, tables: tables, encoder: encoder,
      bootstraps: options.bootstraps, record: record,
      copies: RunCopies.makers(
        database: options.writesDatabase, workbook: options.writesWorkbook))
    var collector = ScanCollector(listing: listing, writer: writer)
    var progress = Progress(done: 0, total: listing.entries.count, bytes: 0)
    let kept = try await reading.run { result in
      try collector.take(result)
      progress.done += 1
      progress.bytes += result.bytes
      onProgress(progress)
    }
    var (report, charts) = try collector.finish(destination: destination)
    report.kept = kept
    if let figures {
      try FigureWriter(charts, record: record, outline: outline).write(to: figures, at: .now)
    }
    return report
  }

  private func record(_ paths: [String]) -> RunRecord {
    RunRecord(
      toolVersion: Version.current,
      options: [
        JSONValue.Member("paths", .array(paths.map { .string($0) })),
        JSONValue.Member("tables", .array(sortedTableNames.map { .string($0) })),
        JSONValue.Member("sqlite", .bool(options.writesDatabase)),
        JSONValue.Member("excel", .bool(options.writesWorkbook)),
        JSONValue.Member("counting", .string("\(options.counting)")),
        JSONValue.Member("levels", options.levels.map { .integer($0) } ?? .null),
        JSONValue.Member("max_bytes", .integer(options.sizeLimit)),
        JSONValue.Member("bootstrap", .bool(options.bootstraps)),
        JSONValue.Member("all_sections", .bool(options.allSections)),
        JSONValue.Member("text_column", .string(options.columns?.text)),
        JSONValue.Member("id_column", .string(options.columns?.id)),
        JSONValue.Member("text_format", .string(options.columns?.format.rawValue)),
      ],
      jobs: options.jobs, started: .now)
  }

  private var sortedTableNames: [String] {
    Table.allCases.filter(tables.contains).map(\.rawValue)
  }

  // MARK: Options to stages

  /// The names that `--tables` takes.
  public static var tableNames: [String] { Table.allCases.map(\.rawValue) }

  private static let hitTables: Set<Table> = [.findings, .jsonl, .dropped, .relations, .report]

  private static func tables(for options: ScanOptions) throws -> Set<Table> {
    let available =
      options.counting == .own ? Set(Table.allCases) : Set(Table.allCases).subtracting(hitTables)
    guard let names = options.tables else { return available }
    var tables = Table.always
    for name in names {
      guard let table = Table(rawValue: name) else {
        throw ScanError.unknownTable(name, known: tableNames)
      }
      guard available.contains(table) else { throw ScanError.noHitsToList(table: name) }
      tables.formUnion(table.sources.union([table]))
    }
    return tables
  }

  private static func counting(
    _ options: ScanOptions, _ lexicons: LexiconSet
  ) -> PageScanner.Counting {
    switch options.counting {
    case .own: .own(Matcher(lexicons.main), further: lexicons.further.map { Matcher($0) })
    case .quanteda(.key, _): peers(lexicons, rules: .quantedaKey)
    case .quanteda(.dictionary, _): peers(lexicons, rules: .quantedaDictionary)
    case .liwc: peers(lexicons, rules: .liwc)
    }
  }

  private static func peers(
    _ lexicons: LexiconSet, rules: PeerMatcher.Rules
  ) -> PageScanner.Counting {
    .peer(
      PeerMatcher(lexicons.main, rules: rules),
      further: lexicons.further.map { PeerMatcher($0, rules: rules) })
  }

  private static func tokenizer(_ options: ScanOptions) -> Tokenizer {
    switch options.counting {
    case .own: Tokenizer()
    case .quanteda(_, let keepsPunctuation):
      Tokenizer(style: .quanteda(keepsPunctuation: keepsPunctuation))
    case .liwc: Tokenizer(style: .liwc)
    }
  }
}
