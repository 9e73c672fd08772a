import CorpusModel
import Lexicons
import Matching
import Tokenization

/// What suggestions need to know of one document: its word forms, sentences and hits, in numbers of its own.
struct PassageDigest: Sendable {
  /// One running word.
  struct Word: Sendable {
    /// The number of its folded form in ``PassageDigest/forms``.
    var form: UInt32
    var traits: Traits
    /// Where it stands in the document's text.
    var span: TextSpan
  }

  /// What else is known of a running word.
  struct Traits: OptionSet, Sendable {
    var rawValue: UInt8

    /// A comma, colon, bracket or full stop stands before it.
    static let barrier = Traits(rawValue: 1)
    /// A comma stands before it.
    static let comma = Traits(rawValue: 2)
    /// A term or false friend of the lexicon covers it.
    static let covered = Traits(rawValue: 4)
    /// It is capitalised where a sentence does not ask for it, or written in capitals.
    static let name = Traits(rawValue: 8)
    /// It is a word, no number, address or sign.
    static let word = Traits(rawValue: 16)
    /// A hyphen joins it to the word before it.
    static let hyphen = Traits(rawValue: 32)
    /// It has no capital.
    static let lower = Traits(rawValue: 64)
  }

  /// One counted hit.
  struct Company: Sendable {
    /// The places of its words in ``PassageDigest/words``.
    var words: Range<Int>
    var category: CategoryID
    var term: TermID
  }

  /// One sentence of a counted block.
  struct Passage: Sendable {
    var words: Range<Int>
    var hits: Range<Int>
    /// Where the sentence begins in the document's text.
    var start: Int
    /// The bytes of the sentence; empty where texts are not asked for.
    var text: ArraySlice<UInt8> = []
  }

  var forms: [String] = []
  var words: [Word] = []
  var hits: [Company] = []
  var passages: [Passage] = []

  /// A sentence on one line with some of its words between `↓` and `↑`.
  func marked(_ words: Range<Int>, in passage: Passage) -> String {
    let base = passage.text.startIndex - passage.start
    let start = base + Int(self.words[words.lowerBound].span.start)
    let end = base + Int(self.words[words.upperBound - 1].span.end)
    let parts = [
      passage.text[..<start], passage.text[start..<end], passage.text[end...],
    ].map { String(decoding: $0, as: UTF8.self) }
    return "\(parts[0])↓\(parts[1])↑\(parts[2])".onOneLine
  }
}

/// Makes digests of pages; cheap to copy, one serves all workers.
struct PassageReader: Sendable {
  /// What one worker carries along.
  struct Worker {
    var vocabulary = Vocabulary()
    var session = MatchingSession()
    var coverSession = MatchingSession()
    var tokenized = TokenizedDocument()
  }

  private let matcher: Matcher
  private let coverage: Matcher
  /// Whether sentences are wanted in words, too.
  var wantsTexts = false

  init(_ lexicon: Lexicon) {
    matcher = Matcher(lexicon)
    coverage = Matcher(PassageReader.cover(of: lexicon))
  }

  /// A lexicon whose terms are the terms and the false friends of another, with no condition.
  private static func cover(of lexicon: Lexicon) -> Lexicon {
    var cover = Lexicon(name: lexicon.name)
    let location = SourceLocation(file: "", line: 0, column: 0)
    cover.categories = [Lexicon.Category(path: "cover", label: "", location: location)]
    let patterns =
      lexicon.terms.flatMap { [$0.pattern] + $0.unless.map(\.pattern) }
      + lexicon.categories.flatMap { $0.unless.map(\.pattern) }
    cover.terms = patterns.map {
      Lexicon.Term(pattern: $0, category: CategoryID(0), location: location)
    }
    return cover
  }

