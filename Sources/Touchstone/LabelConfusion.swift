/// Which pole or category the lexicon gave where the coder gave another.
struct LabelConfusion: Sendable {
  /// What a coder said and what the lexicon said of the same sentences.
  struct Cell: Hashable, Sendable {
    /// What was coded: poles joined by `+`, or a category; `none` where there was nothing.
    var coded: String
    /// What was found, written the same way.
    var found: String
  }

  /// Sentences by the poles that were coded and found, where both poles were coded.
  private(set) var poles: [Cell: Int] = [:]
  /// Sentences by a category that was coded and not found, and one that was found and not coded.
  private(set) var categories: [Cell: Int] = [:]
  private let poleNames: [String]
  private let categoryNames: Set<String>

  /// The name for nothing coded, or nothing found.
  static let none = "none"

  /// Makes empty tables.
  init(poles: [String], labels: [String]) {
    poleNames = poles.allSatisfy(labels.contains) ? poles : []
    categoryNames = Set(labels.filter { !poles.contains($0) })
  }

  /// What may be coded or found on the poles, in the order of a table.
  var poleOutcomes: [String] {
    guard poleNames.count == 2 else { return [] }
    return [LabelConfusion.none] + poleNames + [poleNames.joined(separator: "+")]
  }

  /// Adds one sentence.
  mutating func add(coded: [(label: String, isCoded: Bool)], found: Set<String>) {
    let judged = Set(coded.map(\.label))
    let given = Set(coded.filter(\.isCoded).map(\.label))
    if !poleNames.isEmpty, poleNames.allSatisfy(judged.contains) {
      poles[Cell(coded: outcome(given), found: outcome(found)), default: 0] += 1
    }
    let wanted = given.intersection(categoryNames).intersection(judged)
    let here = found.intersection(categoryNames).intersection(judged)
    let both = wanted.intersection(here)
    let (missed, extra) = (wanted.subtracting(here), here.subtracting(wanted))
    for name in both { categories[Cell(coded: name, found: name), default: 0] += 1 }
    for name in missed {
      for other in extra.isEmpty ? [LabelConfusion.none] : extra {
        categories[Cell(coded: name, found: other), default: 0] += 1
      }
    }
    if missed.isEmpty {
      for name in extra {
        categories[Cell(coded: LabelConfusion.none, found: name), default: 0] += 1
      }
    }
  }

  private func outcome(_ labels: Set<String>) -> String {
    let names = poleNames.filter(labels.contains)
    return names.isEmpty ? LabelConfusion.none : names.joined(separator: "+")
  }

  /// The cells of a table, by coded name, then found.
  static func sorted(_ table: [Cell: Int]) -> [(cell: Cell, count: Int)] {
    table.map { (cell: $0.key, count: $0.value) }.sorted {
      ($0.cell.coded, $0.cell.found) < ($1.cell.coded, $1.cell.found)
    }
  }
}
