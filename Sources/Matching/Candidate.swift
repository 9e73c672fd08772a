import CorpusModel
import Lexicons

/// A word sequence of the lexicon found in a text, before it is decided what counts.
struct Candidate: Hashable {
  /// The number of the sequence in ``CompiledLexicon``.
  var sequence: UInt32
  /// The index of its first token.
  var first: UInt32
  /// One past the index of its last token.
  var end: UInt32

  /// Whether `other`'s tokens all lie inside this candidate's.
  func covers(_ other: Candidate) -> Bool { first <= other.first && other.end <= end }

  /// Whether the two share a token.
  func overlaps(_ other: Candidate) -> Bool { first < other.end && other.first < end }
}

/// Finds every sequence of the lexicon in a stretch of tokens.
struct CandidateFinder {
  let compiled: CompiledLexicon
  let resolver: TypeResolver
  let tokens: [Token]
  let text: [UInt8]

  /// Appends the candidates of one sentence, by start.
  func find(
    in range: Range<Int>, _ automaton: inout PhraseAutomaton, into result: inout [Candidate]
  ) {
    find(from: Array(range)[...], upTo: range.upperBound, &automaton, into: &result)
  }

  /// Appends the candidates that start with some tokens of one sentence, which ends before `end`, by start.
  func find(
    from starts: ArraySlice<Int>, upTo end: Int, _ automaton: inout PhraseAutomaton,
    into result: inout [Candidate]
  ) {
    let known = result.count
    let walk = PhraseWalk(mindsBarriers: true)
    for start in starts {
      walk.follow(
        from: start, upTo: end, of: tokens.span, &automaton, resolver, into: &result)
    }
    guard result.count > known, compiled.verifiesAny else { return }
    result.removeAll { compiled.needsVerification[Int($0.sequence)] && !isVerified($0) }
  }

  /// Whether the text has the spelling and the quotation marks that the sequence demands.
  private func isVerified(_ candidate: Candidate) -> Bool {
    guard let steps = compiled.verifications[Int(candidate.sequence)] else { return true }
    let start = Int(candidate.first)
    for (offset, step) in steps.enumerated() {
      let span = tokens[start + offset].span
      if let spelling = step.exactCase, !hasSpelling(spelling, at: span) { return false }
      if step.opensQuote, !QuotationMark.ends(in: text, before: Int(span.start)) { return false }
      if step.closesQuote, !QuotationMark.starts(in: text, after: Int(span.end)) { return false }
    }
    return true
  }

  private func hasSpelling(_ spelling: String, at span: TextSpan) -> Bool {
    if spelling.utf8.elementsEqual(text[span.range]) { return true }
    guard spelling.contains(where: { $0 == "*" || $0 == "?" || $0 == "'" }) else { return false }
    let word = String(decoding: text[span.range], as: UTF8.self).replacing("\u{2019}", with: "'")
    return Glob(spelling).covers(Array(word.utf8)[...])
  }
}
