internal import CorpusModel
package import Files
internal import Measures

/// Writes the folder of a comparison: `compare.csv`, `influence.csv`, `members.csv`, `compare.json`, `report.html` and the manifest.
package struct ComparisonWriter {
  private let tables: ComparisonTables
  private let record: RunRecord
  private let copies: [CopyFormat: CopyMaker]

  /// Makes a writer; `copies` say how other forms of the tables are opened.
  package init(
    _ tables: ComparisonTables, record: RunRecord, copies: [CopyFormat: CopyMaker] = [:]
  ) {
    self.tables = tables
    self.record = record
    self.copies = copies
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
    var outputs = try writeTables(in: path)
    outputs.append(try OutputFile.write(tables.json, to: "compare.json", in: path))
    outputs.append(try OutputFile.write(text: report, to: "report.html", in: path))
    let package = DataPackage(
      title: ComparisonWriter.title, tables: ComparisonWriter.descriptions, outputs: outputs)
    outputs.append(try OutputFile.write(package.json, to: "datapackage.json", in: path))
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

  /// What a comparison is called where it stands for itself.
  static let title = "Touchstone comparison"

  private func writeTables(in path: String) throws(FileError) -> [OutputRecord] {
    let copies = try TableCopies(copies, of: .comparison(tables, record), in: path)
    let influence = tables.pairs.flatMap { InfluenceRow.all($0, tables) }
    var outputs = [
      try OutputFile.write(
        tables.rows.joined(), as: .comparison, to: "compare", in: path, copies: copies),
      try OutputFile.write(influence, as: .influence, to: "influence", in: path, copies: copies),
      try OutputFile.write(tables.members, as: .members, to: "members", in: path, copies: copies),
    ]
    outputs += try copies.finish()
    return outputs
  }

  /// What the tables of a comparison are.
  static let descriptions = [
    TableDescription(
      name: "compare", text: "One row is a figure of two groups.",
      columns: TableLayout.comparison.descriptions),
    TableDescription(
      name: "influence", text: "One row is what a term, category or document adds to a difference.",
      columns: TableLayout.influence.descriptions),
    TableDescription(
      name: "members", text: "One row is a document that was compared.",
      columns: TableLayout.members.descriptions),
  ]
}
