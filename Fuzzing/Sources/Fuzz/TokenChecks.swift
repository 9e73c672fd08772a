import CorpusModel
import Lexicons
import Matching
import Tokenization

/// What holds for the tokens and sentences of every text.
enum TokenChecks {
  /// Tokenises arbitrary text as one block and as many, and as other tools would.
  static func run(_ input: [UInt8]) {
    let bytes = Array(String(decoding: input, as: UTF8.self).utf8)
    let text = CheckedText(bytes, "repaired text")
    let whole = bytes.isEmpty ? [] : [block(0, bytes.count)]
    var result = TokenizedDocument()
    // One vocabulary for all: making one costs more than tokenising an input.
    var vocabulary = Vocabulary()
    for blocks in [whole, paragraphs(of: bytes)] {
      let document = Document(id: "text", text: bytes, blocks: blocks)
      Tokenizer().tokenize(document, into: &result, vocabulary: &vocabulary)
      check(result, of: document, text, types: vocabulary.count)
    }
    let document = Document(id: "text", text: bytes, blocks: whole)
    for (style, matcher) in HitChecks.peers {
      Tokenizer(style: style).tokenize(document, into: &result, vocabulary: &vocabulary)
      if style == .liwc {
        checkFoldedTokens(result.tokens, text, types: vocabulary.count)
      } else {
        checkTokens(result.tokens, text, types: vocabulary.count)
      }
      var session = MatchingSession()
      let counts = matcher.count(document, result, vocabulary: vocabulary, session: &session)
      require(
        counts.hits.count == matcher.lexicon.categories.count,
        "hits are counted for every category")
      require(counts.hits.allSatisfy { $0 >= 0 }, "no count is negative")
    }
  }

  private static func block(_ start: Int, _ end: Int) -> Block {
    Block(kind: .paragraph, span: TextSpan(start: start, end: end))
  }

  /// One block between any two line ends.
  private static func paragraphs(of bytes: [UInt8]) -> [Block] {
    bytes.split(separator: 0x0A).map { block($0.startIndex, $0.endIndex) }
  }

  /// Tokens ascend, cut no character and belong to exactly one sentence, which lies in its block.
  static func check(
    _ result: TokenizedDocument, of document: Document, _ text: CheckedText, types: Int
  ) {
    checkTokens(result.tokens, text, types: types)
    var nextToken: UInt32 = 0
    var block: UInt32 = 0
    var end: UInt32 = 0
    for (index, sentence) in result.sentences.enumerated() {
      text.check(sentence.span, "sentence \(index)")
      require(sentence.span.start >= end, "sentence \(index) starts after the one before")
      require(sentence.block >= block, "sentence \(index) is of the same block or a later one")
      require(
        Int(sentence.block) < document.blocks.count
          && document.blocks[Int(sentence.block)].span.contains(sentence.span),
        "sentence \(index) lies in its block: \(sentence)")
      require(
        sentence.firstToken == nextToken && sentence.endToken > nextToken
          && Int(sentence.endToken) <= result.tokens.count,
        "sentence \(index) has the tokens that follow: \(sentence), \(nextToken)")
      let tokens = result.tokens[sentence.tokens]
      require(
        tokens.allSatisfy { sentence.span.contains($0.span) },
        "sentence \(index) covers its tokens")
      require(
        tokens.count(where: \.countsAsWord) == Int(sentence.words),
        "sentence \(index) counts its words: \(sentence)")
      (nextToken, block, end) = (sentence.endToken, sentence.block, sentence.span.end)
    }
    require(Int(nextToken) == result.tokens.count, "every token is of a sentence")
  }

  private static func checkTokens(_ tokens: [Token], _ text: CheckedText, types: Int) {
    var end: UInt32 = 0
    for (index, token) in tokens.enumerated() {
      text.check(token.span, "token \(index)")
      require(token.span.start >= end, "token \(index) starts after the one before: \(token)")
      require(Int(token.type.rawValue) < types, "token \(index) has a known type: \(token)")
      end = token.span.end
    }
  }

  /// Checks tokens of LIWC-style counting, which serve to be counted and not to be shown.
  ///
  /// They are found in text in lower case, where a character may have another length than in the source,
  /// and the query of an address counts once more.
  private static func checkFoldedTokens(_ tokens: [Token], _ text: CheckedText, types: Int) {
    for (index, token) in tokens.enumerated() {
      require(Int(token.span.end) <= text.bytes.count, "token \(index) lies in the text: \(token)")
      require(Int(token.type.rawValue) < types, "token \(index) has a known type: \(token)")
    }
  }
}
