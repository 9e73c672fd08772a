import CorpusModel
import Lexicons
import Measures

/// A candidate with its rank.
struct RankedCandidate {
  var number: Int
  var score: Double
  var signals: LexiconSuggestion.Signals
  /// Near-duplicates that were merged into it.
  var merged: [Int] = []
}

/// Ranks the candidates for one category and merges near-duplicates.
struct SuggestionRanking {
  /// How much each signal counts in the fusion.
  ///
  /// Company in sentences is one kind of evidence, measured three ways that share one vote; lists and
  /// neighbours have one each; kinship with the category's own terms, the only signal that does not
  /// depend on chance meetings, has two.
  enum Weight {
    static let sentence = 1.0 / 3
    static let near = 1.0 / 3
    static let logDice = 1.0 / 3
    static let list = 1.0
    static let context = 1.0
    static let kinship = 2.0
  }

  /// Where a candidate never stands with a hit, its words must be so much the category's own.
  static let closeKin = 0.25

  /// A word is left out where this share of its occurrences lies in a phrase that is ranked too.
  static let absorbedShare = 0.6

  let tally: CandidateTally
  let maker: CandidateSignals

  /// The candidates, best first.
  ///
  /// - Parameter eligible: the numbers of the candidates, with the context signal of each.
  /// - Returns: those with company or close kin, near-duplicates merged.
  func ranked(_ eligible: [(number: Int, context: Double)]) -> [RankedCandidate] {
    let candidates = eligible.compactMap { number, context -> RankedCandidate? in
      let signals = maker.signals(of: tally.entries[number], context: context)
      guard
        signals.sentenceLogOdds > 0 || signals.listLogOdds > 0
          || signals.kinship >= SuggestionRanking.closeKin
      else {
        return nil
      }
      return RankedCandidate(number: number, score: 0, signals: signals)
    }
    let fused = RankFusion.scores(SuggestionRanking.signals(candidates.map(\.signals)))
    var result = candidates
    for index in result.indices {
      result[index].score = fused[index] * result[index].signals.evenness
    }
    return merged(result.sorted(by: isBetter))
  }

  private static func signals(
    _ all: [LexiconSuggestion.Signals]
  ) -> [(weight: Double, values: [Double?])] {
    func positive(_ value: Double) -> Double? { value > 0 ? value : nil }
    return [
      (Weight.sentence, all.map { positive($0.sentenceLogOdds) }),
      (Weight.near, all.map { positive($0.nearLogOdds) }),
      (Weight.logDice, all.map(\.logDice)),
      (Weight.list, all.map { positive($0.listLogOdds) }),
      (Weight.context, all.map { positive($0.context) }),
      (Weight.kinship, all.map { positive($0.kinship) }),
    ]
  }

  private func isBetter(_ left: RankedCandidate, _ right: RankedCandidate) -> Bool {
    if left.score != right.score { return left.score > right.score }
    let (a, b) = (tally.entries[left.number], tally.entries[right.number])
    if a.occurrences != b.occurrences { return a.occurrences > b.occurrences }
    return words(a.gram).joined(separator: " ") < words(b.gram).joined(separator: " ")
  }

  private func words(_ gram: Gram) -> [String] { gram.words.map { tally.forms.string($0) } }

  // MARK: Near-duplicates

  /// Merges a phrase with its head, and words of one stem; the better one stays, except that a word
  /// gives way to the phrase in which it mostly stands.
  private func merged(_ ranked: [RankedCandidate]) -> [RankedCandidate] {
    var result: [RankedCandidate] = []
    var byWord: [UInt32: [Int]] = [:]
    var byStem: [String: Int] = [:]
    let absorbed = absorbedWords(ranked)
    for candidate in ranked where !absorbed.contains(candidate.number) {
      let gram = tally.entries[candidate.number].gram
      let keys = contentKeys(gram)
      let stem =
        gram.second == Gram.none ? SuggestionWords.variantKey(tally.forms.string(gram.first)) : nil
      if let host = stem.flatMap({ byStem[$0] }) {
        result[host].merged.append(candidate.number)
        continue
      }
      if keys.contains(where: { key in
        byWord[key]?.contains { isNested(gram, tally.entries[result[$0].number].gram) } ?? false
      }) {
        continue
      }
      if let stem { byStem[stem] = result.count }
      for key in keys { byWord[key, default: []].append(result.count) }
      result.append(candidate)
    }
    return result
  }

  private func contentKeys(_ gram: Gram) -> [UInt32] {
    gram.words.map { tally.forms.singular($0) }
  }

  /// Whether one of two phrases holds all words of the other in a row.
  private func isNested(_ left: Gram, _ right: Gram) -> Bool {
    let (a, b) = (contentKeys(left), contentKeys(right))
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    return (0...(long.count - short.count)).contains { start in
      Array(long[start..<(start + short.count)]) == short
    }
  }

  private func absorbedWords(_ ranked: [RankedCandidate]) -> Set<Int> {
    var result: Set<Int> = []
    for candidate in ranked {
      let entry = tally.entries[candidate.number]
      guard entry.gram.second != Gram.none else { continue }
      for part in parts(entry.gram) {
        guard let number = tally.number(of: part) else { continue }
        let share = Double(entry.occurrences) / Double(tally.entries[number].occurrences)
        if share >= SuggestionRanking.absorbedShare { result.insert(number) }
      }
    }
    return result
  }

  /// The shorter candidates inside a phrase.
  private func parts(_ gram: Gram) -> [Gram] {
    let words = gram.words
    var result = words.map { Gram(first: tally.forms.singular($0)) }
    if words.count == 3 {
      result.append(Gram(first: words[0], second: tally.forms.singular(words[1])))
      result.append(Gram(first: words[1], second: words[2]))
    }
    return result
  }
}
