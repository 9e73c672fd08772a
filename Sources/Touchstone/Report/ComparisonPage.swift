import CorpusModel
import Glibc
import Measures
import Reporting

/// The report of a comparison: what its tables say, for people.
struct ComparisonPage {
  /// How many contrasts of each group and preferred pole are shown.
  private static let contrastLimit = 8
  /// How many pairs of groups are shown; all stand in `compare.csv`.
  private static let pairLimit = 12
  /// How many terms, categories and documents are shown among those that carry the difference.
  private static let influenceLimit = 15
  /// How many terms that differ are shown.
  private static let termLimit = 20

  private let corpus: PageCorpus
  private let figures: PageFigures
  private let tables: ComparisonTables
  private let notes: RunNotes
  private let contrasts: ContrastStatements
  private let sample: EvidenceSample
  private let quotes: PageQuotes
  private var book: EvidenceBook

  /// Reads what stands behind a comparison.
  ///
  /// - Parameters:
  ///   - compared: the documents.
  ///   - tables: how they compare.
  /// - Throws: ``ScanError`` where a table of a run cannot be read.
  init(_ compared: ComparedCorpus, _ tables: ComparisonTables) throws {
    let corpus = PageCorpus(compared)
    self.corpus = corpus
    self.tables = tables
    figures = try PageFigures(corpus)
    notes = try RunNotes(corpus.runs)
    contrasts = try ContrastStatements(corpus, limit: ComparisonPage.contrastLimit)
    sample = try EvidenceSample(
      corpus, figures, terms: ComparisonPage.shownTerms(tables),
      contrasts: contrasts.keys)
    quotes = try PageQuotes(corpus)
    book = EvidenceBook(sample, quotes)
  }

  private static func term(_ number: Int, _ tables: ComparisonTables) -> RunTables.Term {
    RunTables.Term(category: tables.terms[number].category, text: tables.terms[number].text)
  }

  /// The terms for which a pair's parts ask evidence.
  private static func shownTerms(_ tables: ComparisonTables) -> Set<RunTables.Term> {
    var shown: Set<RunTables.Term> = []
    for number in tables.pairs.indices.prefix(pairLimit) {
      let pair = tables.pairs[number]
      for item in pair.influence.filter({ $0.unit.isTerm }).prefix(influenceLimit) {
        if case .term(let number) = item.unit { shown.insert(term(number, tables)) }
      }
      for row in tables.rankedTerms(ofPair: number, limit: termLimit) {
        shown.insert(term(row, tables))
      }
    }
    return shown
  }

  /// The page.
  ///
  /// - Throws: ``ScanError`` where a table of a run cannot be read.
  consuming func page() throws -> ReportPage {
    var sections: [ReportPage.Section] = []
    if let poles = corpus.outline.poles { sections.append(try balance(poles)) }
    sections.append(try differences())
    if let poles = corpus.outline.poles {
      sections.append(try PageSections.contrasts(contrasts, quotes, sample, poles))
      if let strips = try figures.strips(poles, sample, &book) {
        sections.append(ReportPage.Section("where", "Where it stands", parts: [.chart(strips)]))
      }
      sections.append(PageSections.trend(try figures.trend(poles)))
      sections.append(try influence(poles))
    }
    sections += [
      notes.droppedSection, notes.unreadSection,
      PageSections.method(corpus.outline, tables.dealing),
    ]
    let names = corpus.groups
    let title =
      names.count == 2
      ? "\(names[0]) and \(names[1]) compared" : "\(names.count) groups of documents compared"
    let text = try ComparisonWords(tables, corpus)
    return ReportPage(
      title: title,
      subtitle: "\(Plural.of(corpus.count, "document")), \(Number.grouped(corpus.words)) words",
      answer: text.answer, details: text.details + [tally].compactMap { $0 },
      statement: Summary.statement, warnings: text.warnings,
      poles: corpus.outline.poles.map { ($0.first, $0.second) }, sections: sections,
      evidence: book.evidence, colophon: PageSections.colophon(corpus.outline))
  }

  private var tally: String? {
    corpus.outline.poles.map { PageSections.tally(contrasts, $0) }
  }

  private var shownPairs: Range<Int> { 0..<min(tables.pairs.count, ComparisonPage.pairLimit) }

