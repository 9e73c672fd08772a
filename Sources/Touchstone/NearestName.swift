/// Finds the known name that a mistyped one was meant to be.
enum NearestName {
  /// The name nearest to `word`, if one is near enough to be what was meant: a third of its letters wrong
  /// at most.
  static func of(_ word: String, among known: [String]) -> String? {
    let ranked = known.map { (name: $0, distance: distance(word.lowercased(), $0.lowercased())) }
    guard let best = ranked.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else {
      return nil
    }
    return best.distance * 3 <= max(word.count, best.name.count) ? best.name : nil
  }

  /// The few dotted names that may be meant by a word: those of which it is the last part, those that hold
  /// it, then those that are near.
  static func several(of word: String, among known: [String]) -> [String] {
    let word = word.lowercased()
    let ranked = known.compactMap { name -> (name: String, rank: Int)? in
      let lower = name.lowercased()
      let last = lower.split(separator: ".").last.map(String.init) ?? lower
      if last == word { return (name, 0) }
      if lower.contains(word) { return (name, 1) }
      let near = [lower, last].filter {
        3 * distance(word, $0) <= max(word.count, $0.count)
      }
      return near.map { (name, 1 + distance(word, $0)) }.min { $0.1 < $1.1 }
    }
    return ranked.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }.prefix(3).map(\.name)
  }

  /// The edit distance in which two neighbours exchanged count as one edit (optimal string alignment;
  /// Damerau 1964, Levenshtein 1966).
  static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left), Array(right))
    var before: [Int] = []
    var previous = Array(0...b.count)
    for row in 0..<a.count {
      var current = [row + 1]
      for column in 0..<b.count {
        let change = previous[column] + (a[row] == b[column] ? 0 : 1)
        var best = min(change, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }
}
