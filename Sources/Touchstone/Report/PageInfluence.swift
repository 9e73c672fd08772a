import CorpusModel
import Measures
import Reporting

/// What single terms, categories and documents do to the balance of a corpus.
struct PageInfluence {
  /// The terms that carry the most, by the size of what they add.
  let terms: [RunTables.Term]
  private let corpus: PageCorpus
  private let items: [Influence]
  private let termNumbers: [RunTables.Term]
  private let limit: Int

  /// How many items of a sort that turn the sign are named.
  private static let flipLimit = 5

  /// Works out the influence; nil where the lexicon names no poles.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - sums: what was counted in them together.
  ///   - limit: how many terms are shown; of categories and documents half as many are.
  /// - Throws: ``ScanError`` where the documents cannot be read.
  init?(_ corpus: PageCorpus, _ sums: PageSums, limit: Int) throws {
    guard let index = corpus.index else { return nil }
    self.corpus = corpus
    self.limit = limit
    // Against a group without documents, whose balance is 0, the difference is the balance itself.
    func influence(_ unit: Influence.Unit, _ hits: PoleCount) -> Influence {
      Influence(unit, of: (hits, PoleCount()), among: (corpus.poles, PoleCount()))
    }
    let all = sums.terms
    var items = all.enumerated().map { number, term in
      influence(.term(number), PoleCount(term.hits, onPole: index.sides[term.term.category]))
    }
    for (number, spread) in sums.categories.enumerated() where spread.hits > 0 {
      items.append(
        influence(.category(number), PoleCount(spread.hits, onPole: index.sides[number])))
    }
    // Of documents, which may be many, those that the page can name.
    var first = BestList<Influence>(limit) { abs($0.change) > abs($1.change) }
    var flips = BestList<Influence>(PageInfluence.flipLimit) { abs($0.change) > abs($1.change) }
    try corpus.forEach { number, document in
      let item = influence(.document(number), document.poles)
      first.add(item)
      if item.flipsSign { flips.add(item) }
    }
    items += first.elements + flips.elements.filter { !first.elements.contains($0) }
    items = items.enumerated().sorted {
      (abs($1.element.change), $0.offset) < (abs($0.element.change), $1.offset)
    }.map(\.element)
    self.items = items
    termNumbers = all.map(\.term)
    terms = Array(
      items.compactMap { item in
        if case .term(let number) = item.unit, item.change != 0 { return all[number].term }
        return nil
      }.prefix(limit))
  }

  /// The section.
  func section(
    _ poles: LexiconOutline.Poles, _ book: inout EvidenceBook
  ) throws -> ReportPage.Section {
    guard Reliability(words: corpus.words, hits: corpus.poles.total) != .insufficient else {
      return ReportPage.Section(
        "influence", "What carries the result",
        lead: ["There is too little text for a result that something could carry."])
    }
    let flips = try items.filter(\.flipsSign).prefix(PageInfluence.flipLimit).map {
      try self.name(of: $0.unit)
    }
    var rows: [ReportTable.Row] = []
    var held: [String: Int] = [:]
    for item in items where item.change != 0 {
      let unit = item.unit.name
      held[unit, default: 0] += 1
      guard held[unit, default: 0] <= limit / (item.unit.isTerm ? 1 : 2) else { continue }
      rows.append(
        ReportTable.Row(
          [
            .text(try name(of: item.unit)), .text(unit), .number(item.without),
            .number(item.change),
            .text(item.flipsSign ? "yes" : "no"),
          ], evidence: try evidence(of: item.unit, poles, &book)))
    }
    let lead =
      flips.isEmpty
      ? "No single term, category or document turns the result round: each row says what the balance would be without it."
      : "Without \(PageWords.list(Array(flips))) the balance would have the other sign."
    return ReportPage.Section(
      "influence", "What carries the result", lead: [lead],
      parts: [
        .table(
          ReportTable(
            "What the balance would be without",
            columns: [
              .init("item", "left out"), .init("unit", "which is a"),
              .init("balance_without", "balance without", decimals: 2, isSigned: true),
              .init("change", "it adds", decimals: 2, isSigned: true),
              .init("flips_sign", "turns the sign"),
            ], rows: rows))
      ])
  }

  private func name(of unit: Influence.Unit) throws -> String {
    switch unit {
    case .term(let number): termNumbers[number].text
    case .category(let number): PageSections.name(corpus.outline.categories[number])
    case .document(let number): try corpus[number].id
    }
  }

  /// The sentences behind what is left out.
  private func evidence(
    of unit: Influence.Unit, _ poles: LexiconOutline.Poles, _ book: inout EvidenceBook
  ) throws -> Evidence.ID? {
    switch unit {
    case .term(let number):
      let term = termNumbers[number]
      return try book.add(
        term.text, filter: "term = \(term.text)", PageSections.sides(of: .term(term), corpus))
    case .category(let number):
      let category = corpus.outline.categories[number]
      return try book.add(
        PageSections.name(category), filter: "category = \(category.path)",
        PageSections.sides(of: .category(number), corpus))
    case .document(let number): return try book.add(document: number, poles)
    }
  }
}

extension Influence.Unit {
  /// Whether it is a term.
  var isTerm: Bool { name == "term" }

  /// What is left out, in a word.
  var name: String {
    switch self {
    case .term: "term"
    case .category: "category"
    case .document: "document"
    }
  }
}