  private func name(ofPair number: Int) -> String {
    "\(tables.pairs[number].first) against \(tables.pairs[number].second)"
  }

  /// The sides of a figure of two groups; `(rest)` is all groups but the first.
  private func sides(_ unit: EvidenceKey.Unit, ofPair number: Int) -> [EvidenceBook.Side] {
    let pair = tables.pairs[number]
    let first = corpus.groups.firstIndex(of: pair.first)
    return [pair.first, pair.second].enumerated().map { side, name in
      let groups = corpus.groups.indices.filter {
        side == 0
          ? $0 == first
          : corpus.groups[$0] == name || (pair.second == ComparisonTables.rest && $0 != first)
      }
      return EvidenceBook.Side(
        title: name, keys: groups.map { EvidenceKey(unit: unit, scope: .group($0)) })
    }
  }

  /// The sentences of a category on both sides of a pair.
  private mutating func evidence(
    ofCategory number: Int, pair: Int
  ) throws -> Evidence.ID? {
    let category = corpus.outline.categories[number]
    return try book.add(
      "\(PageSections.name(category)): \(name(ofPair: pair))",
      filter: "category = \(category.path)", sides(.category(number), ofPair: pair))
  }

  /// The sentences of a term on both sides of a pair.
  private mutating func evidence(ofTerm number: Int, pair: Int) throws -> Evidence.ID? {
    let term = Self.term(number, tables)
    return try book.add(
      "\(term.text): \(name(ofPair: pair))", filter: "term = \(term.text)",
      sides(.term(term), ofPair: pair))
  }

  // MARK: Balance

  private mutating func balance(_ poles: LexiconOutline.Poles) throws -> ReportPage.Section {
    var rows: [DotPlot.Row] = []
    var table: [ReportTable.Row] = []
    var values: [PageFigures.Value] = []
    for (number, group) in corpus.groups.enumerated() {
      let (documents, measures) = try corpus.measures(ofGroup: number)
      let value = PageFigures.Value(measures)
      values.append(value)
      let evidence = try book.add(
        group, filter: "the doc_id of \(group) are in members.csv",
        [(poles.first, 0), (poles.second, 1)].map { pole, side in
          EvidenceBook.Side(
            title: pole, keys: [EvidenceKey(unit: .pole(side), scope: .group(number))])
        })
      rows.append(PageFigures.row(group, value, evidence: evidence))
      table.append(
        ReportTable.Row(
          [.text(group), .integer(documents)]
            + PageFigures.cells(words: measures.words, measures.count, value),
          evidence: evidence, isFaint: value.reliability != "ok"))
    }
    let order = rows.indices.sorted { (values[$1].value ?? 0, $0) < (values[$0].value ?? 0, $1) }
    let chart = Chart(
      "balance", title: "Each group",
      alternative: order.map { "\(rows[$0].label): \(rows[$0].text)." }.joined(separator: " "),
      plot: .dots(
        DotPlot(
          axis: PageFigures.axis(poles, values), rows: order.map { rows[$0] },
          columns: PageFigures.balanceColumns)),
      table: ReportTable(
        "Balance by group",
        columns: [.init("group", "group"), .init("documents", "documents")]
          + PageFigures.columns(poles), rows: order.map { table[$0] }),
      note:
        "Lines are 95 % intervals from how hits spread over documents. Hollow dots rest on few words or hits."
    )
    return ReportPage.Section(
      "balance", "How far each leans",
      parts: [.chart(chart), try figures.documents(poles, &book)])
  }

  // MARK: Differences

  private mutating func differences() throws -> ReportPage.Section {
    var section = ReportPage.Section("categories", "Which categories differ")
    if tables.pairs.count > shownPairs.count {
      section.lead.append(
        "Shown are \(shownPairs.count) of \(tables.pairs.count) pairs; all are in compare.csv.")
    }
    for number in shownPairs {
      let parts: [ReportPage.Part] = [
        .chart(try categories(ofPair: number)), try terms(ofPair: number),
      ]
      section.parts +=
        tables.pairs.count == 1 ? parts : [.folded(title: name(ofPair: number), parts)]
    }
    return section
  }

