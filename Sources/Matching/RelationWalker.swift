import CorpusModel

/// A stretch of one or two sentences in which relations are looked for.
struct RelationWindow {
  /// The number of the first sentence.
  let sentence: Int
  /// 1 or 2.
  let sentenceCount: Int
  /// The tokens.
  let tokens: Range<Int>
  /// The first token of the second sentence.
  let boundary: Int?
  /// The hits, as indices into the document's.
  let hits: Range<Int>
  private var words = AtomSet()
  private var isFilled: [Bool]

  init(
    sentence: Int, sentenceCount: Int, tokens: Range<Int>, boundary: Int?, hits: Range<Int>,
    of all: (tokens: [Token], hits: [Hit]), resolver: TypeResolver, slots: [[Bool]]
  ) {
    self.sentence = sentence
    self.sentenceCount = sentenceCount
    self.tokens = tokens
    self.boundary = boundary
    self.hits = hits
    isFilled = slots.map { slot in hits.contains { slot[all.hits[$0].category.index] } }
    for index in tokens {
      for reference in resolver.atoms(of: all.tokens[index].type) {
        words.insert(resolver.pool[reference])
      }
    }
  }

  /// The hits of the second sentence, if there are any.
  func second(_ all: [Hit]) -> Range<Int>? {
    let start = hits.first { Int(all[$0].sentence) > sentence }
    return start.map { $0..<hits.upperBound }
  }

  /// Whether every word of a sequence stands here, and a hit for every slot.
  func mayHold(_ sequence: CompiledRelations.Sequence) -> Bool {
    sequence.slots.allSatisfy { isFilled[$0] } && sequence.words.isSubset(of: words)
  }
}

/// One way in which a sequence fits.
struct RelationMatch: Hashable {
  /// The index of its first token.
  var start: Int
  /// One past the index of its last token.
  var end: Int
  /// The hits in its slots.
  var hits: [Int]

  /// More hits are better, then fewer words, then an earlier start.
  func isBetter(than other: RelationMatch) -> Bool {
    if hits.count != other.hits.count { return hits.count > other.hits.count }
    if end - start != other.end - other.start { return end - start < other.end - other.start }
    return start < other.start
  }
}

/// Fits a sequence of elements to tokens and hits, trying all ways.
struct RelationWalker {
  let window: RelationWindow
  let tokens: [Token]
  let hits: [Hit]
  let resolver: TypeResolver
  let slots: [[Bool]]

  /// How many words may stand between two hits of one list: `a rewarding life with purpose`.
  private static let listGap = 3
  /// How many steps one start may cost; sentences that need more are no sentences.
  private static let stepLimit = 20_000

  /// The best way in which the elements fit from a token on.
  func match(_ elements: [CompiledRelations.Element], from start: Int) -> RelationMatch? {
    var search = Search(best: nil, stepsLeft: RelationWalker.stepLimit)
    walk(elements[...], at: start, from: start, hits: [], &search)
    return search.best
  }

  private struct Search {
    var best: RelationMatch?
    var stepsLeft: Int
  }

  private func walk(
    _ elements: ArraySlice<CompiledRelations.Element>, at position: Int, from start: Int,
    hits taken: [Int], _ search: inout Search
  ) {
    search.stepsLeft -= 1
    guard search.stepsLeft > 0 else { return }
    guard let element = elements.first else {
      let match = RelationMatch(start: start, end: max(position, start + 1), hits: taken)
      if search.best.map({ match.isBetter(than: $0) }) ?? true { search.best = match }
      return
    }
    let rest = elements.dropFirst()
    switch element {
    case .pause:
      guard position < window.tokens.upperBound, position != window.boundary,
        tokens[position].gap.contains(.barrier)
      else { return }
      walk(rest, at: position, from: start, hits: taken, &search)
    case .sentenceEnd:
      guard position == window.boundary else { return }
      walk(rest, at: position, from: start, hits: taken, &search)
    case .gap(let low, let high):
      skip(low...high, rest, at: position, from: start, hits: taken, &search)
    case .anyWord:
      guard position < window.tokens.upperBound else { return }
      walk(rest, at: position + 1, from: start, hits: taken, &search)
    case .word(let atom):
      guard position < window.tokens.upperBound, hasAtom(atom, at: position) else { return }
      walk(rest, at: position + 1, from: start, hits: taken, &search)
    case .slot(let slot):
      fill(slot, rest, at: position, from: start, hits: taken, &search)
    }
  }

  private func skip(
    _ bounds: ClosedRange<Int>, _ rest: ArraySlice<CompiledRelations.Element>, at position: Int,
    from start: Int, hits taken: [Int], _ search: inout Search
  ) {
    for length in bounds {
      let next = position + length
      guard next <= window.tokens.upperBound else { return }
      // A stretch of words stays in its sentence; only `.` goes on to the next.
      if let boundary = window.boundary, position < boundary, next > boundary { return }
      walk(rest, at: next, from: start, hits: taken, &search)
    }
  }

  private func hasAtom(_ atom: UInt32, at position: Int) -> Bool {
    resolver.atoms(of: tokens[position].type).contains { resolver.pool[$0] == atom }
  }

  /// Fills a slot with the hit at a position, and with each longer list that begins with it.
  private func fill(
    _ slot: Int, _ rest: ArraySlice<CompiledRelations.Element>, at position: Int, from start: Int,
    hits taken: [Int], _ search: inout Search
  ) {
    guard
      var last = window.hits.first(where: {
        Int(hits[$0].firstToken) == position && slots[slot][hits[$0].category.index]
      })
    else { return }
    var list = taken + [last]
    walk(rest, at: Int(hits[last].endToken), from: start, hits: list, &search)
    while let next = nextInList(after: last, slot) {
      list.append(next)
      last = next
      walk(rest, at: Int(hits[last].endToken), from: start, hits: list, &search)
    }
  }

  private func nextInList(after last: Int, _ slot: Int) -> Int? {
    let next = last + 1
    guard next < window.hits.upperBound, slots[slot][hits[next].category.index],
      hits[next].sentence == hits[last].sentence,
      Int(hits[next].firstToken) - Int(hits[last].endToken) <= RelationWalker.listGap
    else { return nil }
    return next
  }
}
