internal import CorpusModel

/// `datapackage.json`: the CSV files of a run as a Frictionless Data Package v2.
///
/// https://datapackage.org/standard/data-package/
struct DataPackage {
  /// What was written, such as `Touchstone run`.
  let title: String
  /// The tables.
  let tables: [TableDescription]
  /// The finished files; those without a table of their name are left out.
  let outputs: [OutputRecord]

  /// The contents of the file.
  var json: JSONValue {
    [
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "title": .string(title),
      "description": .string(Summary.statement),
      "resources": .array(tables.closed.compactMap(resource)),
    ]
  }

  private func resource(_ table: TableDescription) -> JSONValue? {
    guard let output = outputs.first(where: { $0.file == table.name + ".csv" }) else { return nil }
    return [
      "name": .string(table.name), "type": "table",
      "path": .string(output.file), "description": .string(table.text),
      "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
      "bytes": .integer(output.bytes), "hash": .string("sha256:\(output.sha256)"),
      "dialect": ["delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\""],
      "schema": schema(table),
    ]
  }

  private func schema(_ table: TableDescription) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("fields", .array(table.columns.map(field))),
      .init("missingValues", [""]),
    ]
    if !table.key.isEmpty {
      members.append(.init("primaryKey", .array(table.key.map(JSONValue.string))))
    }
    if !table.references.isEmpty {
      members.append(.init("foreignKeys", .array(table.references.map(foreignKey))))
    }
    return .object(members)
  }

  private func field(_ column: ColumnDescription) -> JSONValue {
    [
      "name": .string(column.name), "type": .string(column.kind.rawValue),
      "description": .string(column.text),
    ]
  }

  private func foreignKey(_ reference: TableDescription.Reference) -> JSONValue {
    [
      "fields": [.string(reference.column)],
      "reference": [
        "resource": .string(reference.table), "fields": [.string(reference.key)],
      ],
    ]
  }
}
