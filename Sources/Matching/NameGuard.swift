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
  /// Types that the document capitalises in mid-sentence.
  private var names: Set<TypeID> = []
  private var titleCase: [Bool]

  /// Looks at the whole document once.
  init(_ document: Document, _ tokenized: TokenizedDocument) {
    self.document = document
    tokens = tokenized.tokens
    sentences = tokenized.sentences
    titleCase = []
    titleCase = sentences.map(isTitleCase)
    for (number, sentence) in sentences.enumerated() where !titleCase[number] {
      for index in sentence.tokens where isCapitalisedInMidSentence(index) {
        names.insert(tokens[index].type)
      }
    }
  }

  /// Whether the tokens `range` of a sentence are, or belong to, a name.
  func isName(_ range: Range<Int>, in sentence: Int) -> Bool {
    guard !titleCase[sentence] else { return false }
    let content = range.filter { !NameGuard.isSmallWord(tokens[$0]) }
    guard let first = content.first, let last = content.last else { return false }
    if content.count == 1 {
      return isCapitalisedInMidSentence(first)
        || (tokens[first].shape == .capitalised && tokens[first].gap.contains(.opensClause)
          && names.contains(tokens[first].type))
        || (tokens[first].shape == .capitalised
          && continuesName(first, last, in: sentences[sentence]))
    }
    let capitalised = content.count { tokens[$0].shape == .capitalised }
    guard content.contains(where: isCapitalisedInMidSentence) else {
      return false
    }
    // Some words of the phrase are capitalised and some are not: the capitals are a name's.
    guard capitalised == content.count else { return true }
    return continuesName(first, last, in: sentences[sentence])
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
