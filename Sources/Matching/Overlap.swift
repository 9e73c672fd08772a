import CorpusModel
import Lexicons

/// Decides which candidates of one sentence are hits.
///
/// The rules, in this order: the longest match wins, in tokens, across categories; of equally long ones
/// the one that names more words in full, then the one whose category's path sorts first, then the one
/// whose pattern sorts first, then the one that starts first: no result depends on the order of the file. A
/// candidate that a false friend of its category covers is dropped and on record, and so is one that is
/// a name or lacks the words that its term requires nearby; what it covered may then be a hit itself.
/// No candidate reaches beyond its sentence, nor across a comma, colon or bracket.
struct Overlap {
  let compiled: CompiledLexicon
  /// Lists that are filled anew for each sentence; their storage is kept.
  private var ranked: [(key: UInt64, candidate: Candidate, term: TermID)] = []
  /// The candidates that are no terms: false friends, and words that a term requires nearby.
  private var others: [Candidate] = []
  /// Whether a hit has each token, counted from the first candidate's.
  private var taken: [Bool] = []
  private var accepted: [Verdict] = []
  private var dropped: [Verdict] = []

  /// A decision on a candidate.
  struct Verdict {
    var candidate: Candidate
    var term: TermID
    var reason: DroppedHit.Reason?
  }

  init(_ compiled: CompiledLexicon) { self.compiled = compiled }

  /// Decides on the candidates of one sentence and hands the verdicts on by place.
  mutating func decide(
    on candidates: [Candidate], isName: (Candidate) -> Bool, _ body: (Verdict) -> Void
  ) {
    rank(candidates)
    accepted.removeAll(keepingCapacity: true)
    dropped.removeAll(keepingCapacity: true)
    let start = candidates.first?.first ?? 0
    for (_, candidate, term) in ranked {
      let tokens = Int(candidate.first - start)..<Int(candidate.end - start)
      guard !taken[tokens].contains(true) else { continue }
      let reason = reasonToDrop(candidate, term, isName: isName)
      if reason == nil {
        for token in tokens { taken[token] = true }
        accepted.append(Verdict(candidate: candidate, term: term, reason: nil))
      } else if !dropped.contains(where: { isSame($0, candidate, term) }) {
        dropped.append(Verdict(candidate: candidate, term: term, reason: reason))
      }
    }
    // What was dropped inside a phrase that counts after all is of no interest.
    for loser in dropped where !accepted.contains(where: { $0.candidate.overlaps(loser.candidate) })
    {
      accepted.append(loser)
    }
    if accepted.count > 1 { accepted.sort { $0.candidate.first < $1.candidate.first } }
    for verdict in accepted { body(verdict) }
  }

  /// Fills `ranked` with the candidates that are terms, best first, and `others` with the rest.
  ///
  /// The candidates come by start, so that of equal ones the sort leaves the earlier before the later.
  private mutating func rank(_ candidates: [Candidate]) {
    ranked.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    var last: UInt32 = 0
    for candidate in candidates {
      last = max(last, candidate.end)
      if case .term(let term) = compiled.roles[Int(candidate.sequence)] {
        ranked.append((key(of: candidate), candidate, term))
      } else {
        others.append(candidate)
      }
    }
    taken.removeAll(keepingCapacity: true)
    let start = candidates.first?.first ?? 0
    taken.append(contentsOf: repeatElement(false, count: Int(last - start)))
    if ranked.count > 1 { ranked.sort { $0.key < $1.key } }
  }

  /// A number that is smaller for the better of two candidates: the longer one, then the one that takes
  /// precedence.
  private func key(of candidate: Candidate) -> UInt64 {
    let length = UInt64(candidate.end - candidate.first)
    return (UInt64(UInt32.max) - length) << 32
      | UInt64(compiled.precedence[Int(candidate.sequence)])
  }

  private func isSame(_ verdict: Verdict, _ candidate: Candidate, _ term: TermID) -> Bool {
    verdict.candidate.covers(candidate)
      && compiled.categories[verdict.term.index] == compiled.categories[term.index]
  }

  private func reasonToDrop(
    _ candidate: Candidate, _ term: TermID, isName: (Candidate) -> Bool
  ) -> DroppedHit.Reason? {
    var falseFriend: String?
    for other in others where other.covers(candidate) {
      switch compiled.roles[Int(other.sequence)] {
      case .categoryFalseFriend(compiled.categories[term.index], _), .termFalseFriend(term):
        // Of several, the one that sorts first is named, whatever the order of the file.
        let pattern = compiled.patterns[Int(other.sequence)]
        if falseFriend.map({ pattern < $0 }) ?? true { falseFriend = pattern }
      default: break
      }
    }
    if let falseFriend { return .falseFriend(falseFriend) }
    if compiled.hasContext[term.index] {
      let definition = compiled.lexicon.terms[term.index]
      guard hasContext(candidate, term, definition.window) else {
        return .outOfContext(
          definition.within.map(\.pattern.source).sorted().joined(separator: " | "))
      }
    }
    return isName(candidate) ? .name : nil
  }

  private func hasContext(
    _ candidate: Candidate, _ term: TermID, _ window: Int?
  ) -> Bool {
    others.contains { other in
      guard compiled.roles[Int(other.sequence)] == .context(term) else { return false }
      guard let window, !other.overlaps(candidate) else { return true }
      let distance =
        other.end <= candidate.first ? candidate.first - other.end : other.first - candidate.end
      return Int(distance) < window
    }
  }
}
