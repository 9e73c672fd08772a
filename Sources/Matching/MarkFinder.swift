import CorpusModel

/// Finds what is worth knowing about a hit's place, and the quotation that it fills.
struct MarkFinder {
  private let document: Document
  private let sentences: [Sentence]
  private let negation: NegationScope
  /// The quotations of the block that was looked at last: hits mostly ascend.
  private var quotations: (block: UInt32, list: QuotationList)?

  /// Makes a finder for one document.
  init(_ document: Document, _ tokenized: TokenizedDocument, negation: NegationScope) {
    self.document = document
    sentences = tokenized.sentences
    self.negation = negation
  }

  /// The hit with its marks, and its span widened by the quotation marks that it fills.
  mutating func marked(_ hit: Hit) -> Hit {
    var result = hit
    let sentence = sentences[Int(hit.sentence)]
    let block = document.blocks[Int(sentence.block)]
    if block.kind.isHeading { result.marks.insert(.heading) }
    if MarkFinder.endsWithQuestionMark(sentence, of: document) { result.marks.insert(.question) }
    if negation.isNegated(hit) { result.marks.insert(.negated) }
    var filled: Quotation?
    quotations(ofBlock: sentence.block).forEach(around: hit.span) { quotation in
      result.marks.insert(.quoted)
      if filled == nil, isFilled(quotation, by: hit.span) { filled = quotation }
    }
    if let filled { result.span = filled.outer }
    return result
  }

  private mutating func quotations(ofBlock block: UInt32) -> QuotationList {
    if let quotations, quotations.block == block { return quotations.list }
    let found = QuotationList(in: document.text, block: document.blocks[Int(block)].span)
    quotations = (block, found)
    return found
  }

  /// Whether nothing but closing punctuation stands between the marks besides the hit.
  private func isFilled(_ quotation: Quotation, by span: TextSpan) -> Bool {
    guard quotation.inner.start == span.start else { return false }
    return document.text[Int(span.end)..<Int(quotation.inner.end)].allSatisfy(
      QuotationMark.isClosingPunctuation)
  }

  /// Whether a sentence asks: its last sign but for quotation marks and brackets is a question mark.
  static func endsWithQuestionMark(_ sentence: Sentence, of document: Document) -> Bool {
    for byte in document.text[sentence.span.range].reversed() {
      switch byte {
      case UInt8(ascii: "?"): return true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "!"),
        0x80, 0x98, 0x99, 0x9C, 0x9D, 0xE2:
        continue
      default: return false
      }
    }
    return false
  }
}

/// Tells what a negation reaches.
struct NegationScope {
  private let tokens: [Token]
  private let sentences: [Sentence]
  private let words: NegationWords

  /// How many words a negation reaches, unless its clause ends sooner.
  private static let reach = 8

  init(_ tokenized: TokenizedDocument, words: NegationWords) {
    tokens = tokenized.tokens
    sentences = tokenized.sentences
    self.words = words
  }

  /// Whether a negation stands before the hit in the same clause; `not only` and its like negate nothing.
  func isNegated(_ hit: Hit) -> Bool {
    let sentence = sentences[Int(hit.sentence)]
    var index = Int(hit.firstToken)
    let limit = max(sentence.tokens.lowerBound, index - NegationScope.reach)
    while index > limit, !tokens[index].gap.contains(.barrier) {
      index -= 1
      if words.negations.contains(tokens[index].type) { return negates(index) }
    }
    return false
  }

  /// Whether a negation stands among the tokens, or right before them.
  func isNegated(within range: Range<Int>) -> Bool {
    let start = max(0, range.lowerBound - 1)
    return (start..<range.upperBound).contains {
      words.negations.contains(tokens[$0].type) && negates($0)
    }
  }

  private func negates(_ index: Int) -> Bool {
    let next = index + 1
    return !(next < tokens.count && words.additive.contains(tokens[next].type))
  }
}

/// The words that negate what follows them in a clause, as types of one vocabulary.
struct NegationWords: Sendable {
  /// `not`, `never`, `don't` and their like.
  let negations: TypeSet
  /// `only`, `just` and their like, which undo a `not` before them.
  let additive: TypeSet

  /// The words that negate.
  static let negating: [String] = [
    "not", "no", "never", "without", "neither", "nor", "cannot", "can't", "don't", "doesn't",
    "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "shouldn't",
    "couldn't", "haven't", "hasn't", "hadn't", "mustn't", "needn't", "shan't", "ain't",
  ]

  /// Finds the words in a vocabulary, adding them where it has not met them.
  init(_ vocabulary: inout Vocabulary) {
    negations = TypeSet(NegationWords.negating.map { vocabulary.intern($0) })
    additive = TypeSet(
      ["only", "just", "merely", "simply", "least", "doubt"].map { vocabulary.intern($0) })
  }
}

/// Some types of a vocabulary, a bit for each of its first ones: every word before a hit is asked for.
struct TypeSet: Sendable {
  private var words: [UInt64] = []

  /// Makes a set of types.
  init(_ types: [TypeID]) {
    words = [UInt64](repeating: 0, count: Int((types.map(\.rawValue).max() ?? 0) / 64) + 1)
    for type in types { words[Int(type.rawValue / 64)] |= 1 << UInt64(type.rawValue % 64) }
  }

  /// Whether a type is one of them.
  func contains(_ type: TypeID) -> Bool {
    let place = Int(type.rawValue / 64)
    return place < words.count && words[place] >> UInt64(type.rawValue % 64) & 1 == 1
  }
}
