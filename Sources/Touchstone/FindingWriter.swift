import CorpusModel
import Lexicons
import Markup

/// Turns hits into findings: words, sentence and the way back to the source.
struct FindingWriter {
  /// What was made of the hits so far.
  private(set) var findings: Findings
  private let document: Document
  private let tokens: [Token]
  private let sentences: [Sentence]
  private let firstCategory: Int
  private let basis: OffsetBasis
  private let line: LineText
  /// The sentence of the last hit.
  private var sentence: Shown?
  /// The place of the last hit in the sentence or excerpt, where that does not stand in the document as it is shown.
  private var linePlace = LinePlace(start: 0)
  /// The heading above the last hit that has one: its block, and its place among the texts.
  private var section: (block: Int32, text: Range<Int>) = (-1, 0..<0)

  /// A sentence or excerpt as rows show it.
  private struct Shown {
    /// The number of the sentence.
    let number: UInt32
    /// What is shown of it, if not all.
    var excerpt: SentenceExcerpt?
    /// Where what is shown stands in the document.
    var span: TextSpan
    /// Whether it stands there as it is shown.
    var isPlain: Bool
  }

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - document: where the hits stand.
  ///   - tokenized: its tokens and sentences.
  ///   - terms: the patterns of the lexicon's terms; see ``patterns(of:)``.
  ///   - firstCategory: how many categories precede those of the lexicon.
  init(
    _ document: Document, _ tokenized: TokenizedDocument, terms: [String], firstCategory: Int = 0
  ) {
    self.firstCategory = firstCategory
    self.document = document
    tokens = tokenized.tokens
    sentences = tokenized.sentences
    basis = OffsetBasis(document)
    line = LineText(document)
    findings = Findings(terms: terms)
  }

  /// The patterns of a lexicon's terms, as it writes them, by their numbers.
  static func patterns(of lexicon: Lexicon) -> [String] { lexicon.terms.map(\.pattern.source) }

  /// Adds a hit.
  mutating func append(
    _ hit: Hit, dropped: DroppedHit.Reason? = nil, relation: Finding.Part? = nil
  ) {
    moveToSentence(of: hit)
    let characters = basis.characters(hit.span)
    let text = findings.texts.count
    basis.append(hit.span, to: &findings.texts)
    var entry = Findings.Entry(
      place: findings.places.count - 1, term: hit.term.index,
      category: CategoryID(firstCategory + hit.category.index), charStart: characters.lowerBound,
      charEnd: characters.upperBound, text: text..<findings.texts.count,
      sentenceOffset: offset(of: hit.span))
    entry.marks = hit.marks
    entry.fileSpan = document.fileSpan(hit.span)
    findings.append(entry, Findings.Verdict(dropped: dropped, relation: relation))
  }

  /// A relation with its place and sentences.
  mutating func finding(_ relation: Relation, number: Int) -> RelationFinding {
    let first = sentences[relation.sentence]
    let last = sentences[relation.sentence + relation.sentenceCount - 1]
    let block = document.blocks[Int(first.block)]
    let characters = basis.characters(relation.span)
    var finding = RelationFinding(relation, number: number)
    if block.section >= 0 {
      finding.section = line.string(document.blocks[Int(block.section)].span)
    }
    finding.page = block.page.map(Int.init)
    finding.block = Int(first.block) + 1
    finding.charStart = characters.lowerBound
    finding.charEnd = characters.upperBound
    finding.text = basis.string(relation.span)
    let span = TextSpan(start: Int(first.span.start), end: Int(last.span.end))
    let whole = line.string(span)
    if FindingWriter.isTooLong(Array(whole.utf8)[...]) {
      let words = tokens[Int(first.firstToken)..<Int(last.endToken)]
      let excerpt = SentenceExcerpt(around: relation.span, in: span, tokens: words)
      finding.sentenceText = excerpt.text(line.string(excerpt.span))
    } else {
      finding.sentenceText = whole
    }
    return finding
  }

  // MARK: Sentences

  /// Sees to it that the last place of ``findings`` is that of a hit.
  private mutating func moveToSentence(of hit: Hit) {
    let sentence = sentences[Int(hit.sentence)]
    if let shown = self.sentence, shown.number == hit.sentence {
      guard let known = shown.excerpt else { return }
      let excerpt = excerpt(of: sentence, around: hit.span)
      if known != excerpt { beginPlace(hit.sentence, sentence, excerpt) }
      return
    }
    let start = findings.texts.count
    let isPlain = line.append(sentence.span, to: &findings.texts)
    if FindingWriter.isTooLong(findings.texts[start...]) {
      findings.texts.removeSubrange(start...)
      beginPlace(hit.sentence, sentence, excerpt(of: sentence, around: hit.span))
    } else {
      self.sentence = Shown(number: hit.sentence, span: sentence.span, isPlain: isPlain)
      appendPlace(hit.sentence, sentence, text: start..<findings.texts.count)
    }
  }

  private mutating func beginPlace(
    _ number: UInt32, _ sentence: Sentence, _ excerpt: SentenceExcerpt
  ) {
    self.sentence = Shown(number: number, excerpt: excerpt, span: excerpt.span, isPlain: false)
    let start = findings.texts.count
    findings.texts.append(contentsOf: excerpt.text(line.string(excerpt.span)).utf8)
    appendPlace(number, sentence, text: start..<findings.texts.count)
  }

  private func excerpt(of sentence: Sentence, around hit: TextSpan) -> SentenceExcerpt {
    SentenceExcerpt(
      around: hit, in: sentence.span,
      tokens: tokens[Int(sentence.firstToken)..<Int(sentence.endToken)])
  }

  private mutating func appendPlace(_ number: UInt32, _ sentence: Sentence, text: Range<Int>) {
    let block = document.blocks[Int(sentence.block)]
    var place = Findings.Place()
    place.section = section(of: block)
    place.page = block.page.map(Int.init)
    place.block = Int(sentence.block) + 1
    place.blockKind = block.kind
    place.sentence = Int(number) + 1
    place.sentenceText = text
    findings.places.append(place)
  }

  /// The heading above a block, among the texts of ``findings``.
  private mutating func section(of block: Block) -> Range<Int> {
    if block.section < 0 { return 0..<0 }
    if section.block != block.section {
      let start = findings.texts.count
      line.append(document.blocks[Int(block.section)].span, to: &findings.texts)
      section = (block.section, start..<findings.texts.count)
    }
    return section.text
  }

  /// Whether a sentence is too long to stand in every row.
  private static func isTooLong(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count > SentenceExcerpt.longest else { return false }
    return text.span.characterCount(in: 0..<text.count) > SentenceExcerpt.longest
  }

  /// Where a hit begins in what is shown of its sentence, in Unicode scalars.
  ///
  /// Hits of a sentence mostly ascend, so that counting goes on from the last one.
  private mutating func offset(of hit: TextSpan) -> Int {
    guard let sentence else { return 0 }
    let start = Int(sentence.span.start)
    let end = max(start, Int(hit.start))
    if sentence.isPlain { return document.text.span.characterCount(in: start..<end) }
    if linePlace.start != start || linePlace.end > end { linePlace = LinePlace(start: start) }
    linePlace.advance(to: end, in: document.text)
    return linePlace.scalars + (sentence.excerpt?.lead.unicodeScalars.count ?? 0)
  }
}
