import CorpusModel
import Glibc
import Measures
import Reporting

/// The figures that reports of scans and of comparisons share.
struct PageFigures {
  /// How many documents a chart of documents names at each end.
  static let documentsAtEachEnd = 15
  /// How many documents the table of documents lists.
  static let documentLimit = 600
  /// How many documents have a strip.
  static let stripLimit = 40

  let corpus: PageCorpus
  /// The documents whose figures are shown, by how far their intervals lie to one side, so that a short text does not come
  /// first for its few hits; those with too little text stand behind all others.
  let shown: [Int]
  /// The documents that have a strip: those of each group with the most hits.
  let placed: [Int]

  /// Chooses what is shown of a corpus.
  init(_ corpus: PageCorpus) {
    self.corpus = corpus
    let ranked = corpus.documents.indices.map { ($0, Self.balance(of: corpus.documents[$0].row)) }
      .sorted { one, other in
        let (a, b) = (one.1, other.1)
        if a.isInsufficient != b.isInsufficient { return b.isInsufficient }
        if a.isInsufficient { return one.0 < other.0 }
        return (a.leaning, a.value ?? 0, other.0) > (b.leaning, b.value ?? 0, one.0)
      }.map(\.0)
    let limit = Self.documentLimit
    // The middle of a long list tells least.
    shown =
      ranked.count <= limit ? ranked : Array(ranked.prefix(limit / 2) + ranked.suffix(limit / 2))
    placed = Self.placed(corpus)
  }

  private static func placed(_ corpus: PageCorpus) -> [Int] {
    let ranked = corpus.documents.indices.filter { corpus.documents[$0].poles.total > 0 }
      .sorted { one, other in
        (corpus.documents[other].poles.total, one) < (corpus.documents[one].poles.total, other)
      }
    let perGroup = max(3, stripLimit / max(1, corpus.groups.count))
    let chosen = corpus.groups.indices.flatMap { group in
      ranked.filter { corpus.documents[$0].group == group }.prefix(perGroup)
    }
    return Array(chosen.prefix(stripLimit))
  }

  // MARK: Values

  /// A balance as tables and charts take it.
  struct Value {
    var value: Double?
    var low: Double?
    var high: Double?
    var reliability: String
    var isInsufficient: Bool { reliability == "insufficient" || value == nil }

    init(value: Double?, low: Double?, high: Double?, reliability: String) {
      self.value = value
      self.low = low
      self.high = high
      self.reliability = reliability
    }

    init(_ measures: PoleMeasures) {
      self.init(
        value: measures.balance?.value, low: measures.balance?.interval.low,
        high: measures.balance?.interval.high, reliability: measures.reliability.rawValue)
    }

    /// The bound of the interval nearer to 0; 0 where it holds 0.
    var leaning: Double {
      guard let low, let high else { return 0 }
      return low > 0 ? low : min(high, 0)
    }

    /// The ratio that the balance stands for, with its interval, in words.
    var text: String {
      guard let value, !isInsufficient else { return "too little text" }
      let ratio = PageWords.ratio(exp(value))
      guard let low, let high else { return ratio }
      return "\(ratio) (\(PageWords.ratio(exp(low))) to \(PageWords.ratio(exp(high))))"
    }
  }

  /// The balance of a document, as its run gives it.
  static func balance(of row: RunTables.Document) -> Value {
    func number(_ name: String) -> Double? { row.fields[name].flatMap(Double.init) }
    return Value(
      value: number("balance"), low: number("balance_low"), high: number("balance_high"),
      reliability: row.fields["reliability"] ?? "")
  }

  /// The axis of balances: ratios of hits, on a logarithmic scale.
  static func axis(_ poles: LexiconOutline.Poles, _ values: [Value]) -> ChartAxis {
    ChartAxis.ratios(
      "hits on \(poles.first) for each hit on \(poles.second)",
      covering: values.filter { !$0.isInsufficient }
        .flatMap { [$0.value, $0.low, $0.high] }.compactMap { $0.map { $0 / log(2) } },
      ends: ("more \(poles.second)", "more \(poles.first)"))
  }

  /// A row of a chart of balances.
  static func row(
    _ label: String, _ value: Value, evidence: Evidence.ID?, heading: String? = nil
  ) -> DotPlot.Row {
    let isShown = !value.isInsufficient
    return DotPlot.Row(
      label, value: isShown ? value.value.map { $0 / log(2) } : nil,
      low: isShown ? value.low.map { $0 / log(2) } : nil,
      high: isShown ? value.high.map { $0 / log(2) } : nil, text: value.text,
      tone: (value.value ?? 0) >= 0 ? .first : .second,
      isFaint: value.reliability != "ok", evidence: evidence, heading: heading)
  }

