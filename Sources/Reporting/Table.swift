package import CorpusModel

/// The tables of a run, by the names that `--tables` takes.
package enum Table: String, CaseIterable, Sendable {
  /// The hits, one row each, as CSV.
  case findings
  /// The hits, one line each, as JSON Lines: exact, without the guard against formulas.
  case jsonl
  /// The hits that were removed, with the reason.
  case dropped
  /// The statements that set the poles against each other, or say what they do.
  case relations
  /// The documents that were read, one row each.
  case documents
  /// Document by category, with the denominator.
  case counts
  /// Group by measure, as CSV and as JSON.
  case summary
  /// The documents that were not read, or read with a doubt; always written.
  case problems
  /// All of it for people, as one HTML file.
  case report
  /// Versions, options and digests; always written.
  case manifest
  /// The description of the CSV files as a Frictionless Data Package; always written.
  case datapackage

  /// The tables that every run writes, whatever was asked for.
  package static let always: Set<Table> = [.problems, .manifest, .datapackage]

  /// The tables of rows in the order in which a reader wants them: the whole first, then its parts.
  static let readingOrder: [Table] = [
    .summary, .documents, .findings, .relations, .counts, .dropped, .problems,
  ]

  /// The names of its files in the run folder.
  package var files: [String] {
    switch self {
    case .jsonl: ["findings.jsonl"]
    case .summary: ["summary.csv", "summary.json"]
    case .report: ["report.html"]
    case .manifest: ["manifest.json"]
    case .datapackage: ["datapackage.json"]
    default: [rawValue + ".csv"]
    }
  }

  /// What it is, for a table of rows in a CSV file; nil for the others.
  ///
  /// The columns of ``documents`` and ``relations`` depend on the poles of the lexicon.
  package func description(poles: LexiconOutline.Poles?) -> TableDescription? {
    guard let text = rowText else { return nil }
    return TableDescription(
      name: rawValue, text: text, columns: columns(poles: poles), key: key,
      references: references)
  }

  private func columns(poles: LexiconOutline.Poles?) -> [ColumnDescription] {
    switch self {
    case .findings, .jsonl: TableLayout.findings.descriptions
    case .dropped: TableLayout.dropped.descriptions
    case .relations: TableLayout.relations(poles: poles).descriptions
    case .documents: TableLayout.documents(poles: poles).descriptions
    case .counts: TableLayout.counts.descriptions
    case .summary: TableLayout.summary.descriptions
    case .problems: TableLayout.problems.descriptions
    case .report, .manifest, .datapackage: []
    }
  }

  /// The tables from which it is made.
  package var sources: Set<Table> {
    self == .report ? [.findings, .dropped, .relations, .documents, .counts, .summary] : []
  }

  private var rowText: String? {
    switch self {
    case .findings: "One row is a hit that is counted."
    case .dropped: "One row is a hit that was removed, with the reason."
    case .relations:
      "One row is a statement that sets one pole against the other, or says what a pole does."
    case .documents: "One row is a document that was read."
    case .counts: "One row is a category of a document, with the denominator."
    case .summary: "One row is a measure of a group of documents."
    case .problems: "One row is a document that was not read, or a doubt about one that was."
    case .jsonl, .report, .manifest, .datapackage: nil
    }
  }

  private var key: [String] {
    switch self {
    case .findings, .dropped: ["hit_id"]
    case .relations: ["relation_id"]
    case .documents: ["doc_id"]
    case .counts: ["doc_id", "category"]
    case .summary: ["group", "measure"]
    case .jsonl, .problems, .report, .manifest, .datapackage: []
    }
  }

  private var references: [TableDescription.Reference] {
    let document = TableDescription.Reference("doc_id", to: "documents", "doc_id")
    return switch self {
    case .findings:
      [document, TableDescription.Reference("contrast_id", to: "relations", "relation_id")]
    case .dropped, .relations, .counts: [document]
    default: []
    }
  }
}

extension [TableDescription] {
  /// The tables, without references to tables that are not among them.
  var closed: [TableDescription] {
    let names = Set(map(\.name))
    return map { table in
      var table = table
      table.references.removeAll { !names.contains($0.table) }
      return table
    }
  }
}
