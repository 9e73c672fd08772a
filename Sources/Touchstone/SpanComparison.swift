import Measures

/// Compares the hits in one text with what a coder marked there, for one pole or category.
struct SpanComparison {
  /// A hit, by the tokens that it takes.
  struct Found: Hashable {
    /// The tokens.
    var tokens: Range<Int>
    /// Its place among the hits of the text.
    var index: Int
  }

  /// How many agree.
  private(set) var tally = SpanTally()
  /// The coded places of which no word was found.
  private(set) var missed: [Range<Int>] = []
  /// The hits that share no word with a coded place.
  private(set) var falseAlarms: [Found] = []

  /// Compares.
  ///
  /// Words that stand several times in the text and were marked once are one coded span, which may be
  /// found at any of its places; a hit at another of them is a repeat, neither right nor wrong.
  init(coded stretches: [CodedStretch], found: [Found]) {
    var chosen: [Range<Int>] = []
    var spare: [Range<Int>] = []
    // Longer stretches first, so that a short one does not take a place inside a long one if it has others.
    let order = stretches.sorted { ($0.places[0].count, $1.text) > ($1.places[0].count, $0.text) }
    for stretch in order {
      let ranked = stretch.places.enumerated().sorted { left, right in
        let ranks = [left, right].map { place in
          (SpanComparison.rank(place.element, found, chosen), place.offset)
        }
        return ranks[0] < ranks[1]
      }.map(\.element)
      chosen += ranked.prefix(stretch.count)
      spare += ranked.dropFirst(stretch.count)
    }
    judge(chosen.sorted { $0.lowerBound < $1.lowerBound }, found)
    judge(found, chosen, spare)
  }

  /// How well a place suits: first those outside of other coded spans, then those that are hit.
  private static func rank(
    _ place: Range<Int>, _ found: [Found], _ chosen: [Range<Int>]
  ) -> Int {
    let isTaken = chosen.contains { $0.overlaps(place) }
    let isExact = found.contains { $0.tokens == place }
    let isHit = found.contains { $0.tokens.overlaps(place) }
    return (isTaken ? 3 : 0) + (isExact ? 0 : isHit ? 1 : 2)
  }

  private mutating func judge(_ chosen: [Range<Int>], _ found: [Found]) {
    for place in chosen {
      let hits = found.filter { $0.tokens.overlaps(place) }
      if hits.contains(where: { $0.tokens == place }) {
        tally.exact += 1
      } else if !hits.isEmpty {
        tally.partialCoded += 1
      } else {
        tally.missed += 1
        missed.append(place)
      }
    }
  }

  private mutating func judge(
    _ found: [Found], _ chosen: [Range<Int>], _ spare: [Range<Int>]
  ) {
    for hit in found where !chosen.contains(hit.tokens) {
      if chosen.contains(where: { $0.overlaps(hit.tokens) }) {
        tally.partialFound += 1
      } else if spare.contains(where: { $0.overlaps(hit.tokens) }) {
        tally.repeats += 1
      } else {
        tally.falseAlarms += 1
        falseAlarms.append(hit)
      }
    }
  }
}