  /// Where a table of balances has them.
  static let balanceColumns = DotPlot.Columns(
    value: "balance", low: "balance_low", high: "balance_high")

  /// The columns of a table of balances, behind those that name its rows.
  static func columns(_ poles: LexiconOutline.Poles) -> [ReportTable.Column] {
    [
      .init("words", "words"), .init("first_hits", "\(poles.first), hits"),
      .init("second_hits", "\(poles.second), hits"),
      .init("balance", "balance", decimals: 2, isSigned: true),
      .init("balance_low", "from", decimals: 2, isSigned: true),
      .init("balance_high", "to", decimals: 2, isSigned: true),
      .init("reliability", "reliability"),
    ]
  }

  /// The cells of such a row.
  static func cells(words: Int, _ poles: PoleCount, _ value: Value) -> [Cell] {
    [
      .integer(words), .integer(poles.first), .integer(poles.second),
      value.value.map(Cell.number) ?? .missing, value.low.map(Cell.number) ?? .missing,
      value.high.map(Cell.number) ?? .missing, .text(value.reliability),
    ]
  }

  // MARK: Documents

  /// The documents, each with its balance: the chart names those at both ends, the table lists all that are shown.
  ///
  /// Where no document can be ranked there is the table alone.
  func documents(
    _ poles: LexiconOutline.Poles, _ book: inout EvidenceBook
  ) throws -> ReportPage.Part {
    var evidence: [Int: Evidence.ID] = [:]
    for document in shown { evidence[document] = try book.add(document: document, poles) }
    let values = Dictionary(
      uniqueKeysWithValues: shown.map { ($0, Self.balance(of: corpus.documents[$0].row)) })
    let ranked = shown.filter { !(values[$0]?.isInsufficient ?? true) }
    let end = Self.documentsAtEachEnd
    let isCut = ranked.count > 2 * end + 5
    let named = isCut ? Array(ranked.prefix(end) + ranked.suffix(end)) : ranked
    let rows = named.enumerated().map { place, document in
      Self.row(
        corpus.title(of: document),
        values[document] ?? Self.balance(of: corpus.documents[document].row),
        evidence: evidence[document],
        heading: isCut && place == 0
          ? "Most \(poles.first)" : isCut && place == end ? "Most \(poles.second)" : nil)
    }
    let insufficient = corpus.documents.count { Self.balance(of: $0.row).isInsufficient }
    let chart = Chart(
      "documents", title: "Each document",
      alternative: "Dots with intervals: "
        + (named.first.map { "\(corpus.title(of: $0)) leans furthest to \(poles.first)" } ?? "none")
        + (named.last.map { ", \(corpus.title(of: $0)) furthest to \(poles.second)" } ?? "") + ".",
      plot: .dots(
        DotPlot(
          axis: Self.axis(poles, named.compactMap { values[$0] }), rows: rows,
          columns: Self.balanceColumns)),
      table: ReportTable(
        "Documents by how surely they lean"
          + (shown.count < corpus.documents.count
            ? ", \(Number.grouped(shown.count)) of \(Number.grouped(corpus.documents.count)); all are in documents.csv"
            : ""),
        columns: [.init("doc_id", "document"), .init("group", "group")] + Self.columns(poles),
        rows: shown.map { document in
          let held = corpus.documents[document]
          let value = values[document] ?? Self.balance(of: held.row)
          return ReportTable.Row(
            [.text(held.row.id), .text(corpus.groups[held.group])]
              + Self.cells(words: held.row.words, held.poles, value),
            evidence: evidence[document], isFaint: value.reliability != "ok")
        }),
      note: (isCut
        ? "Of \(Number.grouped(ranked.count)) documents the \(end) at each end are drawn; the table lists more. "
        : "")
        + (insufficient > 0
          ? "\(Plural.of(insufficient, "document")) with too few words or hits \(insufficient == 1 ? "is" : "are") not "
            + "ranked. " : "")
        + "They stand in the order of the bound nearer to 1. Lines are 95 % intervals from how hits spread over paragraphs; "
        + "hollow dots rest on few words or hits.")
    return named.isEmpty
      ? .folded(title: chart.table.caption, [.text(chart.note), .table(chart.table)])
      : .chart(chart)
  }

  // MARK: Strips

