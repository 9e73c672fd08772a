internal import CorpusModel

/// `datasette.json`: what Datasette shows beside the tables of the database.
///
/// https://docs.datasette.io/en/stable/metadata.html
struct DatasetteMetadata {
  /// The name of the file.
  static let file = "datasette.json"
  /// The tables.
  let tables: [TableDescription]
  /// The views.
  let views: [DatabaseView]

  /// The contents of the file.
  var json: JSONValue {
    let database = String(CopyFormat.sqlite.file.prefix { $0 != "." })
    return [
      "title": "Touchstone",
      "description": .string(Summary.statement),
      "databases": .object([
        .init(database, ["tables": .object(tables.map(table) + views.map(view))])
      ]),
    ]
  }

  private func table(_ table: TableDescription) -> JSONValue.Member {
    .init(
      table.name,
      [
        "description": .string(table.text),
        "columns": .object(table.columns.map { .init($0.name, .string($0.text)) }),
      ])
  }

  private func view(_ view: DatabaseView) -> JSONValue.Member {
    let search: [JSONValue.Member] = [
      .init("fts_table", .string(DatabaseView.searchTable)), .init("fts_pk", "sentence_id"),
    ]
    return .init(
      view.name,
      .object([.init("description", .string(view.text))] + (view.isSearchable ? search : [])))
  }
}
