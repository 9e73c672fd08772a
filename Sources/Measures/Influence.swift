package import CorpusModel

/// What a difference of two balances would be without one term, category or document.
///
/// The jackknife, one left out at a time: Quenouille 1956, *Biometrika* 43(3/4), 353–360.
package struct Influence: Hashable, Sendable {
  /// What is left out.
  package enum Unit: Hashable, Sendable {
    /// A term, by number.
    case term(Int)
    /// A category, by number.
    case category(Int)
    /// A document, by number.
    case document(Int)
  }

  /// What is left out.
  package let unit: Unit
  /// The difference without it.
  package let without: Double
  /// How much it adds: the difference with it less that without it.
  package let change: Double
  /// Whether the difference has another sign without it.
  package let flipsSign: Bool

  /// What each term, category and document adds to the difference of two groups' balances, the largest first.
  ///
  /// - Parameters:
  ///   - documents: those of both groups.
  ///   - isFirst: whether each belongs to the first group.
  ///   - categoryPoles: for each category 0 for the first pole, 1 for the second, nil for neither.
  ///   - termCategories: for each term its category.
  /// - Returns: all that stand in the documents, and all documents.
  package static func all(
    _ documents: [ComparedDocument], isFirst: [Bool], categoryPoles: [Int?],
    termCategories: [Int]
  ) -> [Influence] {
    var sides = [PoleCount(), PoleCount()]
    var categories = [[Int]](repeating: [0, 0], count: categoryPoles.count)
    var terms = [[Int]](repeating: [0, 0], count: termCategories.count)
    for (document, isFirst) in zip(documents, isFirst) {
      let side = isFirst ? 0 : 1
      sides[side].add(document.poles)
      for (category, hits) in document.categoryHits.enumerated() {
        categories[category][side] += hits
      }
      for term in document.termHits { terms[term.term][side] += term.hits }
    }
    func influence(_ unit: Unit, _ first: PoleCount, _ second: PoleCount) -> Influence {
      Influence(unit, of: (first, second), among: (sides[0], sides[1]))
    }
    func poles(_ category: Int, _ hits: Int) -> PoleCount {
      PoleCount(hits, onPole: categoryPoles[category])
    }
    var result: [Influence] = []
    for (term, hits) in terms.enumerated() where hits != [0, 0] {
      let category = termCategories[term]
      result.append(
        influence(.term(term), poles(category, hits[0]), poles(category, hits[1])))
    }
    for (category, hits) in categories.enumerated() where hits != [0, 0] {
      result.append(
        influence(.category(category), poles(category, hits[0]), poles(category, hits[1])))
    }
    for (number, document) in documents.enumerated() {
      let none = PoleCount()
      result.append(
        influence(
          .document(number), isFirst[number] ? document.poles : none,
          isFirst[number] ? none : document.poles))
    }
    return result.enumerated().sorted {
      (abs($1.element.change), $0.offset) < (abs($0.element.change), $1.offset)
    }.map(\.element)
  }

  /// What something adds to the difference of two groups' balances.
  ///
  /// - Parameters:
  ///   - unit: what it is.
  ///   - hits: its hits in the two groups.
  ///   - all: all hits of the two groups; the balance of a group without hits is 0.
  package init(
    _ unit: Unit, of hits: (first: PoleCount, second: PoleCount),
    among all: (first: PoleCount, second: PoleCount)
  ) {
    let whole = Balance.logit(all.first) - Balance.logit(all.second)
    let without =
      Balance.logit(all.first.subtracting(hits.first))
      - Balance.logit(all.second.subtracting(hits.second))
    self.unit = unit
    self.without = without
    change = whole - without
    flipsSign = whole * without < 0
  }
}

extension PoleCount {
  /// Hits on one pole: 0 is the first, 1 the second, nil neither.
  package init(_ hits: Int, onPole pole: Int?) {
    self.init(first: pole == 0 ? hits : 0, second: pole == 1 ? hits : 0)
  }

  fileprivate func subtracting(_ other: PoleCount) -> PoleCount {
    PoleCount(first: first - other.first, second: second - other.second)
  }
}
