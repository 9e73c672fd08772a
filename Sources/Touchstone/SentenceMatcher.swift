import CorpusModel
import Matching

/// Matches single sentences, for checks and explanations.
enum SentenceMatcher {
  static func match(
    _ sentence: String, with matcher: Matcher
  ) -> (document: Document, matches: Matches) {
    let text = MatchedText(sentence: sentence, with: matcher)
    return (text.document, text.matches)
  }
}
