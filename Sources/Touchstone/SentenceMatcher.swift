import CorpusModel
import Matching
import Tokenization

/// Matches single sentences, for checks and explanations.
enum SentenceMatcher {
  static func match(
    _ sentence: String, with matcher: Matcher
  ) -> (document: Document, matches: Matches) {
    let text = MatchedText(sentence, with: matcher)
    return (text.document, text.matches)
  }
}

/// A short text on its own, with what a lexicon found in it.
struct MatchedText {
  let document: Document
  private(set) var tokenized = TokenizedDocument()
  private(set) var matches = Matches()
  private let matcher: Matcher
  private var session = MatchingSession()

  init(_ text: String, with matcher: Matcher) {
    let bytes = Array(text.utf8)
    document = Document(
      id: "", text: bytes,
      blocks: bytes.isEmpty
        ? [] : [Block(kind: .paragraph, span: TextSpan(start: 0, end: bytes.count))])
    self.matcher = matcher
    var vocabulary = Vocabulary()
    Tokenizer().tokenize(document, into: &tokenized, vocabulary: &vocabulary)
    matches = matcher.match(
      document, tokenized, vocabulary: &vocabulary, session: &session, wantsMarks: true)
  }

  /// The matches that gave way to hits.
  var yielded: [YieldedHit] {
    matcher.yielded(to: matches, document, tokenized, session: session)
  }
}
