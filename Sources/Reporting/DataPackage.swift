internal import CorpusModel

/// `datapackage.json`: the CSV files of a run as a Frictionless Data Package v2.
///
/// https://datapackage.org/standard/data-package/
struct DataPackage {
  /// The lexicon with which the documents were read.
  let outline: LexiconOutline
  /// The tables that were written.
  let tables: Set<Table>
  /// The finished CSV files.
  let outputs: [OutputRecord]

  /// The contents of the file.
  var json: JSONValue {
    DataPackage.json(title: "Touchstone run", resources: Table.allCases.compactMap(resource))
  }

  /// A package of some tables.
  static func json(title: String, resources: [JSONValue]) -> JSONValue {
    [
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "title": .string(title),
      "description": .string(Summary.statement),
      "resources": .array(resources),
    ]
  }

  /// One table of a package.
  static func resource(
    _ name: String, _ description: String, output: OutputRecord, schema: JSONValue
  ) -> JSONValue {
    [
      "name": .string(name), "type": "table",
      "path": .string(output.file), "description": .string(description),
      "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
      "bytes": .integer(output.bytes), "hash": .string("sha256:\(output.sha256)"),
      "dialect": ["delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\""],
      "schema": schema,
    ]
  }

  /// The schema of a table without keys.
  static func schema(of columns: [ColumnDescription]) -> JSONValue {
    ["fields": fields(columns), "missingValues": [""]]
  }

  private func resource(_ table: Table) -> JSONValue? {
    guard let description = DataPackage.description(of: table),
      let output = outputs.first(where: { $0.file == table.files.first })
    else { return nil }
    return DataPackage.resource(
      table.rawValue, description, output: output, schema: schema(table))
  }

  private func schema(_ table: Table) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("fields", DataPackage.fields(table.columns(poles: outline.poles))),
      .init("missingValues", [""]),
    ]
    let key = DataPackage.primaryKey(of: table)
    if !key.isEmpty { members.append(.init("primaryKey", .array(key.map(JSONValue.string)))) }
    if tables.contains(.documents), [.findings, .dropped, .relations, .counts].contains(table) {
      members.append(.init("foreignKeys", DataPackage.keyOfDocuments))
    }
    return .object(members)
  }

  private static func fields(_ columns: [ColumnDescription]) -> JSONValue {
    .array(
      columns.map { column in
        [
          "name": .string(column.name), "type": .string(column.kind.rawValue),
          "description": .string(column.text),
        ]
      })
  }

  private static let keyOfDocuments: JSONValue = [
    [
      "fields": ["doc_id"],
      "reference": ["resource": "documents", "fields": ["doc_id"]],
    ]
  ]

  private static func primaryKey(of table: Table) -> [String] {
    switch table {
    case .findings, .dropped: ["hit_id"]
    case .relations: ["relation_id"]
    case .documents: ["doc_id"]
    case .counts: ["doc_id", "category"]
    case .summary: ["group", "measure"]
    case .jsonl, .problems, .report, .manifest, .datapackage: []
    }
  }

  private static func description(of table: Table) -> String? {
    switch table {
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
}
