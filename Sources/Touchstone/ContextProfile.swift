import CorpusModel
import Glibc

/// A place beside a word and what stands there.
struct WordContext: Hashable {
  /// −2, −1, 1 or 2.
  var place: Int8
  var form: UInt32

  /// Calls `body` with the contexts of some words; a comma, bracket or sentence end is a context too.
  static func forEach(
    of words: Range<Int>, in passage: Range<Int>, _ finder: GramFinder,
    _ body: (WordContext) -> Void
  ) {
    for place in [-1, -2] {
      let index = words.lowerBound + place
      guard index >= passage.lowerBound, !finder.words[index + 1].traits.contains(.barrier) else {
        body(WordContext(place: Int8(place), form: Gram.none))
        break
      }
      body(WordContext(place: Int8(place), form: finder.numbers[Int(finder.words[index].form)]))
    }
    for place in [1, 2] {
      let index = words.upperBound - 1 + place
      guard index < passage.upperBound, !finder.words[index].traits.contains(.barrier) else {
        body(WordContext(place: Int8(place), form: Gram.none))
        break
      }
      body(WordContext(place: Int8(place), form: finder.numbers[Int(finder.words[index].form)]))
    }
  }
}

/// Which words stand beside the hits of each category, and beside any word.
struct ContextCounts {
  private(set) var all: [WordContext: Int] = [:]
  private(set) var total = 0
  private(set) var beside: [[WordContext: Int]]
  private(set) var totals: [Int]

  init(categories: Int) {
    beside = [[WordContext: Int]](repeating: [:], count: categories)
    totals = [Int](repeating: 0, count: categories)
  }

  /// Counts the contexts of a sentence's words and hits.
  mutating func add(
    _ passage: PassageDigest.Passage, _ digest: PassageDigest, _ finder: GramFinder
  ) {
    for index in passage.words {
      let form = finder.numbers[Int(finder.words[index].form)]
      guard finder.forms.traits(form).contains(.content) else { continue }
      WordContext.forEach(of: index..<(index + 1), in: passage.words, finder) {
        all[$0, default: 0] += 1
        total += 1
      }
    }
    for hit in digest.hits[passage.hits] {
      WordContext.forEach(of: hit.words, in: passage.words, finder) {
        beside[hit.category.index][$0, default: 0] += 1
        totals[hit.category.index] += 1
      }
    }
  }
}

/// What each context says for each category that is asked for.
struct ContextWeights: Sendable {
  /// Added to observed and expected counts alike, so that rare contexts say little.
  private static let damping = 2.0

  private var rows: [WordContext: Int] = [:]
  private var weights: [Double] = []
  private let width: Int

  /// The damped pointwise mutual information of a context and a category, where positive:
  /// `ln((c + κ) / (e + κ))`, c the context's count beside hits and e what would be expected of it.
  ///
  /// Words of one kind stand in the same places (Harris 1954, *Word* 10, 146–162); Church & Hanks 1990,
  /// *Computational Linguistics* 16(1), 22–29, with κ = 2 added for rare contexts.
  init(_ counts: ContextCounts, for categories: [CategoryID]) {
    width = categories.count
    for (slot, category) in categories.enumerated() {
      let scale = Double(counts.totals[category.index]) / Double(max(1, counts.total))
      for (context, count) in counts.beside[category.index] {
        let expected = Double(counts.all[context] ?? 0) * scale
        let ratio =
          (Double(count) + ContextWeights.damping) / (expected + ContextWeights.damping)
        let row = row(of: context)
        weights[row * width + slot] = max(0, log(ratio))
      }
    }
  }

  private mutating func row(of context: WordContext) -> Int {
    if let row = rows[context] { return row }
    rows[context] = rows.count
    weights += repeatElement(0, count: width)
    return rows.count - 1
  }

  /// Adds what a context says to a sum for each category.
  func add(_ context: WordContext, to sums: inout [Double], at start: Int) {
    guard let row = rows[context] else { return }
    for slot in 0..<width { sums[start + slot] += weights[row * width + slot] }
  }
}
