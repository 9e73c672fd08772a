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

  /// Works out the influence; nil where the lexicon names no poles.
  init?(_ corpus: PageCorpus, limit: Int) {
    guard let index = corpus.index else { return nil }
    self.corpus = corpus
    self.limit = limit
    let compared = ComparedTerms(corpus.documents.map(\.row))
    let all = compared.all
    let documents = corpus.documents.map { compared.counts(of: $0.row, poles: $0.poles) }
    // Against a group without documents, whose balance is 0, the difference is the balance itself.
    items = Influence.all(
      documents, isFirst: documents.map { _ in true }, categoryPoles: index.sides,
      termCategories: all.map(\.category))
    termNumbers = all
    terms = Array(
      items.compactMap { item in
        if case .term(let number) = item.unit, item.change != 0 { return all[number] }
        return nil
      }.prefix(limit))
  }

  /// The section.
  func section(
    _ poles: LexiconOutline.Poles, _ book: inout EvidenceBook
  ) throws -> ReportPage.Section {
    let total = corpus.documents.reduce(0) { $0 + $1.poles.total }
    let words = corpus.documents.reduce(0) { $0 + $1.row.words }
    guard Reliability(words: words, hits: total) != .insufficient else {
      return ReportPage.Section(
        "influence", "What carries the result",
        lead: ["There is too little text for a result that something could carry."])
    }
    let flips = items.filter(\.flipsSign).prefix(5).map { self.name(of: $0.unit) }
    var rows: [ReportTable.Row] = []
    var held: [String: Int] = [:]
    for item in items where item.change != 0 {
      let unit = item.unit.name
      held[unit, default: 0] += 1
      guard held[unit, default: 0] <= limit / (item.unit.isTerm ? 1 : 2) else { continue }
      rows.append(
        ReportTable.Row(
          [
            .text(name(of: item.unit)), .text(unit), .number(item.without), .number(item.change),
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

  private func name(of unit: Influence.Unit) -> String {
    switch unit {
    case .term(let number): termNumbers[number].text
    case .category(let number): PageSections.name(corpus.outline.categories[number])
    case .document(let number): corpus.documents[number].row.id
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