  /// Where in the documents with the most hits the language stands; nil where there is no hit.
  func strips(
    _ poles: LexiconOutline.Poles, _ sample: EvidenceSample, _ book: inout EvidenceBook
  ) throws -> Chart? {
    var heading: Int?
    let rows = try placed.map { document in
      let group = corpus.documents[document].group
      defer { heading = group }
      let found = sample.places[document] ?? EvidenceSample.Places()
      return StripPlot.Row(
        corpus.title(of: document), first: found.first, second: found.second,
        evidence: try book.add(document: document, poles),
        heading: corpus.groups.count > 1 && group != heading ? corpus.groups[group] : nil)
    }
    // One row for each document and pole.
    let lanes = placed.flatMap { document in
      let found = sample.places[document] ?? EvidenceSample.Places()
      return [(poles.first, found.first), (poles.second, found.second)].map { pole, places in
        (cells: [Cell.text(corpus.documents[document].row.id), .text(pole)], places: places)
      }
    }
    guard !rows.isEmpty else { return nil }
    return Chart(
      "places", title: "Where in each document the language stands",
      alternative:
        "One line a document, from its beginning to its end, with a stroke for each hit.",
      plot: .strips(StripPlot(poles: (poles.first, poles.second), rows: rows)),
      table: ReportTable(
        "Hits by fifths of the document",
        columns: [.init("doc_id", "document"), .init("pole", "pole")]
          + (1...5).map { .init("fifth_\($0)", "fifth \($0)") },
        rows: lanes.map { lane in
          ReportTable.Row(
            lane.cells
              + (0..<5).map { fifth in
                .integer(lane.places.count { min(4, Int($0 * 5)) == fifth })
              })
        }),
      data: ReportTable(
        "Places of hits, from 0 at the beginning to 1 at the end",
        columns: [.init("doc_id", "document"), .init("pole", "pole"), .init("place", "place")],
        rows: lanes.flatMap { lane in
          lane.places.map { ReportTable.Row(lane.cells + [.number($0)]) }
        }),
      note:
        "Strokes above the line are \(poles.first), below it \(poles.second). Shown are the documents with the most "
        + "hits" + (corpus.groups.count > 1 ? " of each group" : "")
        + " (\(rows.count)); the numbers are hits on each.")
  }

  // MARK: Trend

  /// Balances against the dates of documents; nil where fewer than two years, or dates, are known.
  func trend(_ poles: LexiconOutline.Poles) -> (chart: Chart, words: [String])? {
    var series: [TrendPlot.Series] = []
    var words: [String] = []
    var rows: [ReportTable.Row] = []
    let groups = corpus.groups.count <= 2 ? Array(corpus.groups.indices) : [-1]
    var values: [Value] = []
    for group in groups {
      let dated = corpus.documents.filter { group < 0 || $0.group == group }.compactMap {
        document -> (id: String, year: Double, value: Value)? in
        let value = Self.balance(of: document.row)
        guard !value.isInsufficient, let year = Self.year(document.row.fields["date"] ?? "") else {
          return nil
        }
        return (document.row.id, year, value)
      }
      let points = dated.compactMap { point in
        point.value.value.map { (year: point.year, value: $0) }
      }
      values += points.map { Value(value: $0.value, low: nil, high: nil, reliability: "ok") }
      let name = group < 0 ? "all documents" : corpus.groups[group]
      rows += dated.map {
        ReportTable.Row([
          .text($0.id), .text(name), .number($0.year), $0.value.value.map(Cell.number) ?? .missing,
        ])
      }
      let trend = Trend(points)
      let (first, last) = (points.map(\.year).min() ?? 0, points.map(\.year).max() ?? 0)
      let ends = trend.map {
        (first: $0.intercept + $0.perYear * first, last: $0.intercept + $0.perYear * last)
      }
      series.append(
        TrendPlot.Series(
          name, points: points.map { ($0.year, $0.value / log(2)) },
          line: ends.map { ($0.first / log(2), $0.last / log(2)) }, balances: ends))
      words.append(PageWords.trend(trend, name, documents: points.count, poles))
    }
    guard Set(series.flatMap { $0.points.map(\.year) }).count > 1 else { return nil }
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
      words
    )
  }

  /// A date as years with a fraction: the middle of what it names.
  private static func year(_ date: String) -> Double? {
    let parts = date.split(separator: "-").map { Double($0) }
    guard let first = parts.first, let year = first, (1000...9999).contains(year) else {
      return nil
    }
    guard parts.count > 1, let month = parts[1], (1...12).contains(month) else { return year + 0.5 }
    guard parts.count > 2, let day = parts[2], (1...31).contains(day) else {
      return year + (month - 0.5) / 12
    }
    return year + (month - 1 + (day - 0.5) / 31) / 12
  }
}
