package import CorpusModel
package import Files
package import Measures

/// Writes the files of a run, fed in document order; memory does not grow with the documents.
///
/// Rows may be encoded elsewhere, side by side, with ``encoder``; the writer then only appends them.
/// Where the writer goes before ``finish(at:)``, nothing of the run stays.
package final class RunWriter {
  /// Turns documents into rows; may be used by any number of workers.
  package let encoder: DocumentEncoder
  private let folder: RunFolder
  private let outline: LexiconOutline
  private let thresholds: Reliability.Thresholds
  private let tables: Set<Table>
  private var files: [Table: OutputFile] = [:]
  private let manifest: OutputFile
  private var hasInputs = false
  private var summary: RunningSummary
  private let copies: TableCopies
  /// Made when the first hit is written.
  private lazy var findingCells = FindingCells(outline)
  /// The hits as the report asks for them; nil where there is none.
  private var index: HitIndex?
  /// How many documents were written.
  private var documentCount = 0

  /// Opens the files.
  ///
  /// - Parameters:
  ///   - folder: where to write.
  ///   - outline: the lexicon.
  ///   - tables: the tables to write; those of ``Table/always`` are written in any case.
  ///   - encoder: turns documents into rows, for the same tables and copies; nil to make one.
  ///   - thresholds: the bounds of the reliability flag.
  ///   - bootstraps: whether the intervals of groups come from drawing their documents again.
  ///   - record: what the manifest says of the run.
  ///   - copies: how other forms of the tables are opened; none, and only CSV and JSON are written.
  /// - Throws: ``FileError`` where a file cannot be made.
  package init(
    folder: RunFolder, outline: LexiconOutline, tables: Set<Table>,
    encoder: DocumentEncoder? = nil, thresholds: Reliability.Thresholds = .init(),
    bootstraps: Bool = false, record: RunRecord,
    copies: [CopyFormat: CopyMaker] = [:]
  ) throws(FileError) {
    self.folder = folder
    self.outline = outline
    self.tables = tables.union(Table.always)
    self.thresholds = thresholds
    self.encoder =
      encoder
      ?? DocumentEncoder(
        outline: outline, tables: tables, thresholds: thresholds, keepsCells: !copies.isEmpty)
    summary = RunningSummary(outline, thresholds, bootstraps: bootstraps)
    manifest = try OutputFile("manifest.json", in: folder.partial)
    self.copies = try TableCopies(
      copies, of: .run(self.tables, outline, record), in: folder.partial)
    try manifest.append(ManifestText.head(record, outline, thresholds))
    if tables.contains(.report) { index = HitIndex(in: folder.partial) }
    for table in Table.allCases where self.tables.contains(table) { try open(table) }
  }

  /// Writes one document.
  package func write(_ document: ScannedDocument) throws(FileError) {
    try write(encoder.encode(document))
  }

  /// Writes one document whose rows are ready.
  package func write(_ document: EncodedDocument) throws(FileError) {
    summary.add(document)
    try write(document.findings, .counted, of: document, rows: .findings, lines: .jsonl)
    try write(document.dropped, .dropped, of: document, rows: .dropped)
    documentCount += 1
    for chunk in document.chunks {
      try files[chunk.table]?.append(chunk.bytes, rows: chunk.rows)
      try copies.append(chunk.cells, to: chunk.table.rawValue)
    }
    try writeInput(document.id, document.sha256, bytes: document.bytes, isRead: true)
  }

  private func write(
    _ findings: PackedFindings, _ kind: FindingRowEncoder.Kind, of document: EncodedDocument,
    rows: Table, lines: Table? = nil
  ) throws(FileError) {
    guard findings.count > 0 else { return }
    let (rows, lines) = (files[rows], lines.flatMap { files[$0] })
    var encoder = FindingRowEncoder(findings, kind, of: document, findingCells)
    while encoder.advance() {
      if kind == .counted, let index, let rows {
        try encoder.note(in: index, document: documentCount, offset: rows.position)
      }
      try rows?.appendRow { encoder.appendRow(to: &$0) }
      try lines?.appendRow { encoder.appendLine(to: &$0) }
    }
  }

  /// Writes one problem; an error also goes into the manifest, as an input that was not read.
  package func write(_ problem: Problem) throws(FileError) {
    summary.add(problem)
    var buffer = RowBuffer(keepsCells: !copies.isEmpty)
    buffer.append(problem, as: .problems)
    try files[.problems]?.append(buffer.csv.bytes, rows: 1)
    try copies.append(buffer.cells, to: Table.problems.rawValue)
    guard problem.severity == .error else { return }
    try writeInput(problem.path, problem.sha256, bytes: nil, isRead: false)
  }

  /// Writes what is left, and gives the folder its name.
  ///
  /// - Parameters:
  ///   - moment: the end of the run, for the manifest.
  ///   - report: makes `report.html`, where that is wanted, of the figures, the hits and the other tables, which stand
  ///     finished in the folder that it is given.
  /// - Returns: the figures of the run.
  /// - Throws: ``FileError``, and what `report` throws; then the destination is as it was.
  package func finish(
    at moment: Timestamp,
    report: (_ folder: String, Summary, HitIndex) throws -> String = { _, _, _ in "" }
  ) throws -> Summary {
    let summary = summary.finished()
    var outputs: [OutputRecord] = []
    for table in Table.allCases {
      if table == .summary && tables.contains(.summary) { outputs += try write(summary) }
      if let file = files[table] { outputs.append(try file.finish()) }
    }
    if let index {
      let html = try report(folder.partial, summary, index)
      outputs.append(try OutputFile.write(text: html, to: "report.html", in: folder.partial))
    }
    outputs += try copies.finish()
    let package = DataPackage(
      title: "Touchstone run",
      tables: Table.allCases.compactMap { $0.description(poles: outline.poles) },
      outputs: outputs)
    outputs.append(
      try OutputFile.write(package.json, to: "datapackage.json", in: folder.partial))
    try manifest.append(
      ManifestText.tail(outputs, finished: moment, hasInputs: hasInputs))
    _ = try manifest.finish()
    try folder.finish()
    return summary
  }

  private func open(_ table: Table) throws(FileError) {
    var header = CSVEncoder()
    switch table {
    case .findings: TableLayout.findings.appendHeader(to: &header)
    case .dropped: TableLayout.dropped.appendHeader(to: &header)
    case .relations: TableLayout.relations(poles: outline.poles).appendHeader(to: &header)
    case .documents: TableLayout.documents(poles: outline.poles).appendHeader(to: &header)
    case .counts: TableLayout.counts.appendHeader(to: &header)
    case .problems: TableLayout.problems.appendHeader(to: &header)
    case .jsonl: break
    case .summary, .report, .manifest, .datapackage: return
    }
    for name in table.files {
      let file = try OutputFile(name, in: folder.partial, rows: 0)
      try file.append(header.bytes)
      files[table] = file
    }
  }

  private func writeInput(
    _ path: String, _ sha256: String?, bytes: Int?, isRead: Bool
  ) throws(FileError) {
    try manifest.append(
      ManifestText.input(
        path: path, sha256: sha256, bytes: bytes, isRead: isRead, isFirst: !hasInputs))
    hasInputs = true
  }

  private func write(_ summary: Summary) throws(FileError) -> [OutputRecord] {
    [
      try OutputFile.write(
        summary.rows, as: .summary, to: "summary", in: folder.partial, copies: copies),
      try OutputFile.write(summary.json, to: "summary.json", in: folder.partial),
    ]
  }
}
