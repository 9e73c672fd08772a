import CorpusModel
import Matching
import Tokenization

/// A text with its words and what a lexicon found in it, each hit by the words that it takes.
struct MatchedText {
  let document: Document
  let tokenized: TokenizedDocument
  let matches: Matches
  /// The folded form of each token.
  let forms: [String]
  private let matcher: Matcher
  private let session: MatchingSession

  /// Matches a document.
  init(_ document: Document, with matcher: Matcher) {
    var tokenized = TokenizedDocument()
    var vocabulary = Vocabulary()
    var session = MatchingSession()
    Tokenizer().tokenize(document, into: &tokenized, vocabulary: &vocabulary)
    matches = matcher.match(
      document, tokenized, vocabulary: &vocabulary, session: &session, wantsMarks: true)
    forms = tokenized.tokens.map { vocabulary.string($0.type) }
    self.document = document
    self.tokenized = tokenized
    self.matcher = matcher
    self.session = session
  }

  /// Matches a single sentence, as an item of a list: where it is a short line without a full stop, it may be a
  /// title, in which capitals tell no names.
  init(sentence: String, with matcher: Matcher) {
    self.init(Document(block: sentence, of: .listItem), with: matcher)
  }

  /// The matches that gave way to hits.
  var yielded: [YieldedHit] {
    matcher.yielded(to: matches, document, tokenized, session: session)
  }

  /// The tokens that a stretch of bytes touches.
  func tokens(touching bytes: Range<Int>) -> Range<Int> {
    let tokens = tokenized.tokens
    let first = tokens.firstIndex { Int($0.span.end) > bytes.lowerBound } ?? tokens.count
    let end = tokens[first...].firstIndex { Int($0.span.start) >= bytes.upperBound } ?? tokens.count
    return first..<end
  }

  /// The words of some tokens as they stand in the text.
  func words(_ tokens: Range<Int>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    let all = tokenized.tokens
    return document.string(
      TextSpan(start: Int(all[first].span.start), end: Int(all[last].span.end)))
  }
}

extension Document {
  /// A document of one block; of none where the text is empty.
  init(block text: String, of kind: Block.Kind) {
    let bytes = Array(text.utf8)
    let block = Block(kind: kind, span: TextSpan(start: 0, end: bytes.count))
    self.init(id: "", text: bytes, blocks: bytes.isEmpty ? [] : [block])
  }
}
