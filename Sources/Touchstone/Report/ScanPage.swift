import CorpusModel
import Glibc
import Measures
import Reporting

/// The report of a scan: what its tables say, for people.
struct ScanPage {
  /// How many contrasts of each group and preferred pole are shown.
  private static let contrastLimit = 12
  /// How many terms are shown among those that carry the result.
  private static let termLimit = 15

  private let corpus: PageCorpus
  private let sums: PageSums
  private let figures: PageFigures
  private let summary: Summary
  private let notes: RunNotes
  private let contrasts: ContrastStatements
  private let influence: PageInfluence?
  private let sample: EvidenceSample
  private let quotes: PageQuotes
  private var book: EvidenceBook

  /// Reads the tables of a run.
  ///
  /// - Parameters:
  ///   - folder: the run.
  ///   - summary: its figures.
  ///   - hits: the hits of `findings.csv`.
  /// - Throws: ``ScanError`` where a table cannot be read.
  init(_ folder: String, _ summary: Summary, _ hits: HitIndex) throws {
    let corpus = try PageCorpus(run: folder)
    self.corpus = corpus
    self.summary = summary
    // Of the passes over whole tables these two need nothing of the others. A corpus is no thread's but its own: the sums
    // open the documents for themselves.
    let (all, terms) = (summary.groups[0].counts, hits.terms)
    (sums, notes) = try SideBySide.both {
      try PageSums(try PageCorpus(run: folder), all, terms)
    } _: {
      try RunNotes([folder])
    }
    figures = try PageFigures(corpus)
    contrasts = try ContrastStatements(corpus, limit: ScanPage.contrastLimit)
    influence = try PageInfluence(corpus, sums, limit: ScanPage.termLimit)
    sample = try EvidenceSample(
      corpus, figures, terms: Set(influence?.terms ?? []),
      contrasts: contrasts.keys, hits: hits)
    quotes = try PageQuotes(corpus)
    book = EvidenceBook(sample, quotes)
  }

  /// The page.
  ///
  /// - Throws: ``ScanError`` where a table cannot be read.
  consuming func page() throws -> ReportPage {
    let all = summary.groups[0]
    var sections: [ReportPage.Section] = []
    if let poles = corpus.outline.poles {
      sections.append(try balance(poles))
    }
    sections.append(try categories())
    if let poles = corpus.outline.poles {
      sections.append(try PageSections.contrasts(contrasts, quotes, sample, poles))
      if let strips = try figures.strips(poles, sample, &book) {
        sections.append(ReportPage.Section("where", "Where it stands", parts: [.chart(strips)]))
      }
      sections.append(PageSections.trend(try figures.trend(poles)))
      if let influence { sections.append(try influence.section(poles, &book)) }
    }
    sections += [
      notes.droppedSection, notes.unreadSection, PageSections.method(corpus.outline, nil),
    ]
    let words = Number.grouped(all.counts.words)
    return ReportPage(
      title: "Values and targets in \(Plural.of(all.counts.documents, "document"))",
      subtitle: "\(Plural.of(all.counts.documents, "document")), \(words) words",
      answer: answer(all), details: details(all), statement: Summary.statement, warnings: [],
      poles: corpus.outline.poles.map { ($0.first, $0.second) }, sections: sections,
      evidence: book.evidence, colophon: PageSections.colophon(corpus.outline))
  }

  // MARK: Answer

  private func answer(_ all: Summary.Group) -> String {
    guard let poles = corpus.outline.poles, let measures = all.measures,
      let balance = measures.balance
    else {
      let rate = Rate(hits: all.counts.hits, words: all.counts.words)
      return "The lexicon's words make up \(Number.fixed(rate.perThousand, 1)) of 1,000 words."
    }
    guard measures.reliability != .insufficient else {
      return "There is too little text to say: \(Plural.of(measures.count.total, "hit")) in "
        + "\(Number.grouped(measures.words)) words."
    }
    let isClear = balance.interval.low > 0 || balance.interval.high < 0
    let leansFirst = balance.value > 0
    let (more, less) = leansFirst ? (poles.first, poles.second) : (poles.second, poles.first)
    func ratio(_ value: Double) -> String { PageWords.ratio(exp(leansFirst ? value : -value)) }
    let bounds = [ratio(balance.interval.low), ratio(balance.interval.high)]
    let (low, high) = leansFirst ? (bounds[0], bounds[1]) : (bounds[1], bounds[0])
    let figure =
      "\(ratio(balance.value)) hits on \(more) for each on \(less) (95 % interval \(low) to \(high))"
    return isClear
      ? "These documents speak more of \(more) than of \(less): \(figure)."
      : "These documents lean clearly neither way: \(figure)."
  }

  private func details(_ all: Summary.Group) -> [String] {
    guard let poles = corpus.outline.poles, let measures = all.measures else { return [] }
    var details = [
      "Of 1,000 words, \(Number.fixed(measures.firstRate.perThousand, 1)) begin a hit on \(poles.first) and "
        + "\(Number.fixed(measures.secondRate.perThousand, 1)) one on \(poles.second). "
        + PageSections.tally(contrasts, poles)
    ]
    if measures.reliability == .low {
      details.append("There is little text, so the figures are coarse.")
    }
    if all.counts.wordsSetAside > 0 {
      let share =
        Double(all.counts.wordsSetAside)
        / Double(all.counts.words + all.counts.wordsSetAside)
      details.append(
        "\(Number.grouped(all.counts.wordsSetAside)) words (\(Number.fixed(100 * share, 1)) %) of auditors' reports, "
          + "accounts and other standard parts are not counted.")
    }
    return details
  }

  // MARK: Sections

