import CorpusModel
import Lexicons
import Matching
import Tokenization

/// Finds the lines of a concordance in one document; cheap to copy, one serves all workers.
struct ConcordanceFinder: Sendable {
  /// What one worker carries along.
  struct Worker {
    var vocabulary = Vocabulary()
    var session = MatchingSession()
    var tokenized = TokenizedDocument()
  }

  /// What was found in a document.
  struct Found: Sendable {
    var lines: [Concordance.Line]
    var words: Int
  }

  private let matcher: Matcher
  /// The patterns of its lexicon's terms.
  private let patterns: [String]
  private let window: Int
  /// The categories that are asked for; nil for a pattern.
  private let wanted: Set<Int>?

  /// Looks for a pattern, in names too: who types it sees for himself what is one.
  init(pattern source: String, window: Int) throws {
    let pattern: Pattern
    do {
      pattern = try Pattern(source)
    } catch {
      throw ScanError(
        "the pattern '\(source)': \(error.sentence)", isUsage: true)
    }
    let location = SourceLocation(file: "", line: 0, column: 0)
    var lexicon = Lexicon(name: "pattern")
    lexicon.categories = [Lexicon.Category(path: "pattern", label: "", location: location)]
    lexicon.terms = [
      Lexicon.Term(pattern: pattern, category: CategoryID(0), location: location)
    ]
    matcher = Matcher(lexicon)
    patterns = FindingWriter.patterns(of: lexicon)
    self.window = window
    wanted = nil
  }

  /// Looks for what a lexicon counts in a category, in all below a branch, or on a pole.
  init(category path: String, of lexicon: Lexicon, window: Int) throws {
    let wanted = lexicon.categories.indices.filter {
      CategoryPath.isAtOrBelow(lexicon.categories[$0].path, path)
        || lexicon.categories[$0].pole == path
    }
    guard !wanted.isEmpty else {
      let poles = lexicon.poles.map { [$0.first, $0.second] } ?? []
      let known = poles + lexicon.branches.map(\.path) + lexicon.categories.map(\.path)
      let near = NearestName.of(path, among: known).map { "; did you mean '@\($0)'?" }
      throw ScanError(
        "\(lexicon.name) has no category '\(path)'"
          + (near ?? "; touchstone lexicon show lists its categories"), isUsage: true)
    }
    matcher = Matcher(lexicon)
    patterns = FindingWriter.patterns(of: lexicon)
    self.window = window
    self.wanted = Set(wanted)
  }

