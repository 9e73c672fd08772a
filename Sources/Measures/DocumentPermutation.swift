internal import Glibc

/// Whether two groups of documents differ by more than chance, when whole documents are what chance deals out.
///
/// `p = (1 + #{s* ≥ s}) / (B + 1)` over B deals of the documents to groups of the same numbers: Lijffijt, Nevalainen, Säily,
/// Papapetrou, Puolamäki & Mannila 2016, *Digital Scholarship in the Humanities* 31(2), 374–397; as the R package keyperm does it.
/// The words of a document stay together, so that words which bunch in documents raise no false alarm, as they do with G².
package struct DocumentPermutation: Sendable {
  /// The hits of one thing in the documents that have any.
  package struct Item: Sendable {
    /// The documents by number, in ascending order.
    package var documents: [Int]
    /// The hits in each of them.
    package var hits: [Int]

    /// Makes an item.
    package init(documents: [Int], hits: [Int]) {
      precondition(documents.count == hits.count, "each document has its hits")
      (self.documents, self.hits) = (documents, hits)
    }
  }

  private let words: [Int]
  private let isFirst: [Bool]
  /// How many documents the smaller group has.
  private let size: Int
  private let rounds: Int
  private let seed: UInt64

  /// Makes a test.
  ///
  /// The deals depend on the number of documents and the size of the smaller group only: which group is called the first
  /// changes nothing.
  ///
  /// - Parameters:
  ///   - words: the running words of each document, in the order of their names.
  ///   - isFirst: whether it belongs to the first group.
  ///   - rounds: B, how often they are dealt.
  ///   - seed: where the deals begin.
  package init(words: [Int], isFirst: [Bool], rounds: Int = 9_999, seed: UInt64 = 1) {
    precondition(words.count == isFirst.count, "each document belongs to a group")
    self.words = words
    let firsts = isFirst.count { $0 }
    // The statistics are symmetric: the smaller group's documents are those that are drawn.
    let drawsFirst = firsts * 2 <= isFirst.count
    self.isFirst = drawsFirst ? isFirst : isFirst.map { !$0 }
    size = drawsFirst ? firsts : isFirst.count - firsts
    self.rounds = rounds
    self.seed = seed
  }

  /// Deals the documents out, the same each time: kept, the deals would take more room than all counts.
  private func forEachDeal(_ body: (ArraySlice<Int>) -> Void) {
    var generator = SplitMix64(state: seed)
    var deck = Array(words.indices)
    for _ in 0..<rounds {
      for place in 0..<size {
        deck.swapAt(place, place + generator.below(deck.count - place))
      }
      body(deck[..<size])
    }
  }

  /// Whether there is anything to deal out: two groups that are not empty.
  private var isPossible: Bool { isFirst.contains(true) && isFirst.contains(false) }

  /// p for the difference of each item's rates, by the size of the log ratio; 1 where nothing can be dealt.
  package func ratePValues(_ items: [Item]) -> [Double] {
    guard isPossible else { return items.map { _ in 1 } }
    let allWords = words.reduce(0, +)
    let sums = items.map { $0.hits.reduce(0, +) }
    func statistic(_ hits: Int, _ words: Int, _ item: Int) -> Double {
      let pair = FrequencyPair(
        hits: hits, words: words, otherHits: sums[item] - hits, otherWords: allWords - words)
      return abs(pair.logRatio ?? 0)
    }
    let real = words.indices.filter { isFirst[$0] }
    let realWords = real.reduce(0) { $0 + words[$1] }
    let observed = items.indices.map { number in
      statistic(hits(items[number], isFirst), realWords, number)
    }
    var exceeding = [Int](repeating: 0, count: items.count)
    var membership = [Bool](repeating: false, count: words.count)
    forEachDeal { draw in
      var drawnWords = 0
      for document in draw {
        membership[document] = true
        drawnWords += words[document]
      }
      for number in items.indices {
        let value = statistic(hits(items[number], membership), drawnWords, number)
        // Sums that are equal must count as such, whichever way they were rounded.
        if value >= observed[number] - 1e-12 { exceeding[number] += 1 }
      }
      for document in draw { membership[document] = false }
    }
    return exceeding.map { Double($0 + 1) / Double(rounds + 1) }
  }

  private func hits(_ item: Item, _ membership: [Bool]) -> Int {
    var sum = 0
    for place in item.documents.indices where membership[item.documents[place]] {
      sum += item.hits[place]
    }
    return sum
  }

  /// p for the difference of two groups' balances; 1 where nothing can be dealt.
  ///
  /// - Parameters:
  ///   - first: each document's hits on the first pole.
  ///   - second: its hits on the second pole.
  /// - Returns: the share of deals that are as far apart.
  package func balancePValue(first: [Int], second: [Int]) -> Double {
    guard isPossible else { return 1 }
    let (allFirst, allSecond) = (first.reduce(0, +), second.reduce(0, +))
    func statistic(_ v: Int, _ t: Int) -> Double {
      func logit(_ v: Int, _ t: Int) -> Double { log((Double(v) + 0.5) / (Double(t) + 0.5)) }
      return abs(logit(v, t) - logit(allFirst - v, allSecond - t))
    }
    let real = words.indices.filter { isFirst[$0] }
    let observed = statistic(
      real.reduce(0) { $0 + first[$1] }, real.reduce(0) { $0 + second[$1] })
    var exceeding = 0
    forEachDeal { draw in
      var (v, t) = (0, 0)
      for document in draw {
        v += first[document]
        t += second[document]
      }
      if statistic(v, t) >= observed - 1e-12 { exceeding += 1 }
    }
    return Double(exceeding + 1) / Double(rounds + 1)
  }
}
