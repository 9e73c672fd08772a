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

  /// Its columns, in order; none where it is not a table of rows.
  ///
  /// Those of ``documents`` depend on the poles of the lexicon.
  package func columns(poles: LexiconOutline.Poles?) -> [ColumnDescription] {
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
}
