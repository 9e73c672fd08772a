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
