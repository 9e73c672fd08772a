import CorpusModel

@testable import Tokenization

/// Each stretch of lines between blank lines as a block.
func paragraphs(of text: [UInt8]) -> [Block] {
  var blocks: [Block] = []
  var start: Int?
  var end = 0
  func close() {
    if let first = start {
      blocks.append(Block(kind: .paragraph, span: TextSpan(start: first, end: end)))
    }
    start = nil
  }
  var lineStart = 0
  while lineStart < text.count {
    let lineEnd = text[lineStart...].firstIndex(of: 0x0A) ?? text.count
    let line = text[lineStart..<lineEnd]
    if let first = line.firstIndex(where: { $0 > 0x20 }),
      let last = line.lastIndex(where: { $0 > 0x20 })
    {
      if start == nil { start = first }
      end = last + 1
    } else {
      close()
    }
    lineStart = lineEnd + 1
  }
  close()
  return blocks
}

/// A text tokenized as one block, with what a test asks about it.
struct Sample {
  var text: [UInt8]
  var result = TokenizedDocument()
  var vocabulary = Vocabulary()

  init(_ text: String, style: Tokenizer.Style = .standard) {
    self.text = Array(text.utf8)
    let block = Block(kind: .paragraph, span: TextSpan(start: 0, end: self.text.count))
    let document = Document(id: "sample", text: self.text, blocks: [block])
    Tokenizer(style: style).tokenize(document, into: &result, vocabulary: &vocabulary)
  }

  /// The tokens as they stand in the text.
  var surfaces: [String] {
    result.tokens.map { String(decoding: text[$0.span.range], as: UTF8.self) }
  }

  /// The folded forms.
  var types: [String] { result.tokens.map { vocabulary.string($0.type) } }

  /// The sentences as they stand in the text.
  var sentences: [String] {
    result.sentences.map { String(decoding: text[$0.span.range], as: UTF8.self) }
  }
}
