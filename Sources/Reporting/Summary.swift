package import CorpusModel
package import Measures

/// The figures of a whole run and of its groups: for `summary.csv`, `summary.json` and a terminal.
package struct Summary: Hashable, Sendable {
  /// What every report says about its figures.
  package static let statement = "This measures references to values, not values held."
  /// The name of the group of all documents.
  package static let all = "(all)"
  /// The name of the group of documents that belong to none, where others belong to one.
  package static let ungrouped = "(none)"

  /// The figures of one group.
  package struct Group: Hashable, Sendable {
    /// The group's name.
    package let name: String
    /// What was counted in its documents.
    package let counts: CountTable
    /// Its measures; nil where the lexicon names no poles.
    ///
    /// Documents are the clusters, or paragraphs where there is only one document.
    package let measures: PoleMeasures?
  }

  /// The lexicon.
  package let outline: LexiconOutline
  /// The bounds of the reliability flag.
  package let thresholds: Reliability.Thresholds
  /// The whole corpus, then the groups in byte order of their names.
  package let groups: [Group]
  /// The documents that were not read.
  package let errors: Int
  /// The documents that were read and are probably not what the user takes them for.
  package let warnings: Int
  /// The doubts about documents that were read.
  package let notes: Int
}

/// The totals of a run while it goes on: integers for each group, whatever the number of documents.
struct RunningSummary {
  private let outline: LexiconOutline
  private let thresholds: Reliability.Thresholds
  private var all: GroupTotals
  private var ungrouped: GroupTotals
  private var groups: [String: GroupTotals] = [:]
  /// The poles of each document with words, by group, where they are to be drawn again.
  private var documents: [String: PoleColumn]?
  private var errors = 0
  private var warnings = 0
  private var notes = 0

  /// Starts a summary.
  ///
  /// - Parameters:
  ///   - outline: the lexicon.
  ///   - thresholds: the bounds of the reliability flag.
  ///   - bootstraps: whether intervals come from drawing documents again; then each document's poles are kept.
  init(
    _ outline: LexiconOutline, _ thresholds: Reliability.Thresholds, bootstraps: Bool = false
  ) {
    documents = bootstraps ? [:] : nil
    self.outline = outline
    self.thresholds = thresholds
    all = GroupTotals(categories: outline.categories.count)
    ungrouped = all
  }

  /// Adds a document.
  mutating func add(_ document: EncodedDocument) {
    let categories = outline.categories.count
    var totals = GroupTotals(categories: categories)
    totals.add(document.counts, poles: document.poles, paragraphs: document.paragraphs)
    all.add(totals)
    // A row of the summary is told by its group's name: what is called like all, or like none, has no row of its own.
    let group = document.group.flatMap { [Summary.all, Summary.ungrouped].contains($0) ? nil : $0 }
    if let poles = document.poles, document.counts.words > 0 {
      documents?[group ?? Summary.ungrouped, default: PoleColumn()].append(poles)
    }
    if let group {
      groups[group, default: GroupTotals(categories: categories)].add(totals)
    } else {
      ungrouped.add(totals)
    }
  }

  /// Adds a problem.
  mutating func add(_ problem: Problem) {
    switch problem.severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .note: notes += 1
    }
  }

  /// The summary of what was added.
  func finished() -> Summary {
    var named = groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { group($0.key, $0.value) }
    if !named.isEmpty && ungrouped.counts.documents > 0 {
      named.append(group(Summary.ungrouped, ungrouped))
    }
    return Summary(
      outline: outline, thresholds: thresholds, groups: [group(Summary.all, all)] + named,
      errors: errors, warnings: warnings, notes: notes)
  }

  private func group(_ name: String, _ totals: GroupTotals) -> Summary.Group {
    var measures = outline.poles.map { _ in
      PoleMeasures(
        words: totals.counts.words, count: totals.poles, clusters: totals.clusters,
        thresholds: thresholds)
    }
    if let documents {
      var drawn = documents[name] ?? PoleColumn()
      if name == Summary.all {
        for (_, column) in documents.sorted(by: {
          $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }) { drawn.append(column) }
      }
      measures = measures?.bootstrapped(over: drawn)
    }
    return Summary.Group(name: name, counts: totals.counts, measures: measures)
  }
}