  func digest(_ document: Document, _ worker: inout Worker) -> PassageDigest {
    worker.tokenized.removeAll()
    if worker.vocabulary.count > PageScanner.Worker.typeLimit { worker = Worker() }
    Tokenizer().tokenize(document, into: &worker.tokenized, vocabulary: &worker.vocabulary)
    let hits = matcher.match(
      document, worker.tokenized, vocabulary: &worker.vocabulary, session: &worker.session,
      wantsMarks: false
    ).hits
    let cover = coverage.match(
      document, worker.tokenized, vocabulary: &worker.vocabulary, session: &worker.coverSession,
      wantsMarks: false)
    var isCovered = [Bool](repeating: false, count: worker.tokenized.tokens.count)
    for hit in cover.hits + cover.dropped.map(\.hit) + hits {
      for index in hit.tokens { isCovered[index] = true }
    }
    var builder = DigestBuilder(
      document: document, tokenized: worker.tokenized, isCovered: isCovered,
      wantsTexts: wantsTexts)
    builder.add(hits, worker.vocabulary)
    return builder.digest
  }
}

/// Fills a digest, sentence by sentence.
private struct DigestBuilder {
  let document: Document
  let tokenized: TokenizedDocument
  let isCovered: [Bool]
  let wantsTexts: Bool
  var digest = PassageDigest()
  private var numbers: [TypeID: UInt32] = [:]

  init(document: Document, tokenized: TokenizedDocument, isCovered: [Bool], wantsTexts: Bool) {
    self.document = document
    self.tokenized = tokenized
    self.isCovered = isCovered
    self.wantsTexts = wantsTexts
  }

  mutating func add(_ hits: [Hit], _ vocabulary: Vocabulary) {
    var next = 0
    for (number, sentence) in tokenized.sentences.enumerated() {
      while next < hits.count, Int(hits[next].sentence) < number { next += 1 }
      guard document.blocks[Int(sentence.block)].isCounted else { continue }
      let first = digest.words.count
      let firstHit = digest.hits.count
      while next < hits.count, Int(hits[next].sentence) == number {
        let start = first + Int(hits[next].firstToken) - sentence.tokens.lowerBound
        digest.hits.append(
          PassageDigest.Company(
            words: start..<(start + hits[next].tokens.count), category: hits[next].category,
            term: hits[next].term))
        next += 1
      }
      for index in sentence.tokens { addWord(index, vocabulary) }
      digest.passages.append(
        PassageDigest.Passage(
          words: first..<digest.words.count, hits: firstHit..<digest.hits.count,
          start: Int(sentence.span.start),
          text: wantsTexts ? document.text[sentence.span.range] : []))
    }
  }

  private mutating func addWord(_ index: Int, _ vocabulary: Vocabulary) {
    let token = tokenized.tokens[index]
    let known = numbers[token.type]
    let form = known ?? UInt32(digest.forms.count)
    if known == nil {
      numbers[token.type] = form
      digest.forms.append(vocabulary.string(token.type))
    }
    digest.words.append(
      PassageDigest.Word(form: form, traits: traits(index, token), span: token.span))
  }

  private func traits(_ index: Int, _ token: Token) -> PassageDigest.Traits {
    var traits: PassageDigest.Traits = []
    if token.kind == .word { traits.insert(.word) }
    if isCovered[index] { traits.insert(.covered) }
    if token.gap.contains(.hyphen) { traits.insert(.hyphen) }
    if token.gap.contains(.barrier) {
      traits.insert(.barrier)
      if index > 0, hasComma(tokenized.tokens[index - 1].span.end, token.span.start) {
        traits.insert(.comma)
      }
    }
    switch token.shape {
    case .lower: traits.insert(.lower)
    case .capitalised: if !token.gap.contains(.opensClause) { traits.insert(.name) }
    case .allCapitals, .mixed: traits.insert(.name)
    }
    return traits
  }

  /// Whether the gap is a comma and nothing heavier.
  private func hasComma(_ start: UInt32, _ end: UInt32) -> Bool {
    guard start < end else { return false }
    let gap = document.text[Int(start)..<Int(end)]
    return gap.contains(UInt8(ascii: ",")) && !gap.contains { "():;.".utf8.contains($0) }
  }
}
