internal import CorpusModel
internal import Measures

/// `compare.json`: the same figures as the tables, with what a reader should doubt.
struct ComparisonJSON {
  let tables: ComparisonTables

  /// More of what carries a difference than this stands in `influence.csv` only.
  private static let influenceLimit = 20

  /// The contents of the file.
  var value: JSONValue {
    [
      "statement": .string(Summary.statement),
      "lexicon": [
        "name": .string(tables.outline.name), "version": .string(tables.outline.version),
        "sha256": .string(tables.outline.sha256),
      ],
      "measures": MeasureSettings.json(.init()),
      "permutation": [
        "rounds": .integer(tables.dealing.rounds),
        "seed": .string(String(tables.dealing.seed)),
      ],
      "pairs": .array(zip(tables.pairs, tables.rows).map(pair)),
    ]
  }

  private func pair(_ pair: ComparisonTables.Pair, _ rows: [ComparisonRow]) -> JSONValue {
    [
      "group_a": .string(pair.first), "group_b": .string(pair.second),
      "documents_a": .integer(pair.comparison.documents.first),
      "documents_b": .integer(pair.comparison.documents.second),
      "warnings": .array(
        pair.warnings.map {
          [
            "code": .string($0.code), "message": .string($0.message),
            "advice": .string($0.advice),
          ]
        }),
      "rows": .array(rows.map { object($0, TableLayout.comparison, leavingOut: 2) }),
      "influence": .array(
        InfluenceRow.all(pair, tables).prefix(ComparisonJSON.influenceLimit).map {
          object($0, TableLayout.influence, leavingOut: 2)
        }),
    ]
  }

  /// A row by the names of its columns, without the first few, which the pair has.
  private func object<Row>(
    _ row: Row, _ layout: TableLayout<Row>, leavingOut count: Int
  ) -> JSONValue {
    .object(
      layout.columns.dropFirst(count).map { JSONValue.Member($0.name, JSONValue($0.cell(row))) })
  }
}