  /// The columns of a table of differences, behind those that name its rows.
  private func columns(ofPair number: Int) -> [ReportTable.Column] {
    let pair = tables.pairs[number]
    return [
      .init("hits_a", "\(pair.first), hits"), .init("hits_b", "\(pair.second), hits"),
      .init("per_thousand_a", "\(pair.first), per 1,000", decimals: 2),
      .init("per_thousand_b", "\(pair.second), per 1,000", decimals: 2),
      .init("log_ratio", "log ratio", decimals: 2, isSigned: true),
      .init("log_ratio_low", "from", decimals: 2, isSigned: true),
      .init("log_ratio_high", "to", decimals: 2, isSigned: true),
      .init("p_adjusted", "p, adjusted", decimals: 3),
      .init("dispersion_a", "dispersion, \(pair.first)", decimals: 2),
      .init("dispersion_b", "dispersion, \(pair.second)", decimals: 2),
    ]
  }

  private func cells(_ rates: RateComparison) -> [Cell] {
    func number(_ value: Double?) -> Cell { value.map(Cell.number) ?? .missing }
    return [
      .integer(rates.first.hits), .integer(rates.second.hits),
      number(rates.first.rate.map { $0.rate * 1000 }),
      number(rates.second.rate.map { $0.rate * 1000 }), number(rates.logRatio),
      number(rates.interval?.low), number(rates.interval?.high), .number(rates.adjustedP),
      number(rates.first.dispersion), number(rates.second.dispersion),
    ]
  }

  private static func reliability(_ rates: RateComparison) -> Reliability {
    Reliability(
      words: min(rates.first.words, rates.second.words), hits: rates.first.hits + rates.second.hits)
  }

  private mutating func categories(ofPair number: Int) throws -> Chart {
    let pair = tables.pairs[number]
    var items: [(category: Int, rates: RateComparison)] = []
    for (category, rates) in pair.comparison.categories.enumerated()
    where rates.first.hits + rates.second.hits > 0 {
      items.append((category, rates))
    }
    items.sort { one, other in
      (other.rates.logRatio ?? 0, one.category) < (one.rates.logRatio ?? 0, other.category)
    }
    var rows: [DotPlot.Row] = []
    var table: [ReportTable.Row] = []
    for (category, rates) in items {
      let known = corpus.outline.categories[category]
      let name = PageSections.name(known)
      let evidence = try evidence(ofCategory: category, pair: number)
      let isInsufficient = Self.reliability(rates) == .insufficient
      let isClear = rates.interval.map { $0.low > 0 || $0.high < 0 } ?? false
      rows.append(
        DotPlot.Row(
          name, value: isInsufficient ? nil : rates.logRatio,
          low: isInsufficient ? nil : rates.interval?.low,
          high: isInsufficient ? nil : rates.interval?.high,
          text: isInsufficient ? "too few hits" : rates.logRatio.map(PageWords.times) ?? "–",
          tone: corpus.tone(ofCategory: category), isFaint: !isClear, evidence: evidence))
      table.append(
        ReportTable.Row(
          [.text(name), .text(known.path)] + cells(rates), evidence: evidence,
          isFaint: isInsufficient))
    }
    // Those that cannot be ranked stand below those that can.
    let order =
      rows.indices.filter { rows[$0].value != nil } + rows.indices.filter { rows[$0].value == nil }
    let values = rows.flatMap { [$0.value, $0.low, $0.high] }.compactMap { $0 }
    return Chart(
      tables.pairs.count == 1 ? "categories" : "categories-\(number + 1)",
      title: "How many times as often in \(pair.first) as in \(pair.second)",
      alternative: order.prefix(5).map { "\(rows[$0].label): \(rows[$0].text)." }
        .joined(separator: " "),
      plot: .dots(
        DotPlot(
          axis: .ratios(
            "times as often in \(pair.first)", covering: values,
            ends: ("more in \(pair.second)", "more in \(pair.first)")),
          rows: order.map { rows[$0] },
          columns: DotPlot.Columns(
            value: "log_ratio", low: "log_ratio_low", high: "log_ratio_high"))),
      table: ReportTable(
        "Categories, \(name(ofPair: number))",
        columns: [.init("label", "category"), .init("category", "path")]
          + columns(ofPair: number), rows: order.map { table[$0] }),
      note:
        "Lines are 95 % intervals that allow for words that bunch in few documents; filled dots are those whose interval "
        + "leaves out 1. Colour is the side on which the category stands.")
  }

