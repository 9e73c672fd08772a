internal import CorpusModel

extension TableCopies.Contents {
  /// What copies of a run hold.
  static func run(
    _ tables: Set<Table>, _ outline: LexiconOutline, _ record: RunRecord
  ) -> TableCopies.Contents {
    TableCopies.Contents(
      title: "Touchstone run",
      tables: Table.readingOrder.filter(tables.contains).compactMap {
        $0.description(poles: outline.poles)
      },
      views: DatabaseView.ofRun(tables, poles: outline.poles),
      remarks: remarks(outline, record))
  }

  /// What copies of a comparison hold, with what a reader should doubt.
  static func comparison(
    _ tables: ComparisonTables, _ record: RunRecord
  ) -> TableCopies.Contents {
    let doubts = tables.pairs.flatMap { pair in
      pair.warnings.map { warning in
        CopyPlan.Remark(
          topic: "doubt",
          text: "\(pair.first), \(pair.second): \(warning.message); \(warning.advice).")
      }
    }
    return TableCopies.Contents(
      title: ComparisonWriter.title, tables: ComparisonWriter.descriptions,
      views: DatabaseView.ofComparison, remarks: remarks(tables.outline, record) + doubts)
  }

  /// What a copy says of itself, since it may be passed on without its folder.
  private static func remarks(
    _ outline: LexiconOutline, _ record: RunRecord
  ) -> [CopyPlan.Remark] {
    let lexicons = outline.lexicons.map {
      CopyPlan.Remark(
        topic: "lexicon", text: "\($0.name) \($0.version), SHA-256 \($0.sha256)")
    }
    return [
      CopyPlan.Remark(topic: "what it measures", text: Summary.statement),
      CopyPlan.Remark(topic: "program", text: "touchstone \(record.toolVersion)"),
    ] + lexicons + [
      CopyPlan.Remark(
        topic: "reading it",
        text: "Rows and columns are those of the CSV files; “columns” says what each column means. "
          + "Empty is unknown or none.")
    ]
  }
}
