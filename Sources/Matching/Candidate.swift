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
  func find(in range: Range<Int>, into result: inout [Candidate]) {
    let anyRoot = compiled.trie.anyChild[0]
    for start in range {
      let reference = resolver.startReference[Int(tokens[start].type.rawValue)]
      if reference != 0, tokens[start].kind != .address {
        for index in resolver.range(reference) {
          let atom = Int(resolver.pool[index])
          descend(compiled.trie.rootChild[atom], start, start + 1, range.upperBound, &result)
        }
      }
      if anyRoot != 0, CandidateFinder.isWord(tokens[start]) {
        descend(anyRoot, start, start + 1, range.upperBound, &result)
      }
    }
  }

  private func descend(
    _ node: UInt32, _ start: Int, _ next: Int, _ end: Int, _ result: inout [Candidate]
  ) {
    for index in compiled.trie.terminalRange(at: node) {
      let sequence = compiled.trie.terminals[index]
      guard isVerified(sequence, from: start) else { continue }
      result.append(Candidate(sequence: sequence, first: UInt32(start), end: UInt32(next)))
    }
    guard next < end, compiled.trie.continues(node) else { return }
    let token = tokens[next]
    // A comma, colon or bracket ends a phrase; so do addresses, which never match.
    guard !token.gap.contains(.barrier), token.kind != .address else { return }
    if compiled.trie.hasChildren[Int(node)] {
      let atoms = resolver.atoms(of: token.type)
      compiled.trie.forEachChild(of: node, atoms: atoms, in: resolver.pool) {
        descend($0, start, next + 1, end, &result)
      }
    }
    let any = compiled.trie.anyChild[Int(node)]
    if any != 0, CandidateFinder.isWord(token) { descend(any, start, next + 1, end, &result) }
  }

  private static func isWord(_ token: Token) -> Bool {
    token.kind == .word || token.kind == .number
  }

  /// Whether the text has the spelling and the quotation marks that the sequence demands.
  private func isVerified(_ sequence: UInt32, from start: Int) -> Bool {
    guard compiled.needsVerification[Int(sequence)],
      let steps = compiled.verifications[Int(sequence)]
    else { return true }
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
