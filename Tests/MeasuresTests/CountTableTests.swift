import CorpusModel
import Measures
import Testing

/// Counts add up in any grouping, and poles follow from categories.
struct CountTableTests {
  static let outline = LexiconOutline(
    name: "toy", version: "1", sha256: "",
    categories: [
      .init(path: "values.trust", label: "Trust", pole: "values"),
      .init(path: "context", label: "Context", pole: nil),
      .init(path: "targets.metrics", label: "Metrics", pole: "targets"),
      .init(path: "values.care", label: "Care", pole: "values"),
    ],
    poles: .init(first: "values", second: "targets"))

  static func document(_ number: Int) -> CountTable {
    var dice = Dice(seed: number)
    var table = CountTable(categories: 4)
    table.documents = 1
    table.words = number.isMultiple(of: 7) ? 0 : 100 + dice.below(900)
    table.tokens = table.words + dice.below(50)
    table.sentences = table.words / 15
    table.categoryHits = (0..<4).map { _ in table.words == 0 ? 0 : dice.below(5) }
    return table
  }

  static func totals(_ numbers: some Sequence<Int>) -> GroupTotals {
    var totals = GroupTotals(categories: 4)
    for number in numbers {
      let document = document(number)
      let count = PoleIndex(outline)?.count(document.categoryHits)
      let paragraphs = ClusterMoments([PoleCount(first: number), PoleCount(second: number)])
      totals.add(document, poles: count, paragraphs: paragraphs)
    }
    return totals
  }

  @Test(arguments: [1, 2, 3, 10, 39])
  func anySplitMergesToTheSameTotals(split: Int) {
    let whole = Self.totals(0..<40)
    var merged = Self.totals(split..<40)
    merged.add(Self.totals((0..<split).reversed()))
    #expect(merged == whole)
    #expect(whole.counts.documents == 40)
    #expect(PoleIndex(Self.outline)?.count(whole.counts.categoryHits) == whole.poles)
  }

  @Test
  func documentsWithoutWordsAreNoClusters() {
    #expect(Self.totals([0, 1, 7, 8]).clusters.clusters == 2)
  }

  @Test
  func oneDocumentIsJudgedByItsParagraphs() {
    let paragraphs = ClusterMoments([PoleCount(first: 1), PoleCount(second: 1)])
    #expect(Self.totals([1]).clusters == paragraphs)
    #expect(Self.totals([0, 1, 7]).clusters == paragraphs)
  }

  @Test
  func polesFollowFromCategories() {
    let index = PoleIndex(Self.outline)
    #expect(index?.count([1, 20, 300, 4000]) == PoleCount(first: 4001, second: 300))
    var plain = Self.outline
    plain.poles = nil
    #expect(PoleIndex(plain) == nil)
  }
}
