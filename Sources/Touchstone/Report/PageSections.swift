import CorpusModel
import Measures
import Reporting

/// The sections that reports of scans and of comparisons share.
enum PageSections {
  /// A category's name for people.
  static func name(_ category: LexiconOutline.Category) -> String {
    category.label.isEmpty ? category.path : category.label
  }

  /// The sides of a figure that counts something in all groups: one for each, if they are few.
  static func sides(of unit: EvidenceKey.Unit, _ corpus: PageCorpus) -> [EvidenceBook.Side] {
    let keys = corpus.groups.indices.map { EvidenceKey(unit: unit, scope: .group($0)) }
    guard corpus.groups.count == 2 else {
      return [EvidenceBook.Side(title: PageCorpus.all, keys: keys)]
    }
    return zip(corpus.groups, keys).map { EvidenceBook.Side(title: $0, keys: [$1]) }
  }

  // MARK: Contrasts

  /// How many statements of a group stand open.
  private static let openStatements = 4

  /// How many statements prefer which pole, in a sentence.
  static func tally(_ contrasts: ContrastStatements, _ poles: LexiconOutline.Poles) -> String {
    guard contrasts.total > 0 else {
      return "No statement was found that sets the one against the other."
    }
    var totals: [String: Int] = [:]
    for counts in contrasts.counts.values { totals.merge(counts) { $0 + $1 } }
    let parts = [poles.first, poles.second, "both"].compactMap { pole -> String? in
      guard let count = totals[pole], count > 0 else { return nil }
      return pole == "both" ? "\(count) want both" : "\(count) prefer \(pole)"
    }
    return
      "\(Plural.of(contrasts.total, "statement")) \(contrasts.total == 1 ? "sets" : "set") the one against the other: "
      + PageWords.list(parts) + "."
  }

  /// The statements themselves.
  static func contrasts(
    _ contrasts: ContrastStatements, _ quotes: PageQuotes, _ sample: EvidenceSample,
    _ poles: LexiconOutline.Poles
  ) throws -> ReportPage.Section {
    var section = ReportPage.Section(
      "contrasts",
      "\(poles.first.prefix(1).uppercased() + poles.first.dropFirst()) set against \(poles.second)",
      lead: [tally(contrasts, poles)])
    guard contrasts.total > 0 else { return section }
    section.lead[0] +=
      " The losing side is struck through."
      + (contrasts.shown.count < contrasts.total
        ? " Shown are \(contrasts.shown.count), drawn at random; all stand in relations.csv." : "")
    let groups = quotes.corpus.groups
    for group in groups.indices {
      let shown = try contrasts.shown.filter { $0.group == group }
        .map { try contrasts.quote($0, quotes, sample, poles) }
      guard !shown.isEmpty else { continue }
      if groups.count > 1 { section.parts.append(.heading(groups[group])) }
      section.parts.append(.quotes(Array(shown.prefix(openStatements))))
      let rest = Array(shown.dropFirst(openStatements))
      if !rest.isEmpty {
        section.parts.append(.folded(title: "\(rest.count) more", [.quotes(rest)]))
      }
    }
    return section
  }

  // MARK: Trend

  /// The section on change with time.
  static func trend(_ trend: (chart: Chart, words: [String])?) -> ReportPage.Section {
    guard let trend else {
      return ReportPage.Section(
        "trend", "Change with time",
        lead: ["The documents have no dates, or too few different ones, to show a change."])
    }
    return ReportPage.Section(
      "trend", "Change with time", lead: trend.words, parts: [.chart(trend.chart)])
  }

  // MARK: Method

  /// How the figures came about.
  ///
  /// - Parameters:
  ///   - outline: the lexicon.
  ///   - dealing: how documents were dealt out, in a comparison.
  /// - Returns: the section.
  static func method(
    _ outline: LexiconOutline, _ dealing: GroupComparison.Dealing?
  ) -> ReportPage.Section {
    let thresholds = Reliability.Thresholds()
    var items = [
      "Words are counted by the lexicon \(outline.name) \(outline.version) (SHA-256 \(outline.sha256.prefix(12))…). The "
        + "longest pattern wins; phrases never cross sentences; names and false friends are not counted."
    ]
    if let poles = outline.poles {
      items.append(
        "The balance is ln((\(poles.first) + ½) / (\(poles.second) + ½)), from hits; charts show it as the ratio of the "
          + "two. Its interval comes from the spread between documents, or between paragraphs of a single one."
      )
    }
    items.append(
      "A text of fewer than \(thresholds.insufficientWords) words or \(thresholds.insufficientHits) hits is insufficient "
        + "and never ranked; under \(thresholds.lowWords) words or \(thresholds.lowHits) hits its reliability is low."
    )
    if let dealing {
      items.append(
        "p comes from dealing whole documents to the groups at random, \(Number.grouped(dealing.rounds)) times (seed "
          + "\(dealing.seed)); it is adjusted for all categories, or terms, being looked at together (Benjamini and Hochberg)."
      )
    }
    items += [
      "The sentences behind figures are drawn by a fixed rule that looks at nothing but document and place: sentences "
        + "before headings, from as many documents as there are.",
      "Limits: a word list reads words, not meanings. Irony, other languages and terms that the lexicon lacks are not "
        + "seen, and what is quoted or denied is counted like the rest (findings.csv marks it). Documents that speak often "
        + "of values may do so for any reason.",
      Summary.statement,
    ]
    return ReportPage.Section("method", "Method and limits", parts: [.list(items)])
  }

  /// The line at the foot of a page.
  static func colophon(_ outline: LexiconOutline) -> String {
    "Made by Touchstone \(Version.current) with the lexicon \(outline.name) \(outline.version). Versions, options and "
      + "digests of every input are in manifest.json, beside this file."
  }
}