  /// What is looked for, by place; the document's tokens stay in the worker.
  private func hits(in document: Document, _ worker: inout Worker) -> [Hit] {
    worker.tokenized.removeAll()
    if worker.vocabulary.count > PageScanner.Worker.typeLimit { worker = Worker() }
    Tokenizer().tokenize(document, into: &worker.tokenized, vocabulary: &worker.vocabulary)
    let matches = matcher.match(
      document, worker.tokenized, vocabulary: &worker.vocabulary, session: &worker.session,
      wantsMarks: true)
    if let wanted { return matches.hits.filter { wanted.contains($0.category.index) } }
    return (matches.hits + matches.dropped.map(\.hit)).sorted {
      ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end)
    }
  }

  /// The words of a document that stand near what is looked for, in the same sentence, and all its words.
  func company(in document: Document, _ worker: inout Worker) -> Collocates.Part {
    let hits = hits(in: document, &worker)
    let tokens = worker.tokenized.tokens
    var isNear = [Bool](repeating: false, count: tokens.count)
    for hit in hits {
      let sentence = worker.tokenized.sentences[Int(hit.sentence)].tokens
      for places in [
        stride(from: Int(hit.firstToken) - 1, through: sentence.lowerBound, by: -1),
        stride(from: Int(hit.endToken), through: sentence.upperBound - 1, by: 1),
      ] {
        for place in places.lazy.filter({ tokens[$0].kind == .word }).prefix(window) {
          isNear[place] = true
        }
      }
    }
    // What is looked for keeps no company with itself.
    for hit in hits { for place in hit.tokens { isNear[place] = false } }
    var part = Collocates.Part(hits: hits.count)
    var counts: [TypeID: (near: Int, all: Int)] = [:]
    for sentence in worker.tokenized.sentences
    where document.blocks[Int(sentence.block)].isCounted {
      for place in sentence.tokens where tokens[place].kind == .word {
        part.allWords += 1
        counts[tokens[place].type, default: (0, 0)].all += 1
        if isNear[place] {
          part.nearWords += 1
          counts[tokens[place].type, default: (0, 0)].near += 1
        }
      }
    }
    for (type, count) in counts { part.counts[worker.vocabulary.string(type)] = count }
    return part
  }

  /// The lines of a document, by place.
  func lines(in document: Document, _ worker: inout Worker) -> Found {
    let hits = hits(in: document, &worker)
    let words = worker.tokenized.sentences.reduce(0) { sum, sentence in
      sum + (document.blocks[Int(sentence.block)].isCounted ? Int(sentence.words) : 0)
    }
    var writer = FindingWriter(document, worker.tokenized, terms: patterns)
    for hit in hits { writer.append(hit) }
    let lines = zip(hits, writer.findings).map { line($0, $1, document, worker.tokenized) }
    return Found(lines: lines, words: words)
  }

  private func line(
    _ hit: Hit, _ finding: Finding, _ document: Document, _ tokenized: TokenizedDocument
  ) -> Concordance.Line {
    let block = document.blocks[Int(tokenized.sentences[Int(hit.sentence)].block)].span
    let category = matcher.lexicon.categories[hit.category.index]
    return Concordance.Line(
      documentID: document.id, section: finding.section, page: finding.page, block: finding.block,
      sentence: finding.sentence, charStart: finding.charStart, charEnd: finding.charEnd,
      left: words(before: Int(hit.span.start), from: Int(block.start), in: document.text),
      text: String(decoding: document.text[hit.span.range], as: UTF8.self).onOneLine,
      right: words(behind: Int(hit.span.end), to: Int(block.end), in: document.text),
      term: finding.term, category: wanted == nil ? nil : category.path,
      pole: wanted == nil ? nil : category.pole)
  }

  /// So many words before a place, as they are written; they stay within the block.
  private func words(before end: Int, from start: Int, in text: [UInt8]) -> String {
    var place = end
    var words = 0
    // What touches the hit belongs to no further word.
    while place > start, !Self.isBlank(text[place - 1]) { place -= 1 }
    while place > start, words < window {
      while place > start, Self.isBlank(text[place - 1]) { place -= 1 }
      let wordEnd = place
      while place > start, !Self.isBlank(text[place - 1]) { place -= 1 }
      if place < wordEnd { words += 1 }
    }
    return oneLine(place..<end, of: text, keepsEnd: true)
  }

  private func words(behind start: Int, to end: Int, in text: [UInt8]) -> String {
    var place = start
    var words = 0
    while place < end, !Self.isBlank(text[place]) { place += 1 }
    while place < end, words < window {
      while place < end, Self.isBlank(text[place]) { place += 1 }
      let wordStart = place
      while place < end, !Self.isBlank(text[place]) { place += 1 }
      if place > wordStart { words += 1 }
    }
    return oneLine(start..<place, of: text, keepsEnd: false)
  }

  /// A text on one line; the blank that parts it from the hit stays.
  private func oneLine(_ range: Range<Int>, of text: [UInt8], keepsEnd: Bool) -> String {
    let written = String(decoding: text[range], as: UTF8.self)
    let line = written.onOneLine
    guard !line.isEmpty else { return "" }
    if keepsEnd { return written.last?.isWhitespace == true ? line + " " : line }
    return written.first?.isWhitespace == true ? " " + line : line
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
