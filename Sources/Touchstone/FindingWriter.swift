import CorpusModel
import Lexicons

/// Turns hits into findings: words, sentence and the way back to the source.
struct FindingWriter {
  private let document: Document
  private let sentences: [Sentence]
  private let lexicon: Lexicon
  private let source: [UInt8]
  private var scalars = ScalarCounter()
  private var sentenceText: (number: UInt32, text: String)?

  init(_ document: Document, _ tokenized: TokenizedDocument, _ lexicon: Lexicon) {
    self.document = document
    sentences = tokenized.sentences
    self.lexicon = lexicon
    if case .mapped(let map) = document.provenance {
      source = map.source
    } else {
      source = document.text
    }
  }

  /// Goes back to the start of the text, so that hits may be written in a second pass.
  mutating func rewind() {
    scalars = ScalarCounter()
    sentenceText = nil
  }

  mutating func finding(_ hit: Hit, dropped: DroppedHit.Reason? = nil) -> Finding {
    let sentence = sentences[Int(hit.sentence)]
    let block = document.blocks[Int(sentence.block)]
    let span = sourceSpan(of: hit.span)
    return Finding(
      section: block.section >= 0 ? plain(document.blocks[Int(block.section)].span) : "",
      page: block.page.map(Int.init), block: Int(sentence.block) + 1, blockKind: block.kind,
      sentence: Int(hit.sentence) + 1,
      charStart: scalars.count(to: Int(span.start), in: source),
      charEnd: scalars.count(to: Int(span.end), in: source),
      text: String(decoding: source[span.range], as: UTF8.self),
      term: lexicon.terms[hit.term.index].pattern.source, category: hit.category, marks: hit.marks,
      sentenceText: text(ofSentence: hit.sentence, sentence), dropped: dropped)
  }

  private func sourceSpan(of span: TextSpan) -> TextSpan {
    if case .mapped(let map) = document.provenance { return map.sourceSpan(of: span) }
    return span
  }

  private mutating func text(ofSentence number: UInt32, _ sentence: Sentence) -> String {
    if let known = sentenceText, known.number == number { return known.text }
    let text = plain(sentence.span)
    sentenceText = (number, text)
    return text
  }

  /// The text of a span on one line: every run of white space is one space.
  private func plain(_ span: TextSpan) -> String {
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
}

/// Counts Unicode scalars up to byte offsets that mostly ascend.
private struct ScalarCounter {
  private var offset = 0
  private var scalars = 0

  /// The number of scalars in the first `target` bytes of `text`.
  mutating func count(to target: Int, in text: [UInt8]) -> Int {
    if target >= offset {
      scalars += ScalarCounter.scalars(in: text.span, from: offset, to: target)
    } else {
      scalars -= ScalarCounter.scalars(in: text.span, from: target, to: offset)
    }
    offset = target
    return scalars
  }

  /// Counts the bytes that begin a scalar: all but continuation bytes.
  private static func scalars(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var count = 0
    for index in start..<end where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