  private mutating func terms(ofPair number: Int) throws -> ReportPage.Part {
    let pair = tables.pairs[number]
    let shown = tables.rankedTerms(ofPair: number, limit: ComparisonPage.termLimit)
    guard !shown.isEmpty else {
      return .text("No term differs by more than chance may explain.")
    }
    let rates = Dictionary(
      pair.comparison.terms.map { ($0.term, $0.rates) }, uniquingKeysWith: { first, _ in first })
    let rows = try shown.compactMap { term -> ReportTable.Row? in
      guard let rates = rates[term] else { return nil }
      let text = tables.terms[term].text
      let evidence = try evidence(ofTerm: term, pair: number)
      return ReportTable.Row(
        [.text(text), .text(corpus.outline.categories[tables.terms[term].category].path)]
          + cells(rates), evidence: evidence)
    }
    return .table(
      ReportTable(
        "The terms that differ most, \(name(ofPair: number)), by Evert's conservative log ratio",
        columns: [.init("term", "term"), .init("category", "category")] + columns(ofPair: number),
        rows: rows))
  }

  // MARK: Influence

  private mutating func influence(_ poles: LexiconOutline.Poles) throws -> ReportPage.Section {
    var section = ReportPage.Section("influence", "What carries the result")
    for number in shownPairs {
      let pair = tables.pairs[number]
      guard let balance = pair.comparison.balance, let difference = balance.difference?.value,
        balance.first.reliability != .insufficient, balance.second.reliability != .insufficient
      else { continue }
      let table = ReportPage.Part.table(try influence(ofPair: number))
      let flips = pair.influence.filter(\.flipsSign).prefix(5).map { label($0.unit, pair) }
      let lead =
        "The difference of the balances is \(Number.fixed(difference, 2, signed: true)). "
        + (flips.isEmpty
          ? "No single term, category or document turns it round; each row says what it would be without it."
          : "Without \(PageWords.list(Array(flips))) alone it would have the other sign.")
      section.parts +=
        tables.pairs.count == 1
        ? [.text(lead), table] : [.folded(title: name(ofPair: number), [.text(lead), table])]
    }
    if section.parts.isEmpty {
      section.lead = ["There is too little text for a difference that something could carry."]
    }
    return section
  }

  private func label(_ unit: Influence.Unit, _ pair: ComparisonTables.Pair) -> String {
    switch unit {
    case .term(let number): tables.terms[number].text
    case .category(let number): PageSections.name(corpus.outline.categories[number])
    case .document(let number): pair.documents[number].documentID
    }
  }

  private mutating func evidence(
    of unit: Influence.Unit, pair number: Int
  ) throws -> Evidence.ID? {
    switch unit {
    case .term(let term): return try evidence(ofTerm: term, pair: number)
    case .category(let category): return try evidence(ofCategory: category, pair: number)
    case .document(let document):
      let member = tables.pairs[number].documents[document]
      var held: Int?
      try corpus.forEach { number, document in
        if document.id == member.documentID, corpus.runs[document.run] == member.run {
          held = held ?? number
        }
      }
      guard let held, let poles = corpus.outline.poles else { return nil }
      return try book.add(document: held, poles)
    }
  }

  private mutating func influence(ofPair number: Int) throws -> ReportTable {
    let pair = tables.pairs[number]
    var held: [String: Int] = [:]
    var rows: [ReportTable.Row] = []
    for item in pair.influence where item.change != 0 {
      let unit = item.unit.name
      held[unit, default: 0] += 1
      guard held[unit, default: 0] <= ComparisonPage.influenceLimit / (item.unit.isTerm ? 1 : 2)
      else {
        continue
      }
      let evidence = try evidence(of: item.unit, pair: number)
      rows.append(
        ReportTable.Row(
          [
            .text(label(item.unit, pair)), .text(unit), .number(item.without),
            .number(item.change), .text(item.flipsSign ? "yes" : "no"),
          ], evidence: evidence))
    }
    return ReportTable(
      "What the difference would be without, \(name(ofPair: number))",
      columns: [
        .init("item", "left out"), .init("unit", "which is a"),
        .init("difference_without", "difference without", decimals: 2, isSigned: true),
        .init("change", "it adds", decimals: 2, isSigned: true),
        .init("flips_sign", "turns the sign"),
      ], rows: rows)
  }
}
