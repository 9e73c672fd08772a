import CorpusModel
import TestSupport
import Testing

@testable import Tokenization

/// What holds for every text.
@Suite struct TokenizerPropertiesTests {
  static let pieces = [
    "a", "I", "The", "value", "VALUES", "U", "S", "No", "etc", "2", "10", "1", "b", "iv", "-", "–",
    "—",
    "--", ".", ".", ".", "!", "?", "…", "'", "’", "‘", "\"", "“", "”", "(", ")", "[", "]", " ", " ",
    " ", "  ",
    "\n", "\n\n", "\r\n", "\u{2029}", ",", ":", ";", "/", "@", "http://", "www.", "jo@x.org", "_",
    "*",
    "#", "•", "\u{A0}", "\u{AD}", "\u{301}", "é", "É", "価", "。", "🙂", "👩‍👧", "£", "%", "&",
    "\u{FEFF}",
    "\0", "א", "\"", "א", "٣", "\u{10FFFF}", "𐐀",
  ]

  static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...40, using: &generator))
      .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
  }

  static func check(_ sample: Sample, _ name: String) {
    var end: UInt32 = 0
    for token in sample.result.tokens {
      #expect(token.span.start >= end && token.span.length > 0, "\(name)")
      end = token.span.end
      #expect(Int(token.type.rawValue) < sample.vocabulary.count, "\(name)")
    }
    #expect(Int(end) <= sample.text.count, "\(name)")
    var next: UInt32 = 0
    var sentenceEnd: UInt32 = 0
    for sentence in sample.result.sentences {
      #expect(sentence.firstToken == next && sentence.endToken > next, "\(name)")
      #expect(sentence.span.start >= sentenceEnd, "\(name)")
      let tokens = sample.result.tokens[sentence.tokens]
      #expect(tokens.first?.gap.contains(.opensClause) ?? false, "\(name)")
      #expect(tokens.allSatisfy { sentence.span.contains($0.span) }, "\(name)")
      #expect(tokens.count(where: \.countsAsWord) == Int(sentence.words), "\(name)")
      (next, sentenceEnd) = (sentence.endToken, sentence.span.end)
    }
    #expect(Int(next) == sample.result.tokens.count, "\(name)")
  }

  /// Words far from the end of a text are read eight bytes at a time, those near it one by one.
  @Test func `what follows a block does not matter`() {
    var generator = SeededGenerator(seed: 7)
    let words =
      Self.pieces + ["responsibility", "organisationally", "incomprehensibilities", "Trust"]
    let joints = [" ", " ", " ", "\n", ", ", ". ", ".\n", " \n", "-", "’", ""]
    for _ in 0..<6_000 {
      let text = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        words[Int.random(in: 0..<words.count, using: &generator)]
          + joints[Int.random(in: 0..<joints.count, using: &generator)]
      }.joined()
      let bytes = Array(text.utf8)
      let block = Block(kind: .paragraph, span: TextSpan(start: 0, end: bytes.count))
      var results: [TokenizedDocument] = []
      for behind in ["", "abcdefghijklmnopqrstuvwxyz", " ................................."] {
        var result = TokenizedDocument()
        var vocabulary = Vocabulary()
        Tokenizer().tokenize(
          Document(id: "", text: bytes + Array(behind.utf8), blocks: [block]), into: &result,
          vocabulary: &vocabulary)
        results.append(result)
      }
      #expect(results[0].tokens == results[1].tokens, "\(text)")
      #expect(results[0].tokens == results[2].tokens, "\(text)")
      #expect(results[0].sentences == results[1].sentences, "\(text)")
    }
  }

  @Test func `random text keeps every promise`() {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<3_000 {
      let text = Self.text(&generator)
      Self.check(Sample(text), text.debugDescription)
    }
  }

  @Test func `random bytes do not crash`() {
    var generator = SeededGenerator(seed: 7)
    for style in [Tokenizer.Style.standard, .quanteda(keepsPunctuation: true), .liwc] {
      for _ in 0..<500 {
        let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
        let block = Block(kind: .paragraph, span: TextSpan(start: 0, end: bytes.count))
        var result = TokenizedDocument()
        var vocabulary = Vocabulary()
        Tokenizer(style: style).tokenize(
          Document(id: "bytes", text: bytes, blocks: [block]), into: &result,
          vocabulary: &vocabulary)
        #expect(result.tokens.allSatisfy { Int($0.span.end) <= bytes.count })
      }
    }
  }

  @Test func `white space around and inside a text moves tokens and changes none`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let text = Self.text(&generator).filter { !$0.isNewline }
      #expect(Sample("  \(text) ").types == Sample(text).types, "\(text.debugDescription)")
    }
  }

  @Test func `blocks do not touch each other`() {
    let text = Array("Trust\n\nand value. Then\n\nmore".utf8)
    var result = TokenizedDocument()
    var vocabulary = Vocabulary()
    Tokenizer().tokenize(
      Document(id: "blocks", text: text, blocks: paragraphs(of: text)), into: &result,
      vocabulary: &vocabulary)
    #expect(result.sentences.map(\.block) == [0, 1, 1, 2])
    #expect(result.sentences.map(\.words) == [1, 2, 1, 1])
    // A worker fills the same value again.
    let first = result
    Tokenizer().tokenize(
      Document(id: "blocks", text: text, blocks: paragraphs(of: text)), into: &result,
      vocabulary: &vocabulary)
    #expect(result.tokens == first.tokens && result.sentences == first.sentences)
  }
}
