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
  private var ranked: [(candidate: Candidate, term: TermID)] = []
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
    for (candidate, term) in ranked {
      guard !accepted.contains(where: { $0.candidate.overlaps(candidate) }) else { continue }
      let reason = reasonToDrop(candidate, term, among: candidates, isName: isName)
      if reason == nil {
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

  /// Fills `ranked` with the candidates that are terms, best first.
  private mutating func rank(_ candidates: [Candidate]) {
    ranked.removeAll(keepingCapacity: true)
    for candidate in candidates {
      if case .term(let term) = compiled.roles[Int(candidate.sequence)] {
        ranked.append((candidate, term))
      }
    }
    guard ranked.count > 1 else { return }
    let compiled = compiled
    ranked.sort { Overlap.isBetter($0.candidate, than: $1.candidate, compiled) }
  }

  private static func isBetter(
    _ left: Candidate, than right: Candidate, _ compiled: CompiledLexicon
  ) -> Bool {
    let lengths = (left.end - left.first, right.end - right.first)
    if lengths.0 != lengths.1 { return lengths.0 > lengths.1 }
    let ranks = (compiled.precedence[Int(left.sequence)], compiled.precedence[Int(right.sequence)])
    return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : left.first < right.first
  }

  private func isSame(_ verdict: Verdict, _ candidate: Candidate, _ term: TermID) -> Bool {
    verdict.candidate.covers(candidate)
      && compiled.categories[verdict.term.index] == compiled.categories[term.index]
  }

  private func reasonToDrop(
    _ candidate: Candidate, _ term: TermID, among all: [Candidate],
    isName: (Candidate) -> Bool
  ) -> DroppedHit.Reason? {
    var falseFriend: String?
    for other in all where other.covers(candidate) {
      switch compiled.roles[Int(other.sequence)] {
      case .categoryFalseFriend(compiled.categories[term.index]), .termFalseFriend(term):
        // Of several, the one that sorts first is named, whatever the order of the file.
        let pattern = compiled.patterns[Int(other.sequence)]
        if falseFriend.map({ pattern < $0 }) ?? true { falseFriend = pattern }
      default: break
      }
    }
    if let falseFriend { return .falseFriend(falseFriend) }
    if compiled.hasContext[term.index] {
      let definition = compiled.lexicon.terms[term.index]
      guard hasContext(candidate, term, definition.window, among: all) else {
        return .outOfContext(
          definition.within.map(\.pattern.source).sorted().joined(separator: " | "))
      }
    }
    return isName(candidate) ? .name : nil
  }

  private func hasContext(
    _ candidate: Candidate, _ term: TermID, _ window: Int?, among all: [Candidate]
  ) -> Bool {
    all.contains { other in
      guard compiled.roles[Int(other.sequence)] == .context(term) else { return false }
      guard let window, !other.overlaps(candidate) else { return true }
      let distance =
        other.end <= candidate.first ? candidate.first - other.end : other.first - candidate.end
      return Int(distance) < window
    }
  }
}
