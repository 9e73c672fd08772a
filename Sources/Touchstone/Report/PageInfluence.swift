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
    var rows: [ReportTable.Row] = []
    var flips: [String] = []
    var held = [0, 0, 0]
    for item in items where item.change != 0 {
      let (kind, unit, name, evidence) = try describe(item.unit, held, poles, &book)
      guard let name else { continue }
      held[kind] += 1
      if item.flipsSign { flips.append(name) }
      rows.append(
        ReportTable.Row(
          [
            .text(name), .text(unit), .number(item.without), .number(item.change),
            .text(item.flipsSign ? "yes" : "no"),
          ], evidence: evidence))
    }
    let lead =
      flips.isEmpty
      ? "No single term, category or document turns the result round: each row says what the balance would be without it."
      : "Without \(PageWords.list(flips)) the balance would have the other sign."
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

  private func describe(
    _ unit: Influence.Unit, _ held: [Int], _ poles: LexiconOutline.Poles,
    _ book: inout EvidenceBook
  ) throws -> (kind: Int, unit: String, name: String?, evidence: Evidence.ID?) {
    switch unit {
    case .term(let number):
      guard held[0] < limit else { return (0, "term", nil, nil) }
      let term = termNumbers[number]
      let evidence = try book.add(
        term.text, filter: "term = \(term.text)", PageSections.sides(of: .term(term), corpus))
      return (0, "term", term.text, evidence)
    case .category(let number):
      guard held[1] < limit / 2 else { return (1, "category", nil, nil) }
      let category = corpus.outline.categories[number]
      let evidence = try book.add(
        PageSections.name(category), filter: "category = \(category.path)",
        PageSections.sides(of: .category(number), corpus))
      return (1, "category", PageSections.name(category), evidence)
    case .document(let number):
      guard held[2] < limit / 2 else { return (2, "document", nil, nil) }
      let evidence = try book.add(document: number, poles)
      return (2, "document", corpus.documents[number].row.id, evidence)
    }
  }
}
