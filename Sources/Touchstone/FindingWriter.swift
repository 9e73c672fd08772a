import CorpusModel
import Lexicons
import Markup

/// Turns hits into findings: words, sentence and the way back to the source.
struct FindingWriter {
  private let document: Document
  private let tokens: [Token]
  private let sentences: [Sentence]
  private let lexicon: Lexicon
  private let firstCategory: Int
  private let basis: OffsetBasis
  /// The sentence of the last hit; where it is cut, the text is nil.
  private var sentence: (number: UInt32, text: String?, isPlain: Bool)?
  /// The last excerpt of a sentence that is cut.
  private var excerpt: (excerpt: SentenceExcerpt, text: String)?
  private var sentencePlace = SentencePlace(start: 0)
  /// The heading above the last hit, by its block.
  private var section: (block: Int32, text: String) = (-1, "")

  /// Makes a writer for a document and a lexicon, whose categories count from `firstCategory`.
  init(
    _ document: Document, _ tokenized: TokenizedDocument, _ lexicon: Lexicon, firstCategory: Int = 0
  ) {
    self.firstCategory = firstCategory
    self.document = document
    tokens = tokenized.tokens
    sentences = tokenized.sentences
    self.lexicon = lexicon
    basis = OffsetBasis(document)
  }

  mutating func finding(_ hit: Hit, dropped: DroppedHit.Reason? = nil) -> Finding {
    let sentence = sentences[Int(hit.sentence)]
    let block = document.blocks[Int(sentence.block)]
    let characters = basis.characters(hit.span)
    let (sentenceText, sentenceOffset) = text(ofSentence: hit.sentence, sentence, around: hit.span)
    var finding = Finding(
      section: section(of: block),
      page: block.page.map(Int.init), block: Int(sentence.block) + 1, blockKind: block.kind,
      sentence: Int(hit.sentence) + 1,
      charStart: characters.lowerBound, charEnd: characters.upperBound,
      text: basis.string(hit.span),
      term: lexicon.terms[hit.term.index].pattern.source,
      category: CategoryID(firstCategory + hit.category.index), marks: hit.marks,
      sentenceText: sentenceText, sentenceOffset: sentenceOffset, dropped: dropped)
    finding.fileSpan = document.fileSpan(hit.span)
    return finding
  }

  /// A relation with its place and sentences.
  mutating func finding(_ relation: Relation, number: Int) -> RelationFinding {
    let first = sentences[relation.sentence]
    let last = sentences[relation.sentence + relation.sentenceCount - 1]
    let block = document.blocks[Int(first.block)]
    let characters = basis.characters(relation.span)
    var finding = RelationFinding(relation, number: number)
    finding.section = section(of: block)
    finding.page = block.page.map(Int.init)
    finding.block = Int(first.block) + 1
    finding.charStart = characters.lowerBound
    finding.charEnd = characters.upperBound
    finding.text = basis.string(relation.span)
    let span = TextSpan(start: Int(first.span.start), end: Int(last.span.end))
    let words = tokens[Int(first.firstToken)..<Int(last.endToken)]
    finding.sentenceText = whole(span) ?? text(around: relation.span, in: span, words).text
    return finding
  }

  private mutating func section(of block: Block) -> String {
    if block.section < 0 { return "" }
    if section.block != block.section {
      section = (block.section, plain(document.blocks[Int(block.section)].span))
    }
    return section.text
  }

  /// The sentence as the row of a hit shows it, and where the hit begins there, in Unicode scalars.
  private mutating func text(
    ofSentence number: UInt32, _ sentence: Sentence, around hit: TextSpan
  ) -> (text: String, offset: Int) {
    if self.sentence?.number != number {
      self.sentence = (number, whole(sentence.span), isPlain(sentence.span))
    }
    if let known = self.sentence, let text = known.text {
      return (text, offset(of: hit, in: sentence.span, isPlain: known.isPlain))
    }
    let words = tokens[Int(sentence.firstToken)..<Int(sentence.endToken)]
    let (excerpt, text) = text(around: hit, in: sentence.span, words)
    let offset = offset(of: hit, in: excerpt.span, isPlain: false)
    return (text, excerpt.lead.unicodeScalars.count + offset)
  }

  /// The text of a sentence on one line; nil where it is too long to stand in every row.
  private func whole(_ span: TextSpan) -> String? {
    let text = plain(span)
    let longest = SentenceExcerpt.longest
    return text.utf8.count > longest && text.unicodeScalars.count > longest ? nil : text
  }

  private mutating func text(
    around hit: TextSpan, in sentence: TextSpan, _ words: ArraySlice<Token>
  ) -> (excerpt: SentenceExcerpt, text: String) {
    let new = SentenceExcerpt(around: hit, in: sentence, tokens: words)
    if let excerpt, excerpt.excerpt == new { return excerpt }
    let result = (new, new.text(plain(new.span)))
    excerpt = result
    return result
  }

  /// Where a hit begins in the text of its sentence or excerpt as ``plain(_:)`` gives it, in Unicode scalars.
  ///
  /// Hits of a sentence mostly ascend, so that counting goes on from the last one.
  private mutating func offset(
    of hit: TextSpan, in sentence: TextSpan, isPlain: Bool
  ) -> Int {
    let (start, end) = (Int(sentence.start), Int(hit.start))
    if isPlain { return document.text.span.characterCount(in: start..<max(start, end)) }
    if sentencePlace.start != start || sentencePlace.end > end {
      sentencePlace = SentencePlace(start: start)
    }
    sentencePlace.advance(to: end, in: document.text)
    return sentencePlace.offset
  }

  /// The text of a span on one line: every run of white space is one space.
  private func plain(_ span: TextSpan) -> String {
    if isPlain(span) { return document.string(span) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.length)
    var isBlank = false
    for byte in document.text[span.range] {
      switch byte {
      case 0x20, 0x09...0x0D:
        isBlank = !bytes.isEmpty
      default:
        if isBlank { bytes.append(0x20) }
        isBlank = false
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a span is on one line as it is: its only white space are single spaces between other characters.
  private func isPlain(_ span: TextSpan) -> Bool {
    let text = document.text.span
    guard span.length > 0, text[Int(span.start)] != 0x20, text[Int(span.end) - 1] != 0x20 else {
      return false
    }
    // Without a branch for each byte.
    var found: UInt8 = 0
    var isAfterSpace: UInt8 = 0
    for index in span.range {
      let isSpace: UInt8 = text[index] == 0x20 ? 1 : 0
      found |= isSpace & isAfterSpace | (text[index] &- 0x09 < 5 ? 1 : 0)
      isAfterSpace = isSpace
    }
    return found == 0
  }
}

/// How many scalars of a sentence, as it stands on one line, lie before a place of the document.
private struct SentencePlace {
  /// Where the sentence begins, and where the place is.
  let start: Int
  private(set) var end: Int
  private var scalars = 0
  private var isBlank = false

  init(start: Int) { (self.start, end) = (start, start) }

  /// The scalars before the place; white space is one.
  var offset: Int { isBlank ? scalars + 1 : scalars }

  mutating func advance(to place: Int, in text: [UInt8]) {
    for byte in text[end..<place] {
      switch byte {
      case 0x20, 0x09...0x0D: isBlank = scalars > 0
      case 0x80...0xBF: continue
      default:
        scalars += isBlank ? 2 : 1
        isBlank = false
      }
    }
    end = place
  }
}
