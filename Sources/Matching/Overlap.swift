import CorpusModel
import Lexicons

/// Decides which candidates of one sentence are hits.
///
/// The rules, in this order: the longest match wins, in tokens, across categories; of equally long ones
/// the one that names more words in full, then the one whose category's path sorts first, then the one
/// whose pattern sorts first, then the one that starts first: no result depends on the order of the file. A
/// candidate that a false friend of its category covers is dropped and on record, and so is one that is
/// a name (of several for the same words, the first) or lacks the words that its term requires nearby; what
/// it covered may then be a hit itself. No candidate reaches beyond its sentence, nor across a comma, colon or bracket.
struct Overlap {
  let compiled: CompiledLexicon

  /// A term's candidate.
  private struct Match {
    var key: UInt64
    var candidate: Candidate
    var term: TermID
  }

  /// Lists that are filled anew for each sentence; their storage is kept.
  private var matches: [Match] = []
  /// The candidates that are no terms: false friends, and words that a term requires nearby.
  private var others: [Candidate] = []
  /// Whether a hit has each token, counted from the first match's.
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

  /// Decides on the candidates of one sentence, which come by start, and hands the verdicts on by place.
  ///
  /// - Parameters:
  ///   - candidates: the candidates.
  ///   - sentence: the number of the sentence.
  ///   - names: tells names in its document.
  ///   - body: takes each verdict.
  mutating func decide(
    on candidates: [Candidate], in sentence: Int, _ names: inout NameGuard,
    _ body: (Verdict) -> Void
  ) {
    matches.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    for candidate in candidates {
      if case .term(let term) = compiled.roles[Int(candidate.sequence)] {
        matches.append(Match(key: key(of: candidate), candidate: candidate, term: term))
      } else {
        others.append(candidate)
      }
    }
    // Matches that do not overlap, not even by way of others, have nothing to do with each other.
    var start = 0
    while start < matches.count {
      var reach = matches[start].candidate.end
      var end = start + 1
      while end < matches.count, matches[end].candidate.first < reach {
        reach = max(reach, matches[end].candidate.end)
        end += 1
      }
      if end - start == 1 {
        let (candidate, term) = (matches[start].candidate, matches[start].term)
        let reason = reasonToDrop(candidate, term, sentence, &names)
        body(Verdict(candidate: candidate, term: term, reason: reason))
      } else {
        decide(start..<end, reach: reach, sentence, &names)
        for verdict in accepted { body(verdict) }
      }
      start = end
    }
  }

  /// Fills `accepted` with the verdicts on some matches, by place.
  private mutating func decide(
    _ range: Range<Int>, reach: UInt32, _ sentence: Int, _ names: inout NameGuard
  ) {
    accepted.removeAll(keepingCapacity: true)
    dropped.removeAll(keepingCapacity: true)
    let start = matches[range.lowerBound].candidate.first
    rank(range)
    taken.removeAll(keepingCapacity: true)
    taken.append(contentsOf: repeatElement(false, count: Int(reach - start)))
    for index in range {
      let (candidate, term) = (matches[index].candidate, matches[index].term)
      let tokens = Int(candidate.first - start)..<Int(candidate.end - start)
      guard !taken[tokens].contains(true), !isKnownName(candidate) else { continue }
      let reason = reasonToDrop(candidate, term, sentence, &names)
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
  }

  /// Puts some matches in order, best first.
  ///
  /// They come by start, so that of equal ones the sort leaves the earlier before the later.
  private mutating func rank(_ range: Range<Int>) {
    for index in range.dropFirst() where matches[index].key < matches[index - 1].key {
      matches[range].sort { $0.key < $1.key }
      return
    }
  }

  /// Whether these very words were found to be a name already: then they are one for any term.
  private func isKnownName(_ candidate: Candidate) -> Bool {
    dropped.contains {
      $0.reason == .name && $0.candidate.first == candidate.first
        && $0.candidate.end == candidate.end
    }
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

  /// Why a candidate is no hit; nil where it is one.
  @inline(__always)
  private func reasonToDrop(
    _ candidate: Candidate, _ term: TermID, _ sentence: Int, _ names: inout NameGuard
  ) -> DroppedHit.Reason? {
    // Of most there is nothing to ask but whether they are names.
    if !others.isEmpty || compiled.hasContext[term.index],
      let reason = reasonByOthers(candidate, term)
    {
      return reason
    }
    return names.isName(candidate, of: compiled, in: sentence) ? .name : nil
  }

  /// Why a candidate is no hit by what else stands in its sentence.
  private func reasonByOthers(_ candidate: Candidate, _ term: TermID) -> DroppedHit.Reason? {
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
    guard compiled.hasContext[term.index] else { return nil }
    let definition = compiled.lexicon.terms[term.index]
    guard !hasContext(candidate, term, definition.window) else { return nil }
    return .outOfContext(definition.within.map(\.pattern.source).sorted().joined(separator: " | "))
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
