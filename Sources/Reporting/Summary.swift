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
    /// Its measures, documents being the clusters; nil where the lexicon names no poles.
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
  /// The doubts about documents that were read.
  package let notes: Int
}

/// The totals of a run while it goes on: integers for each group, whatever the number of documents.
struct RunningSummary {
  private let outline: LexiconOutline
  private let thresholds: Reliability.Thresholds
  private let poles: PoleIndex?
  private var all: GroupTotals
  private var ungrouped: GroupTotals
  private var groups: [String: GroupTotals] = [:]
  private var errors = 0
  private var notes = 0

  /// Starts a summary.
  init(_ outline: LexiconOutline, _ thresholds: Reliability.Thresholds) {
    self.outline = outline
    self.thresholds = thresholds
    poles = PoleIndex(outline)
    all = GroupTotals(categories: outline.categories.count)
    ungrouped = all
  }

  /// Adds a document.
  mutating func add(_ counts: CountTable, group: String?) {
    all.add(counts, poles: poles)
    guard let group else { return ungrouped.add(counts, poles: poles) }
    let empty = GroupTotals(categories: outline.categories.count)
    groups[group, default: empty].add(counts, poles: poles)
  }

  /// Adds a problem.
  mutating func add(_ problem: Problem) {
    switch problem.severity {
    case .error: errors += 1
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
      errors: errors, notes: notes)
  }

  private func group(_ name: String, _ totals: GroupTotals) -> Summary.Group {
    let measures = poles.map { _ in
      PoleMeasures(
        words: totals.counts.words, clusters: totals.clusters, thresholds: thresholds)
    }
    return Summary.Group(name: name, counts: totals.counts, measures: measures)
  }
}
