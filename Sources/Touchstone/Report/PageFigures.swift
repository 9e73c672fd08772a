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
  /// How many documents have too little text to be ranked.
  private let insufficient: Int
  /// The documents with a date and enough text: those of each of two groups, or all.
  let dated: [DatedDocuments]

  /// Chooses what is shown of a corpus.
  ///
  /// - Throws: ``ScanError`` where the documents cannot be read.
  init(_ corpus: PageCorpus) throws {
    self.corpus = corpus
    let limit = Self.documentLimit
    var first = BestList<Ranked>(limit) { $0.isBefore($1) }
    var last = BestList<Ranked>(limit / 2) { $1.isBefore($0) }
    let perGroup = max(3, Self.stripLimit / max(1, corpus.groups.count))
    var fullest = corpus.groups.map { _ in
      BestList<(number: Int, hits: Int)>(perGroup) { $0.hits > $1.hits }
    }
    var insufficient = 0
    // One line for each of two groups, or one for all.
    var dated = corpus.groups.count <= 2 ? corpus.groups.map(DatedDocuments.init) : []
    if corpus.groups.count > 2 { dated = [DatedDocuments(PageCorpus.all)] }
    try corpus.forEach { number, document in
      let ranked = Ranked(number, document.balance)
      first.add(ranked)
      last.add(ranked)
      if ranked.isInsufficient { insufficient += 1 }
      let hits = document.poles.total
      if hits > 0 { fullest[document.group].add((number, hits)) }
      dated[dated.count > 1 ? document.group : 0].add(document, number)
    }
    // The middle of a long list tells least.
    shown =
      corpus.count <= limit
      ? first.elements.map(\.number)
      : first.elements.prefix(limit / 2).map(\.number) + last.elements.reversed().map(\.number)
    placed = Array(fullest.flatMap { $0.elements.map(\.number) }.prefix(Self.stripLimit))
    self.insufficient = insufficient
    self.dated = dated
  }

  /// A document's place among those that are shown.
  private struct Ranked {
    let number: Int
    let isInsufficient: Bool
    private let leaning, value: Double

    init(_ number: Int, _ balance: Value) {
      self.number = number
      isInsufficient = balance.isInsufficient
      leaning = balance.leaning
      value = balance.value ?? 0
    }

    func isBefore(_ other: Ranked) -> Bool {
      if isInsufficient != other.isInsufficient { return other.isInsufficient }
      if isInsufficient { return number < other.number }
      return (leaning, value, other.number) > (other.leaning, other.value, number)
    }
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
    let ranked = try shown.filter { !(try corpus[$0]).balance.isInsufficient }
    let end = Self.documentsAtEachEnd
    let isCut = ranked.count > 2 * end + 5
    let named = isCut ? Array(ranked.prefix(end) + ranked.suffix(end)) : ranked
    let rows = try named.enumerated().map { place, document in
      Self.row(
        try corpus.title(of: document), try corpus[document].balance, evidence: evidence[document],
        heading: isCut && place == 0
          ? "Most \(poles.first)" : isCut && place == end ? "Most \(poles.second)" : nil)
    }
    let chart = Chart(
      "documents", title: "Each document",
      alternative: "Dots with intervals: "
        + (try named.first.map { "\(try corpus.title(of: $0)) leans furthest to \(poles.first)" }
          ?? "none")
        + (try named.last.map { ", \(try corpus.title(of: $0)) furthest to \(poles.second)" } ?? "")
        + ".",
      plot: .dots(
        DotPlot(
          axis: Self.axis(poles, try named.map { try corpus[$0].balance }), rows: rows,
          columns: Self.balanceColumns)),
      table: ReportTable(
        "Documents by how surely they lean"
          + (shown.count < corpus.count
            ? ", \(Number.grouped(shown.count)) of \(Number.grouped(corpus.count)); all are in documents.csv"
            : ""),
        columns: [.init("doc_id", "document"), .init("group", "group")] + Self.columns(poles),
        rows: try shown.map { document in
          let held = try corpus[document]
          return ReportTable.Row(
            [.text(held.id), .text(corpus.groups[held.group])]
              + Self.cells(words: held.words, held.poles, held.balance),
            evidence: evidence[document], isFaint: held.balance.reliability != "ok")
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
      let group = try corpus[document].group
      defer { heading = group }
      let found = sample.places[document] ?? EvidenceSample.Places()
      return StripPlot.Row(
        try corpus.title(of: document), first: found.first, second: found.second,
        evidence: try book.add(document: document, poles),
        heading: corpus.groups.count > 1 && group != heading ? corpus.groups[group] : nil)
    }
    // One row for each document and pole.
    let lanes = try placed.flatMap { document in
      let found = sample.places[document] ?? EvidenceSample.Places()
      let id = try corpus[document].id
      return [(poles.first, found.first), (poles.second, found.second)].map { pole, places in
        (cells: [Cell.text(id), .text(pole)], places: places)
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
}
