package import CorpusModel
package import Files
internal import Measures

/// Writes charts as files of their own: each as SVG, with its numbers as CSV and a Vega-Lite specification.
package struct FigureWriter {
  private let charts: [Chart]
  private let record: RunRecord
  private let outline: LexiconOutline

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - charts: the charts, each with another name.
  ///   - record: what the manifest says of the run.
  ///   - outline: the lexicon.
  package init(_ charts: [Chart], record: RunRecord, outline: LexiconOutline) {
    self.charts = charts
    self.record = record
    self.outline = outline
  }

  /// Writes the folder, with a manifest.
  ///
  /// - Parameters:
  ///   - folder: where.
  ///   - moment: the end of the run.
  /// - Throws: ``FileError``; then the destination is as it was.
  package func write(to folder: RunFolder, at moment: Timestamp) throws(FileError) {
    var outputs: [OutputRecord] = []
    for chart in charts {
      let svg = ChartDrawing(chart, .wide).svg(isAlone: true)
      outputs += [
        try OutputFile.write(text: svg, to: chart.name + ".svg", in: folder.partial),
        try OutputFile.write(
          chart.data ?? chart.table, to: chart.name + ".csv", in: folder.partial),
        try OutputFile.write(chart.vegaLite, to: chart.name + ".vl.json", in: folder.partial),
      ]
    }
    let manifest = try OutputFile("manifest.json", in: folder.partial)
    try manifest.append(ManifestText.head(record, outline, .init()))
    try manifest.append(ManifestText.tail(outputs, finished: moment, hasInputs: false))
    _ = try manifest.finish()
    try folder.finish()
  }
}

extension OutputFile {
  /// Writes a table of a report, its numbers in full.
  fileprivate static func write(
    _ table: ReportTable, to name: String, in folder: String
  ) throws(FileError) -> OutputRecord {
    var csv = CSVEncoder()
    csv.append(row: table.columns.map { .text($0.name) })
    for row in table.rows { csv.append(row: row.cells) }
    let file = try OutputFile(name, in: folder)
    try file.append(csv.bytes, rows: table.rows.count)
    return try file.finish()
  }
}
