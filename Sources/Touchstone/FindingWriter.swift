import CorpusModel
import Lexicons

/// Turns hits into findings: words, sentence and the way back to the source.
struct FindingWriter {
  private let document: Document
  private let sentences: [Sentence]
  private let lexicon: Lexicon
  private let firstCategory: Int
  private let basis: OffsetBasis
  private var sentenceText: (number: UInt32, text: String)?
  private var sentencePlace = SentencePlace(start: 0)

  /// Makes a writer for a document and a lexicon, whose categories count from `firstCategory`.
  init(
    _ document: Document, _ tokenized: TokenizedDocument, _ lexicon: Lexicon, firstCategory: Int = 0
  ) {
    self.firstCategory = firstCategory
    self.document = document
    sentences = tokenized.sentences
    self.lexicon = lexicon
    basis = OffsetBasis(document)
  }

  mutating func finding(_ hit: Hit, dropped: DroppedHit.Reason? = nil) -> Finding {
    let sentence = sentences[Int(hit.sentence)]
    let block = document.blocks[Int(sentence.block)]
    let characters = basis.characters(hit.span)
    var finding = Finding(
      section: block.section >= 0 ? plain(document.blocks[Int(block.section)].span) : "",
      page: block.page.map(Int.init), block: Int(sentence.block) + 1, blockKind: block.kind,
      sentence: Int(hit.sentence) + 1,
      charStart: characters.lowerBound, charEnd: characters.upperBound,
      text: basis.string(hit.span),
      term: lexicon.terms[hit.term.index].pattern.source,
      category: CategoryID(firstCategory + hit.category.index), marks: hit.marks,
      sentenceText: text(ofSentence: hit.sentence, sentence),
      sentenceOffset: offset(of: hit.span, in: sentence.span), dropped: dropped)
    finding.fileSpan = document.fileSpan(hit.span)
    return finding
  }

  /// A relation with its place and sentences.
  func finding(_ relation: Relation, number: Int) -> RelationFinding {
    let first = sentences[relation.sentence]
    let last = sentences[relation.sentence + relation.sentenceCount - 1]
    let block = document.blocks[Int(first.block)]
    let characters = basis.characters(relation.span)
    var finding = RelationFinding(relation, number: number)
    finding.section = block.section >= 0 ? plain(document.blocks[Int(block.section)].span) : ""
    finding.page = block.page.map(Int.init)
    finding.block = Int(first.block) + 1
    finding.charStart = characters.lowerBound
    finding.charEnd = characters.upperBound
    finding.text = basis.string(relation.span)
    finding.sentenceText = plain(
      TextSpan(start: Int(first.span.start), end: Int(last.span.end)))
    return finding
  }

  private mutating func text(ofSentence number: UInt32, _ sentence: Sentence) -> String {
    if let known = sentenceText, known.number == number { return known.text }
    let text = plain(sentence.span)
    sentenceText = (number, text)
    return text
  }

  /// Where a hit begins in the text of its sentence as ``plain(_:)`` gives it, in Unicode scalars.
  ///
  /// Hits of a sentence mostly ascend, so that counting goes on from the last one.
  private mutating func offset(of hit: TextSpan, in sentence: TextSpan) -> Int {
    let (start, end) = (Int(sentence.start), Int(hit.start))
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
