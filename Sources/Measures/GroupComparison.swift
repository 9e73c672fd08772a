internal import CorpusModel

/// Two groups of documents, compared: the balance, the poles, the categories and the terms.
package struct GroupComparison: Sendable {
  /// The balances of both and what lies between them.
  package struct BalanceRow: Hashable, Sendable {
    /// The measures of the two groups.
    package let first, second: PoleMeasures
    /// The first balance less the second, with its interval; nil where a group has no words.
    package let difference: BalanceDifference?
    /// p by document permutation.
    package let p: Double
  }

  /// The balance; nil where the lexicon names no poles.
  package let balance: BalanceRow?
  /// The two poles; empty where the lexicon names none.
  package private(set) var poles: [RateComparison] = []
  /// The categories, by number.
  package private(set) var categories: [RateComparison] = []
  /// The terms, by number, those that stand on either side.
  package private(set) var terms: [(term: Int, rates: RateComparison)] = []
  /// The number of documents with words on each side.
  package let documents: (first: Int, second: Int)

  /// How the permutations are dealt.
  package struct Dealing: Hashable, Sendable {
    /// How many there are.
    package var rounds = 9_999
    /// Where they begin.
    package var seed: UInt64 = 1

    /// Makes the default: 9,999 deals.
    package init() {}
  }

  /// Compares two groups.
  ///
  /// - Parameters:
  ///   - documents: those of both groups, in the order of their names.
  ///   - isFirst: whether each belongs to the first group.
  ///   - hasPoles: whether the lexicon names poles.
  ///   - dealing: how the permutations are dealt.
  ///   - thresholds: the bounds of the reliability flag.
  package init(
    _ documents: [ComparedDocument], isFirst: [Bool], hasPoles: Bool, dealing: Dealing = .init(),
    thresholds: Reliability.Thresholds = .init()
  ) {
    // A document without words cannot hold a hit; dealing it out would only blur the groups.
    let held = documents.indices.filter { documents[$0].words > 0 }
    let documents = held.map { documents[$0] }
    let isFirst = held.map { isFirst[$0] }
    let counts = ComparedCounts(documents, isFirst: isFirst)
    self.documents = (counts.firsts.count, counts.seconds.count)
    let deals = DocumentPermutation(
      words: documents.map(\.words), isFirst: isFirst, rounds: dealing.rounds, seed: dealing.seed)
    balance =
      hasPoles
      ? GroupComparison.balance(documents, counts, deals: deals, thresholds) : nil
    if hasPoles {
      poles = counts.compared(
        [documents.map(\.poles.first), documents.map(\.poles.second)], deals)
    }
    let categoryCount = documents.first?.categoryHits.count ?? 0
    categories = counts.compared(
      (0..<categoryCount).map { number in documents.map { $0.categoryHits[number] } }, deals)
    let (numbers, items) = ComparedCounts.terms(of: documents)
    terms = Array(zip(numbers, counts.compared(items, deals)))
  }

  private static func balance(
    _ documents: [ComparedDocument], _ counts: ComparedCounts, deals: DocumentPermutation,
    _ thresholds: Reliability.Thresholds
  ) -> BalanceRow {
    func measures(_ side: [Int]) -> PoleMeasures {
      let clusters = ClusterMoments(side.map { documents[$0].poles })
      return PoleMeasures(
        words: side.reduce(0) { $0 + documents[$1].words }, count: clusters.poles,
        clusters: clusters, thresholds: thresholds)
    }
    let (first, second) = (measures(counts.firsts), measures(counts.seconds))
    var difference: BalanceDifference?
    if let one = first.balance, let other = second.balance {
      let isClustered = one.method == .clusterRobust || other.method == .clusterRobust
      difference = BalanceDifference(
        one, other,
        clusters: isClustered ? min(counts.firsts.count, counts.seconds.count) : nil)
    }
    return BalanceRow(
      first: first, second: second, difference: difference,
      p: deals.balancePValue(
        first: documents.map(\.poles.first), second: documents.map(\.poles.second)))
  }
}

/// The documents of two groups, and what is counted in them, laid out for comparing.
private struct ComparedCounts {
  let words: [Int]
  let firsts: [Int]
  let seconds: [Int]

  init(_ documents: [ComparedDocument], isFirst: [Bool]) {
    words = documents.map(\.words)
    firsts = documents.indices.filter { isFirst[$0] }
    seconds = documents.indices.filter { !isFirst[$0] }
  }

  /// Compares dense counts: for each item its hits in every document.
  func compared(_ items: [[Int]], _ deals: DocumentPermutation) -> [RateComparison] {
    compared(
      items.map { hits in
        let documents = hits.indices.filter { hits[$0] > 0 }
        return DocumentPermutation.Item(
          documents: documents, hits: documents.map { hits[$0] })
      }, deals)
  }

  /// Compares items; p is adjusted over all of them.
  func compared(
    _ items: [DocumentPermutation.Item], _ deals: DocumentPermutation
  ) -> [RateComparison] {
    var dense = [Int](repeating: 0, count: words.count)
    let firstWords = firsts.map { words[$0] }
    let secondWords = seconds.map { words[$0] }
    var result = items.map { item in
      for (document, hits) in zip(item.documents, item.hits) { dense[document] = hits }
      defer { for document in item.documents { dense[document] = 0 } }
      return RateComparison(
        hits: firsts.map { dense[$0] }, words: firstWords,
        otherHits: seconds.map { dense[$0] }, otherWords: secondWords, family: items.count)
    }
    let values = deals.ratePValues(items)
    for (index, adjusted) in FalseDiscovery.adjusted(values).enumerated() {
      result[index].p = values[index]
      result[index].adjustedP = adjusted
    }
    return result
  }

  /// The terms that stand in the documents, by number, with their hits.
  static func terms(
    of documents: [ComparedDocument]
  ) -> (numbers: [Int], items: [DocumentPermutation.Item]) {
    var byTerm: [Int: DocumentPermutation.Item] = [:]
    for (number, document) in documents.enumerated() {
      for term in document.termHits {
        byTerm[term.term, default: .init(documents: [], hits: [])].documents.append(number)
        byTerm[term.term]?.hits.append(term.hits)
      }
    }
    let numbers = byTerm.keys.sorted()
    return (numbers, numbers.compactMap { byTerm[$0] })
  }
}
