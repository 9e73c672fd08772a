import CorpusModel
import Lexicons
import Markup
import Matching
import Measures
import Tokenization

/// What a lexicon found in a sentence, as far as a sample goes by it.
enum SentenceFinding: Hashable, CaseIterable {
  /// A statement that sets one pole against the other.
  case contrast
  /// Hits on both poles.
  case both
  /// Hits on the first pole alone; where a lexicon has no poles, any hit.
  case first
  /// Hits on the second pole alone.
  case second
  /// Neither.
  case none

  /// The name in a key.
  func name(in lexicon: Lexicon) -> String {
    switch self {
    case .contrast: "contrast"
    case .both: "both"
    case .first: lexicon.poles?.first ?? "hits"
    case .second: lexicon.poles?.second ?? "hits"
    case .none: LabelConfusion.none
    }
  }
}

/// Reads documents for the sentences that may be drawn.
struct CandidateReader: Sendable {
  /// A sentence that may be drawn.
  struct Candidate: Hashable {
    /// Its place among the document's sentences, from 0.
    var number: Int
    var finding: SentenceFinding
    /// A digest of its words.
    var hash: UInt64
  }

  /// A sentence on one line.
  struct Passage {
    var text: String
    var hash: UInt64
  }

  /// What one document gives.
  struct Result {
    var group: String?
    var sha256: String
    var candidates: [Candidate]
    /// All sentences, nil where a block does not count; empty where texts are not asked for.
    var passages: [Passage?]

    func passage(at number: Int) -> Passage? {
      passages.indices.contains(number) ? passages[number] : nil
    }
  }

  private let matcher: Matcher
  private let words: ClosedRange<Int>
  /// Whether sentences are wanted in words, too.
  var wantsTexts = false

  init(lexicon: Lexicon, words: ClosedRange<Int>) {
    matcher = Matcher(lexicon)
    self.words = words
  }

  func read(_ page: ExtractedPage, _ worker: inout PageScanner.Worker) -> Result {
    let document = page.document
    var result = Result(
      group: page.metadata.group, sha256: page.sha256, candidates: [], passages: [])
    worker.beginDocument()
    Tokenizer().tokenize(document, into: &worker.tokenized, vocabulary: &worker.vocabulary)
    let sentences = worker.tokenized.sentences
    if wantsTexts {
      result.passages = sentences.map { sentence in
        guard document.blocks[Int(sentence.block)].isCounted else { return nil }
        return CandidateReader.passage(sentence, document)
      }
      return result
    }
    let matches = matcher.match(
      document, worker.tokenized, vocabulary: &worker.vocabulary, session: &worker.session,
      wantsMarks: false)
    let findings = findings(matches, count: sentences.count)
    for (number, sentence) in sentences.enumerated()
    where words.contains(Int(sentence.words))
      && document.blocks[Int(sentence.block)].isCounted
    {
      result.candidates.append(
        Candidate(
          number: number, finding: findings[number],
          hash: CandidateReader.passage(sentence, document).hash))
    }
    return result
  }

  private static func passage(_ sentence: Sentence, _ document: Document) -> Passage {
    let text = document.string(sentence.span).onOneLine
    return Passage(text: text, hash: StableHash.of(text))
  }

  private func findings(_ matches: Matches, count: Int) -> [SentenceFinding] {
    var findings = [SentenceFinding](repeating: .none, count: count)
    let lexicon = matcher.lexicon
    for hit in matches.hits {
      let pole = lexicon.categories[hit.category.index].pole
      if let poles = lexicon.poles, pole != poles.first, pole != poles.second { continue }
      let here: SentenceFinding = pole == lexicon.poles?.second && pole != nil ? .second : .first
      let number = Int(hit.sentence)
      findings[number] = [.none, here].contains(findings[number]) ? here : .both
    }
    for relation in matches.relations where relation.kind == .contrast {
      for number in relation.sentence..<(relation.sentence + relation.sentenceCount) {
        findings[number] = .contrast
      }
    }
    return findings
  }
}

/// A digest of text that is the same in every run, for drawing and for telling repeats.
enum StableHash {
  /// A ``ByteHash``, mixed once more.
  static func of(_ text: String) -> UInt64 {
    var hash = ByteHash()
    for byte in text.utf8 { hash.add(byte) }
    var generator = SplitMix64(state: hash.value)
    return generator.next()
  }
}
