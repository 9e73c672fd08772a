internal import CorpusModel
internal import Measures

/// Writes the folder of a comparison: `compare.csv`, `influence.csv`, `members.csv`, `compare.json`, `report.html` and the manifest.
package struct ComparisonWriter {
  private let tables: ComparisonTables
  private let record: RunRecord

  /// Makes a writer.
  package init(_ tables: ComparisonTables, record: RunRecord) {
    self.tables = tables
    self.record = record
  }

  /// An earlier run that was compared: the manifest's word for an input.
  package struct Input: Hashable, Sendable {
    /// The path of the file.
    package var path: String
    /// Its SHA-256 digest.
    package var sha256: String
    /// Its length in bytes.
    package var bytes: Int

    /// Makes an input.
    package init(path: String, sha256: String, bytes: Int) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  /// Writes the folder.
  ///
  /// - Parameters:
  ///   - folder: where.
  ///   - report: the contents of `report.html`.
  ///   - inputs: the files of earlier runs that were read.
  ///   - moment: the end of the run, for the manifest.
  /// - Throws: ``FileError``; then the destination is as it was.
  package func write(
    to folder: RunFolder, report: String, inputs: [Input], at moment: Timestamp
  ) throws(FileError) {
    let path = folder.partial
    let influence = tables.pairs.flatMap { InfluenceRow.all($0, tables) }
    var outputs = [
      try OutputFile.write(tables.rows.joined(), as: .comparison, to: "compare.csv", in: path),
      try OutputFile.write(influence, as: .influence, to: "influence.csv", in: path),
      try OutputFile.write(tables.members, as: .members, to: "members.csv", in: path),
      try OutputFile.write(tables.json, to: "compare.json", in: path),
    ]
    outputs.append(try OutputFile.write(text: report, to: "report.html", in: path))
    outputs.append(try OutputFile.write(dataPackage(outputs), to: "datapackage.json", in: path))
    let manifest = try OutputFile("manifest.json", in: folder.partial)
    try manifest.append(ManifestText.head(record, tables.outline, .init()))
    for (index, input) in inputs.enumerated() {
      try manifest.append(
        ManifestText.input(
          path: input.path, sha256: input.sha256, bytes: input.bytes, isRead: true,
          isFirst: index == 0))
    }
    try manifest.append(
      ManifestText.tail(outputs, finished: moment, hasInputs: !inputs.isEmpty))
    _ = try manifest.finish()
    try folder.finish()
  }

  private func dataPackage(_ outputs: [OutputRecord]) -> JSONValue {
    let layouts = [
      ("compare", "One row is a figure of two groups.", TableLayout.comparison.descriptions),
      (
        "influence", "One row is what a term, category or document adds to a difference.",
        TableLayout.influence.descriptions
      ),
      ("members", "One row is a document that was compared.", TableLayout.members.descriptions),
    ]
    return DataPackage.json(
      title: "Touchstone comparison",
      resources: zip(layouts, outputs).map { layout, output in
        DataPackage.resource(
          layout.0, layout.1, output: output, schema: DataPackage.schema(of: layout.2))
      })
  }
}
