import CorpusModel

/// The lists in a sentence: "trust, candour and fair dealing" has three items.
///
/// What stands in one list is of one kind (Hatzivassiloglou & McKeown 1997, *ACL*, 174–181, for adjectives; Widdows &
/// Dorow 2002, *COLING*, for nouns). A list needs a conjunction; between its first and last item only
/// short items may stand, for a comma alone may as well separate clauses.
struct CoordinationFinder {
  /// A list: its stretches of words, in order; the first may begin and the last may end outside of it.
  struct Chain {
    var items: [Range<Int>]

    /// Whether words stand where an item of the list must: at its end in the first stretch, at its start in the last,
    /// at either end in between.
    func holds(_ words: Range<Int>) -> Int? {
      guard let number = items.firstIndex(where: { $0.contains(words.lowerBound) }) else {
        return nil
      }
      let item = items[number]
      guard words.upperBound <= item.upperBound else { return nil }
      let endsItem = words.upperBound == item.upperBound
      let startsItem = words.lowerBound == item.lowerBound
      if number == 0 { return endsItem ? number : nil }
      return startsItem || endsItem && item.count <= CoordinationFinder.longest ? number : nil
    }
  }

  /// The most words that an item between the first and last may have.
  static let longest = 3

  /// The lists among the words of a sentence.
  static func chains(
    _ range: Range<Int>, _ words: [PassageDigest.Word], isConjunction: (Int) -> Bool
  ) -> [Chain] {
    guard range.contains(where: isConjunction) else { return [] }
    var result: [Chain] = []
    var items: [Range<Int>] = []
    var hasConjunction = false
    var start = range.lowerBound
    func close() {
      if items.count > 1, hasConjunction { result.append(Chain(items: items)) }
      items = []
      hasConjunction = false
    }
    func endItem(at end: Int) {
      guard start < end else { return }
      items.append(start..<end)
      if items.count > 1, end - start > longest {
        close()
        items.append(start..<end)
      }
    }
    for index in range {
      let traits = words[index].traits
      let isHard = traits.contains(.barrier) && !traits.contains(.comma)
      if isConjunction(index) {
        endItem(at: index)
        start = index + 1
        hasConjunction = true
      } else if traits.contains(.barrier), index > start {
        endItem(at: index)
        if isHard { close() }
        start = index
      }
    }
    endItem(at: range.upperBound)
    close()
    return result
  }
}
