import CorpusModel
import Glibc
import Measures
import Reporting

extension PageFigures {
  /// Balances against the dates of documents; nil where fewer than two years, or dates, are known.
  ///
  /// - Throws: ``ScanError`` where the documents cannot be read.
  func trend(_ poles: LexiconOutline.Poles) throws -> (chart: Chart, words: [String])? {
    var series: [TrendPlot.Series] = []
    var words: [String] = []
    var rows: [ReportTable.Row] = []
    var values: [Value] = []
    for line in dated {
      let points = line.points
      values += points.map { Value(value: $0.value, low: nil, high: nil, reliability: "ok") }
      rows += try points.map {
        ReportTable.Row([
          .text(try corpus[$0.number].id), .text(line.name), .number($0.year), .number($0.value),
        ])
      }
      let trend = Trend(points.map { ($0.year, $0.value) })
      let (first, last) = (points.map(\.year).min() ?? 0, points.map(\.year).max() ?? 0)
      let ends = trend.map {
        (first: $0.intercept + $0.perYear * first, last: $0.intercept + $0.perYear * last)
      }
      series.append(
        TrendPlot.Series(
          line.name, points: points.map { ($0.year, $0.value / log(2)) },
          line: ends.map { ($0.first / log(2), $0.last / log(2)) }, balances: ends))
      words.append(PageWords.trend(trend, line.name, documents: points.count, poles))
    }
    guard Set(series.flatMap { $0.points.map(\.year) }).count > 1 else { return nil }
    let cut = dated.filter { $0.count > DatedDocuments.limit }.map {
      "Of the \(Number.grouped($0.count)) documents with a date in \($0.name), "
        + "\(Number.grouped(DatedDocuments.limit)) are drawn by a fixed rule; all are in documents.csv."
    }
    return (
      Chart(
        "trend", title: "Balance by date",
        alternative: words.joined(separator: " "),
        plot: .trend(TrendPlot(axis: Self.axis(poles, values), series: series)),
        table: ReportTable(
          "Documents with a date",
          columns: [
            .init("doc_id", "document"), .init("group", "group"),
            .init("year", "year", decimals: 2),
            .init("balance", "balance", decimals: 2, isSigned: true),
          ], rows: rows),
        note: "One dot a document. Lines are Theil and Sen's; they say how the dots lie, not why."),
      words + cut
    )
  }
}
