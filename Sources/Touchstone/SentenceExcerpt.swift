import CorpusModel

/// The part of a very long sentence that stands in the row of a hit.
///
/// Every row says its sentence. Where a list without full stops is taken for one sentence of thousands of hits, the table
/// would grow with the square of its length.
struct SentenceExcerpt: Equatable {
  /// A sentence of up to so many characters stands there whole.
  static let longest = 10_000
  /// An excerpt begins and ends near multiples of so many bytes, the one before the hit's own and the one behind it: hits
  /// near each other have the same excerpt.
  static let step = 500
  /// What stands for the rest of the sentence.
  static let mark = "…"

  /// Where it stands in the document's text.
  let span: TextSpan
  /// Whether something of the sentence comes before it.
  let isCutBefore: Bool
  /// Whether something of the sentence comes behind it.
  let isCutBehind: Bool

  /// Chooses the words around a hit; no word is cut.
  ///
  /// - Parameters:
  ///   - hit: the hit.
  ///   - sentence: the sentence, or several that follow each other.
  ///   - tokens: its words.
  init(around hit: TextSpan, in sentence: TextSpan, tokens: ArraySlice<Token>) {
    let origin = Int(sentence.start)
    let step = SentenceExcerpt.step
    let first = origin + ((Int(hit.start) - origin) / step - 1) * step
    let last = origin + ((Int(hit.end) - origin) / step + 2) * step
    var (start, end) = (origin, Int(sentence.end))
    if first > start {
      let token = SentenceExcerpt.place(in: tokens) { Int($0.span.start) >= first }
      let edge = token < tokens.endIndex ? Int(tokens[token].span.start) : end
      start = min(edge, Int(hit.start))
    }
    if last < end {
      let token = SentenceExcerpt.place(in: tokens) { Int($0.span.end) > last }
      let edge = token > tokens.startIndex ? Int(tokens[token - 1].span.end) : origin
      end = max(edge, Int(hit.end))
    }
    span = TextSpan(start: start, end: end)
    isCutBefore = start > origin
    isCutBehind = end < Int(sentence.end)
  }

  /// The first token for which `isRight` holds; it must hold for all behind it.
  private static func place(in tokens: ArraySlice<Token>, _ isRight: (Token) -> Bool) -> Int {
    var (low, high) = (tokens.startIndex, tokens.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isRight(tokens[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// What precedes its words.
  var lead: String { isCutBefore ? SentenceExcerpt.mark + " " : "" }

  /// Its words on one line, with a mark where the sentence goes on.
  func text(_ words: String) -> String {
    lead + words + (isCutBehind ? " " + SentenceExcerpt.mark : "")
  }

  /// Where a sentence or excerpt as a row shows it stands in a text that holds its words, in Unicode scalars; what an
  /// excerpt is led by counts as if it stood there.
  static func place(of shown: String, in text: String) -> Int? {
    var words = shown[...]
    var lead = 0
    var found = text.firstRange(of: words)
    if found == nil {
      if words.hasPrefix(mark + " ") { (words, lead) = (words.dropFirst(2), 2) }
      if words.hasSuffix(" " + mark) { words = words.dropLast(2) }
      found = text.firstRange(of: words)
    }
    guard let found else { return nil }
    let scalars = text.unicodeScalars
    return scalars.distance(from: scalars.startIndex, to: found.lowerBound) - lead
  }
}
