import CorpusModel
import Measures
import Testing

/// Two groups of small documents, compared.
struct GroupComparisonTests {
  /// A document with hits on two terms of the first pole's category 0 and one of the second's, category 1.
  static func document(_ words: Int, _ first: Int, _ other: Int, _ second: Int) -> ComparedDocument
  {
    let terms = [(0, first), (1, other), (2, second)].filter { $0.1 > 0 }
    return ComparedDocument(
      words: words, poles: PoleCount(first: first + other, second: second),
      categoryHits: [first + other, second],
      termHits: terms.map { ComparedDocument.TermHits(term: $0.0, hits: $0.1) })
  }

  static let documents = [
    document(1000, 8, 1, 2), document(800, 6, 0, 1), document(1200, 9, 2, 3),
    document(900, 1, 1, 9), document(1100, 2, 0, 8), document(700, 0, 1, 7),
    document(0, 0, 0, 0),
  ]
  static let isFirst = [true, true, true, false, false, false, true]

  static func comparison(swapped: Bool = false) -> GroupComparison {
    GroupComparison(
      documents, isFirst: swapped ? isFirst.map { !$0 } : isFirst, hasPoles: true)
  }

  @Test func figuresAreThoseOfTheDocuments() throws {
    let comparison = Self.comparison()
    #expect(comparison.documents == (3, 3))
    let balance = try #require(comparison.balance)
    #expect(balance.first.count == PoleCount(first: 26, second: 6))
    #expect(balance.second.count == PoleCount(first: 5, second: 24))
    let difference = try #require(balance.difference)
    #expect(
      abs(
        difference.value - Balance.logit(balance.first.count)
          + Balance.logit(balance.second.count)) < 1e-12)
    // Of 20 deals two are as far apart.
    #expect((0.08...0.12).contains(balance.p))
    #expect(comparison.terms.map(\.term) == [0, 1, 2])
    #expect(comparison.categories[0].first.hits == 26)
    #expect(comparison.categories[0].first.documents == 3)
    #expect(comparison.poles[1].second.hits == 24)
    #expect(comparison.terms[1].rates.first.documentsWithHits == 2)
  }

  @Test func theOtherWayRoundOnlySignsChange() throws {
    let (one, other) = (Self.comparison(), Self.comparison(swapped: true))
    let difference = try #require(one.balance?.difference)
    let opposite = try #require(other.balance?.difference)
    #expect(difference.value == -opposite.value)
    #expect(difference.interval.low == -opposite.interval.high)
    #expect(one.balance?.p == other.balance?.p)
    for (row, swapped) in zip(
      one.categories + one.terms.map(\.rates), other.categories + other.terms.map(\.rates))
    {
      #expect(row.logRatio == swapped.logRatio.map { -$0 })
      #expect(row.interval?.low == swapped.interval.map { -$0.high })
      #expect(
        abs((row.conservativeLogRatio ?? 0) + (swapped.conservativeLogRatio ?? 0)) < 1e-9)
      #expect(row.p == swapped.p && row.adjustedP == swapped.adjustedP)
      #expect(row.first == swapped.second && row.second == swapped.first)
    }
  }

  @Test func emptySidesCompareWithoutAValue() {
    let none = GroupComparison([Self.document(100, 1, 0, 1)], isFirst: [true], hasPoles: true)
    #expect(none.balance?.difference == nil)
    #expect(none.terms.allSatisfy { $0.rates.logRatio == nil && $0.rates.p == 1 })
    #expect(GroupComparison([], isFirst: [], hasPoles: false).balance == nil)
  }

  @Test func influenceIsWhatLeavingOutChanges() throws {
    let all = Influence.all(
      Self.documents, isFirst: Self.isFirst, categoryPoles: [0, 1], termCategories: [0, 0, 1])
    let sizes = all.map { abs($0.change) }
    #expect(sizes == sizes.sorted(by: >))
    let term = try #require(all.first { $0.unit == .term(0) })
    let expected =
      Balance.logit(PoleCount(first: 3, second: 6)) - Balance.logit(PoleCount(first: 2, second: 24))
    #expect(abs(term.without - expected) < 1e-12)
    let document = try #require(all.first { $0.unit == .document(0) })
    let others =
      Balance.logit(PoleCount(first: 17, second: 4))
      - Balance.logit(PoleCount(first: 5, second: 24))
    #expect(abs(document.without - others) < 1e-12)
    #expect(all.first { $0.unit == .document(6) }?.change == 0)
    #expect(all.count == 3 + 2 + 7)
  }

  @Test func aSignThatHangsOnOneTermIsSaid() {
    let documents = [Self.document(500, 20, 1, 9), Self.document(500, 2, 4, 5)]
    let all = Influence.all(
      documents, isFirst: [true, false], categoryPoles: [0, 1], termCategories: [0, 0, 1])
    #expect(all.first { $0.unit == .term(0) }?.flipsSign == true)
    #expect(all.first { $0.unit == .term(1) }?.flipsSign == false)
  }
}
