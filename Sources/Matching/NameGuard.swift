import CorpusModel

/// Tells names from words by their capitals, with the whole document in view (codebook, rule 4).
///
/// A word capitalised in mid-sentence is a name; so is the same word at the start of a sentence, where
/// the document also has it capitalised in mid-sentence. Two refinements: in a heading, list item or
/// table cell in title case capitals say nothing; and a phrase of several words whose capitals reach no
/// farther than itself (`Value for Money`) is a defined term, not a name. Words in all capitals are
/// never taken for names.
struct NameGuard {
  private let document: Document
  private let tokens: [Token]
  private let sentences: [Sentence]
  /// The types that the document capitalises in mid-sentence, once it was looked through.
  private(set) var memory: NameMemory
  private var hasLooked = false

  /// Makes a guard for one document; `memory` may be that of another, for its storage.
  init(_ document: Document, _ tokenized: TokenizedDocument, memory: NameMemory) {
    self.document = document
    tokens = tokenized.tokens
    sentences = tokenized.sentences
    self.memory = memory
  }

  /// Whether the tokens `range` of a sentence are, or belong to, a name; `wildcards` are the places in it at which any
  /// word may stand, as bits from the lowest on, whose capitals say nothing of the phrase.
  private mutating func isName(_ range: Range<Int>, in number: Int, wildcards: UInt64) -> Bool {
    let sentence = sentences[number]
    guard !isTitleCase(sentence) else { return false }
    let content = range.filter { index in
      !NameGuard.isSmallWord(tokens[index])
        && wildcards >> UInt64(index - range.lowerBound) & 1 == 0
    }
    guard let first = content.first, let last = content.last else { return false }
    if content.count == 1 {
      if isCapitalisedInMidSentence(first) { return true }
      guard tokens[first].shape == .capitalised else { return false }
      return continuesName(first, last, in: sentence) || isKnownName(tokens[first].type)
    }
    guard content.contains(where: isCapitalisedInMidSentence) else { return false }
    // Some words of the phrase are capitalised and some are not: the capitals are a name's.
    guard content.allSatisfy({ tokens[$0].shape == .capitalised }) else { return true }
    return continuesName(first, last, in: sentence)
  }

  /// Whether a candidate in a sentence is, or belongs to, a name; capitals that its term asks for, and those of
  /// words in its gaps, say nothing.
  @inline(__always)
  mutating func isName(_ candidate: Candidate, of lexicon: CompiledLexicon, in sentence: Int)
    -> Bool
  {
    let range = Int(candidate.first)..<Int(candidate.end)
    guard hasCapitals(range) else { return false }
    let sequence = Int(candidate.sequence)
    return !lexicon.asksForCapitals[sequence]
      && isName(range, in: sentence, wildcards: lexicon.wildcards[sequence])
  }

  /// Whether any of some tokens is capitalised: few are.
  private func hasCapitals(_ range: Range<Int>) -> Bool {
    let tokens = tokens.span
    for index in range where tokens[index].shape == .capitalised { return true }
    return false
  }

  /// Whether the document capitalises a type in mid-sentence; the document is looked through at the
  /// first question, which most never ask.
  private mutating func isKnownName(_ type: TypeID) -> Bool {
    if !hasLooked {
      hasLooked = true
      memory.beginDocument()
      for sentence in sentences where !isTitleCase(sentence) {
        for index in sentence.tokens where isCapitalisedInMidSentence(index) {
          memory.insert(tokens[index].type)
        }
      }
    }
    return memory.contains(type)
  }

  /// Whether the word next to the phrase is capitalised too, so that both belong to one name.
  private func continuesName(_ first: Int, _ last: Int, in sentence: Sentence) -> Bool {
    let after = last + 1
    if after < sentence.tokens.upperBound, tokens[after].gap == .space,
      tokens[after].shape == .capitalised, tokens[after].kind == .word
    {
      return true
    }
    let before = first - 1
    guard before >= sentence.tokens.lowerBound, tokens[first].gap == .space else { return false }
    return isCapitalisedInMidSentence(before)
  }

  private func isCapitalisedInMidSentence(_ index: Int) -> Bool {
    tokens[index].shape == .capitalised && tokens[index].kind == .word
      && !tokens[index].gap.contains(.opensClause)
  }

  /// Whether most of the longer words of a line that is no running text are capitalised.
  private func isTitleCase(_ sentence: Sentence) -> Bool {
    let block = document.blocks[Int(sentence.block)]
    switch block.kind {
    case .title, .heading, .caption: break
    case .listItem, .tableCell, .definition:
      guard sentence.words <= 12, !endsLikeASentence(sentence) else { return false }
    default: return false
    }
    let longer = sentence.tokens.dropFirst().filter {
      tokens[$0].kind == .word && tokens[$0].span.length >= 4
    }
    let capitalised = longer.count { tokens[$0].shape == .capitalised }
    return !longer.isEmpty && capitalised * 2 >= longer.count
  }

  private func endsLikeASentence(_ sentence: Sentence) -> Bool {
    guard sentence.span.end > sentence.span.start else { return false }
    switch document.text[Int(sentence.span.end) - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    default: return false
    }
  }

  /// Articles, prepositions and conjunctions, which names and titles write small.
  private static func isSmallWord(_ token: Token) -> Bool {
    token.shape == .lower && token.span.length <= 3
  }
}

/// A set of types that is emptied without touching them: each holds the number of the document that put
/// it in.
struct NameMemory: Sendable {
  private var document: UInt32 = 0
  private var lastSeen: [UInt32] = []

  mutating func beginDocument() { document += 1 }

  mutating func insert(_ type: TypeID) {
    let index = Int(type.rawValue)
    if index >= lastSeen.count {
      lastSeen += repeatElement(0, count: max(index + 1, lastSeen.count * 2) - lastSeen.count)
    }
    lastSeen[index] = document
  }

  func contains(_ type: TypeID) -> Bool {
    let index = Int(type.rawValue)
    return index < lastSeen.count && lastSeen[index] == document && document > 0
  }
}