  private mutating func balance(_ poles: LexiconOutline.Poles) throws -> ReportPage.Section {
    var rows: [DotPlot.Row] = []
    var table: [ReportTable.Row] = []
    let groups = summary.groups.count > 1 ? Array(summary.groups.dropFirst()) : summary.groups
    let ordered = groups.sorted {
      ($1.measures?.balance?.value ?? 0, $0.name) < ($0.measures?.balance?.value ?? 0, $1.name)
    }
    for group in (groups.count > 1 ? [summary.groups[0]] : []) + ordered {
      guard let measures = group.measures else { continue }
      let value = PageFigures.Value(measures)
      let isAll = group.name == Summary.all
      let scopes =
        isAll
        ? Array(corpus.groups.indices) : corpus.groups.firstIndex(of: group.name).map { [$0] } ?? []
      let name = isAll ? PageCorpus.all : group.name
      let evidence = try book.add(
        name, filter: isAll ? "every row" : "the rows whose doc_id is in \(group.name)",
        [(poles.first, 0), (poles.second, 1)].map { pole, side in
          EvidenceBook.Side(
            title: pole,
            keys: scopes.map { EvidenceKey(unit: .pole(side), scope: .group($0)) })
        })
      rows.append(PageFigures.row(name, value, evidence: evidence))
      table.append(
        ReportTable.Row(
          [.text(name), .integer(group.counts.documents)]
            + PageFigures.cells(words: measures.words, measures.count, value),
          evidence: evidence, isFaint: value.reliability != "ok"))
    }
    let values = ([summary.groups[0]] + groups).compactMap {
      $0.measures.map(PageFigures.Value.init)
    }
    let chart = Chart(
      "balance", title: groups.count > 1 ? "Each group" : "All documents",
      alternative: rows.map { "\($0.label): \($0.text)." }.joined(separator: " "),
      plot: .dots(
        DotPlot(
          axis: PageFigures.axis(poles, values), rows: rows,
          columns: PageFigures.balanceColumns)),
      table: ReportTable(
        "Balance by group",
        columns: [.init("group", "group"), .init("documents", "documents")]
          + PageFigures.columns(poles), rows: table),
      note: (summary.groups[0].measures?.method == .bootstrap
        ? "Lines are 95 % intervals from drawing documents again (BCa bootstrap)."
        : "Lines are 95 % intervals from how hits spread over documents.")
        + " Hollow dots rest on few words or hits."
    )
    return ReportPage.Section(
      "balance", "How far it leans",
      parts: [.chart(chart), try figures.documents(poles, &book)])
  }

  private mutating func categories() throws -> ReportPage.Section {
    var items: [(number: Int, rate: ClusteredRate)] = []
    for (number, spread) in sums.categories.enumerated() {
      guard spread.hits > 0, let rate = ClusteredRate(spread) else { continue }
      items.append((number, rate))
    }
    items.sort { ($1.rate.rate, $0.number) < ($0.rate.rate, $1.number) }
    var rows: [DotPlot.Row] = []
    var table: [ReportTable.Row] = []
    for tone in [PageTone.first, .second, .neutral] {
      var isFirst = true
      for item in items where corpus.tone(ofCategory: item.number) == tone {
        let category = corpus.outline.categories[item.number]
        let name = PageSections.name(category)
        let evidence = try book.add(
          name, filter: "category = \(category.path)",
          PageSections.sides(of: .category(item.number), corpus))
        let (rate, low, high) = (
          item.rate.rate * 1000, item.rate.interval.low * 1000, item.rate.interval.high * 1000
        )
        let spread = sums.categories[item.number]
        let reliability = Reliability(words: corpus.words, hits: spread.hits)
        rows.append(
          DotPlot.Row(
            name, value: rate, low: low, high: high, text: Number.fixed(rate, 2), tone: tone,
            isFaint: reliability != .ok, evidence: evidence,
            heading: isFirst
              ? category.pole ?? (corpus.index == nil ? nil : "on neither side") : nil))
        isFirst = false
        table.append(
          ReportTable.Row(
            [
              .text(name), .text(category.path), category.pole.map(Cell.text) ?? .missing,
              .integer(spread.hits), .integer(spread.documentsWithHits),
              .number(rate), .number(low), .number(high),
              item.rate.overdispersion.map(Cell.number) ?? .missing,
              spread.dpNorm.map(Cell.number) ?? .missing,
            ], evidence: evidence, isFaint: reliability != .ok))
      }
    }
    let chart = Chart(
      "categories", title: "Hits per 1,000 words",
      alternative: rows.prefix(5).map { "\($0.label): \($0.text)." }.joined(separator: " "),
      plot: .dots(
        DotPlot(
          axis: .rates("per 1,000 words", covering: rows.compactMap(\.high)), rows: rows,
          columns: DotPlot.Columns(
            value: "per_thousand", low: "per_thousand_low", high: "per_thousand_high"))),
      table: ReportTable(
        "Categories",
        columns: [
          .init("label", "category"), .init("category", "path"), .init("pole", "side"),
          .init("hits", "hits"), .init("documents_with_hits", "documents with a hit"),
          .init("per_thousand", "per 1,000", decimals: 2),
          .init("per_thousand_low", "from", decimals: 2),
          .init("per_thousand_high", "to", decimals: 2),
          .init("overdispersion", "bunching", decimals: 1),
          .init("dispersion", "dispersion", decimals: 2),
        ], rows: table),
      note:
        "Lines are 95 % intervals that allow for words that bunch in few documents. Bunching is 1 where hits fall as "
        + "independent draws would; dispersion (DPnorm) is near 0 where all documents have their share, near 1 where one has all."
    )
    return ReportPage.Section("categories", "What it speaks of", parts: [.chart(chart)])
  }
}
