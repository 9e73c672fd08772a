package import CorpusModel
package import Measures

/// The rows of one document, ready to be appended to the files of a run.
package struct EncodedDocument: Sendable {
  /// The rows of one table.
  struct Chunk: Sendable {
    let table: Table
    let bytes: [UInt8]
    let rows: Int
    /// The rows as cells; none where no copy takes them.
    var cells: [[Cell]] = []
  }

  let id: String
  let sha256: String
  let bytes: Int
  let group: String?
  let counts: CountTable
  let poles: PoleCount?
  let paragraphs: ClusterMoments
  /// The hits, whose rows are made where they are written; empty where no table takes them.
  var findings = PackedFindings([])
  /// The hits that are not counted.
  var dropped = PackedFindings([])
  /// The rows of the other tables; those of hits only as cells, where copies take them.
  var chunks: [Chunk] = []
}

/// Turns documents into rows: a pure function, so that workers may encode side by side.
package struct DocumentEncoder: Sendable {
  private let outline: LexiconOutline
  /// The versions of the lexicons, the main one first.
  private let versions: [String]
  private let tables: Set<Table>
  private let thresholds: Reliability.Thresholds
  private let keepsCells: Bool
  private let poles: PoleIndex?
  private let documents: TableLayout<DocumentRow>
  private let relations: TableLayout<RelationRow>
  private let counts: CountRowEncoder

  /// Makes an encoder for the tables that are asked for; with `keepsCells`, for copies too.
  package init(
    outline: LexiconOutline, tables: Set<Table>, thresholds: Reliability.Thresholds = .init(),
    keepsCells: Bool = false
  ) {
    self.keepsCells = keepsCells
    self.outline = outline
    versions = outline.lexicons.map(\.version)
    self.tables = tables
    self.thresholds = thresholds
    poles = PoleIndex(outline)
    documents = .documents(poles: outline.poles)
    relations = .relations(poles: outline.poles)
    counts = CountRowEncoder(outline)
  }

  /// Encodes one document.
  package func encode(_ document: ScannedDocument) -> EncodedDocument {
    precondition(
      document.hits.count == outline.categories.count, "hits are counted for every category")
    let counts = CountTable(document)
    let group = document.metadata.group.flatMap { $0.isEmpty ? nil : $0 }
    var encoded = EncodedDocument(
      id: document.id, sha256: document.sha256, bytes: document.bytes, group: group,
      counts: counts, poles: poles?.count(document.hits),
      paragraphs: ClusterMoments(document.clusters))
    if tables.contains(.findings) || tables.contains(.jsonl) {
      encoded.findings = PackedFindings(document.findings)
    }
    if tables.contains(.dropped) { encoded.dropped = PackedFindings(document.dropped) }
    for table in Table.allCases where tables.contains(table) {
      guard let chunk = chunk(table, document, encoded) else { continue }
      encoded.chunks.append(chunk)
    }
    return encoded
  }

  private func chunk(
    _ table: Table, _ document: ScannedDocument, _ encoded: EncodedDocument
  ) -> EncodedDocument.Chunk? {
    var buffer = RowBuffer(keepsCells: keepsCells)
    switch table {
    case .findings: return copies(document.findings, of: document, table, .findings)
    case .dropped: return copies(document.dropped, of: document, table, .dropped)
    case .relations:
      for row in relationRows(document) { buffer.append(row, as: relations) }
    case .documents: buffer.append(row(document, encoded), as: documents)
    case .counts:
      if keepsCells {
        for row in countRows(document) { buffer.append(row, as: .counts) }
      } else {
        return counts.rows(of: document)
      }
    case .jsonl, .summary, .problems, .report, .manifest, .datapackage: return nil
    }
    return EncodedDocument.Chunk(
      table: table, bytes: buffer.csv.bytes, rows: buffer.csv.rows, cells: buffer.cells)
  }

  /// The rows of hits as cells, where copies take them.
  private func copies(
    _ findings: Findings, of document: ScannedDocument, _ table: Table,
    _ layout: TableLayout<FindingRow>
  ) -> EncodedDocument.Chunk? {
    guard keepsCells else { return nil }
    return EncodedDocument.Chunk(
      table: table, bytes: [], rows: 0, cells: rows(findings, of: document).map(layout.cells))
  }

  private func rows(
    _ findings: Findings, of document: ScannedDocument
  ) -> some Sequence<FindingRow> {
    findings.indices.lazy.map { index in
      let category = outline.categories[findings[index].category.index]
      return FindingRow(
        documentID: document.id, sha256: document.sha256, number: index + 1,
        finding: findings[index], category: category, lexiconVersion: versions[category.lexicon])
    }
  }

  /// The row of a document, its paragraphs being the clusters.
  private func row(_ document: ScannedDocument, _ encoded: EncodedDocument) -> DocumentRow {
    let measures = encoded.poles.map { count in
      PoleMeasures(
        words: document.words, count: count, clusters: encoded.paragraphs,
        thresholds: thresholds)
    }
    return DocumentRow(document: document, hits: encoded.counts.hits, measures: measures)
  }

  private func relationRows(_ document: ScannedDocument) -> some Sequence<RelationRow> {
    document.relations.lazy.map {
      RelationRow(
        documentID: document.id, sha256: document.sha256, relation: $0,
        lexiconVersion: outline.version)
    }
  }

  private func countRows(_ document: ScannedDocument) -> some Sequence<CountRow> {
    outline.categories.indices.lazy.map { index in
      CountRow(
        documentID: document.id, group: document.metadata.group,
        category: outline.categories[index],
        rate: Rate(hits: document.hits[index], words: document.words),
        weightedHits: document.weightedHits[index])
    }
  }
}
