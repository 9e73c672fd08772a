import CorpusModel
import Extraction
import Lexicons
import Matching
import Tokenization

/// Knows the order of the stages: page to document to tokens to hits to what tables show.
///
/// A pure function of page, lexicon and options; what a worker carries from one page to the next only
/// saves work.
struct PageScanner: Sendable {
  /// How hits are found and counted, with the main lexicon and with each further one.
  enum Counting: Sendable {
    /// By our own rules.
    case own(Matcher, further: [Matcher])
    /// By another tool's rules.
    case peer(PeerMatcher, further: [PeerMatcher])

    /// How many lexicons are matched beside the main one.
    var furtherCount: Int {
      switch self {
      case .own(_, let further): further.count
      case .peer(_, let further): further.count
      }
    }

    /// The patterns of each lexicon's terms, by their numbers, where single hits are found: the main lexicon first.
    var patterns: [[String]] {
      switch self {
      case .own(let matcher, let further):
        ([matcher] + further).map { FindingWriter.patterns(of: $0.lexicon) }
      case .peer: []
      }
    }
  }

  /// What one worker carries along: its vocabulary and buffers.
  struct Worker: ~Copyable {
    /// More types than this, and the vocabulary starts anew, so that memory stays bounded: some four thousand fewer than its
    /// table holds before it doubles, since the document that goes beyond is read to its end.
    static let typeLimit = 11 << 12

    var vocabulary = Vocabulary()
    var session = MatchingSession()
    /// What is remembered for each further lexicon.
    var furtherSessions: [MatchingSession]
    var tokenized = TokenizedDocument()
    let extractor: Extractor

    /// Makes what a worker carries along for so many lexicons beside the main one.
    init(further: Int, extractor: Extractor = Extractor()) {
      self.extractor = extractor
      furtherSessions = [MatchingSession](repeating: MatchingSession(), count: further)
    }

    mutating func beginDocument() {
      tokenized.removeAll()
      guard vocabulary.count > Worker.typeLimit else { return }
      vocabulary.removeAll()
      session.forgetTypes()
      for index in furtherSessions.indices { furtherSessions[index].forgetTypes() }
    }
  }

  let counting: Counting
  let tokenizer: Tokenizer
  /// Whether any table asks for the hits themselves, not only for their number.
  let wantsFindings: Bool
  private let allSections: Bool
  private let tally: HitTally
  /// What ``Counting/patterns`` says, where findings are wanted.
  private let patterns: [[String]]

  init(
    counting: Counting, tokenizer: Tokenizer, outline: LexiconOutline, wantsFindings: Bool,
    allSections: Bool
  ) {
    self.allSections = allSections
    self.counting = counting
    self.tokenizer = tokenizer
    self.wantsFindings = wantsFindings
    tally = HitTally(outline)
    patterns = wantsFindings ? counting.patterns : []
  }

  /// What a worker carries from one page to the next, as it begins.
  ///
  /// - Parameter coresPerPage: how many cores there are for each page.
  /// - Returns: the state of a worker that has read nothing.
  func makeWorker(coresPerPage: Int) -> Worker {
    Worker(
      further: counting.furtherCount,
      extractor: Extractor(allSections: allSections, cores: coresPerPage))
  }

  func scan(
    _ page: consuming Page, notes: [ReadingNote], worker: inout Worker
  ) -> Outcome<ScannedDocument> {
    let header = PageHeader(page, notes: notes)
    let document: Document
    do {
      document = try worker.extractor.extract(page)
    } catch {
      return .skipped(error.problem(path: header.id, sha256: header.sha256))
    }
    worker.beginDocument()
    tokenizer.tokenize(document, into: &worker.tokenized, vocabulary: &worker.vocabulary)
    switch counting {
    case .own(let matcher, let further):
      let matches = matcher.match(
        document, worker.tokenized, vocabulary: &worker.vocabulary, session: &worker.session,
        wantsMarks: wantsFindings)
      var result = scanned(header, document, worker.tokenized, matches, of: matcher)
      for (number, matcher) in further.enumerated() {
        let matches = matcher.match(
          document, worker.tokenized, vocabulary: &worker.vocabulary,
          session: &worker.furtherSessions[number], wantsMarks: wantsFindings)
        add(
          matches, of: matcher, number: number + 1, document, worker.tokenized, to: &result)
      }
      return .scanned(result)
    case .peer(let matcher, let further):
      let counts = matcher.count(
        document, worker.tokenized, vocabulary: worker.vocabulary, session: &worker.session)
      var result = header.document(document)
      result.allSentences = worker.tokenized.sentences.count
      result.words = worker.tokenized.tokens.count
      result.tokens = result.words
      result.hits = counts.hits
      result.weightedHits = counts.weighted
      result.clusters = [tally.poles(of: counts.hits)]
      for (number, matcher) in further.enumerated() {
        let counts = matcher.count(
          document, worker.tokenized, vocabulary: worker.vocabulary,
          session: &worker.furtherSessions[number])
        result.append(hits: counts.hits, weighted: counts.weighted)
      }
      return .scanned(result)
    }
  }

  private func scanned(
    _ header: PageHeader, _ document: Document, _ tokenized: TokenizedDocument, _ matches: Matches,
    of matcher: Matcher
  ) -> ScannedDocument {
    var result = header.document(document)
    result.allSentences = tokenized.sentences.count
    for sentence in tokenized.sentences {
      let block = document.blocks[Int(sentence.block)]
      guard block.isCounted else {
        if block.part != nil, block.kind.isCounted { result.wordsSetAside += Int(sentence.words) }
        continue
      }
      result.sentences += 1
      result.words += Int(sentence.words)
      result.tokens += sentence.tokens.count
    }
    tally.add(matches.hits, tokenized, by: matcher, to: &result)
    let parts = RelationParts(matches, matcher.poles)
    result.rejected = parts.rejected
    if wantsFindings {
      var writer = FindingWriter(document, tokenized, terms: patterns[0])
      for (number, hit) in matches.hits.enumerated() {
        writer.append(hit, relation: parts.byHit[number])
      }
      result.findings = writer.findings
      result.relations = matches.relations.enumerated().map {
        writer.finding($0.element, number: $0.offset + 1)
      }
      result.dropped = dropped(matches, document, tokenized, terms: patterns[0])
    }
    return result
  }

  /// The hits that are not counted.
  private func dropped(
    _ matches: Matches, _ document: Document, _ tokenized: TokenizedDocument, terms: [String],
    firstCategory: Int = 0
  ) -> Findings {
    guard !matches.dropped.isEmpty else { return [] }
    var writer = FindingWriter(document, tokenized, terms: terms, firstCategory: firstCategory)
    for dropped in matches.dropped { writer.append(dropped.hit, dropped: dropped.reason) }
    return writer.findings
  }

  /// Adds what a further lexicon found; its categories follow those of the lexicons before it.
  private func add(
    _ matches: Matches, of matcher: Matcher, number: Int, _ document: Document,
    _ tokenized: TokenizedDocument, to result: inout ScannedDocument
  ) {
    let first = result.hits.count
    let counts = HitTally.counts(of: matches.hits, by: matcher)
    result.append(hits: counts.hits, weighted: counts.weighted)
    guard wantsFindings else { return }
    let terms = patterns[number]
    var writer = FindingWriter(document, tokenized, terms: terms, firstCategory: first)
    for hit in matches.hits { writer.append(hit) }
    result.merge(
      findings: writer.findings,
      dropped: dropped(matches, document, tokenized, terms: terms, firstCategory: first))
  }
}

/// What is known of a page before its bytes are handed on.
private struct PageHeader {
  let id: String
  let sha256: String
  let format: DocumentFormat
  let byteCount: Int
  let metadata: Metadata
  let notes: [ReadingNote]

  init(_ page: borrowing Page, notes: [ReadingNote]) {
    id = page.id
    sha256 = page.sha256
    format = page.format
    byteCount = page.bytes.count
    metadata = page.metadata
    self.notes = notes
  }

  func document(_ document: Document) -> ScannedDocument {
    var result = ScannedDocument(
      id: id, sha256: sha256, bytes: byteCount, format: format,
      metadata: metadata.filled(from: document.metadata),
      offsetBasis: document.provenance.offsetBasis, notes: notes + document.notes, words: 0,
      tokens: 0, sentences: 0, hits: [], weightedHits: [], clusters: [], findings: [],
      dropped: [])
    result.pageKind = document.pageKind
    return result
  }
}
