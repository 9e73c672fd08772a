import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import Tokenization

/// The public sentence suites, and the project's seed text.
@Suite struct EnglishSentencesTests {
  static let golden = "data/suites/sbd-golden/golden-rules-en.json"
  static let more = "data/suites/sbd-golden/more-en.json"
  static let seed = "data/seed/seed_gold_sentences.csv"

  struct Case: Decodable {
    var id: String
    var text: String
    var sentences: [String]
  }

  /// The numbers of equal cases and of all cases, white space aside; prints the others.
  static func score(_ path: String) throws -> (equal: Int, all: Int) {
    let cases = try JSONDecoder().decode([Case].self, from: Data(SharedData.bytes(path)))
    func bare(_ sentences: [String]) -> [String] {
      sentences.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }
    var equal = 0
    for item in cases {
      let found = bare(Tokenizer().sentences(in: item.text))
      let wanted = bare(item.sentences)
      if found == wanted {
        equal += 1
      } else {
        let extra = found.filter { !wanted.contains($0) }.prefix(4)
        let missing = wanted.filter { !found.contains($0) }.prefix(4)
        print("\(item.id)\n  found \(extra)\n  wanted \(missing)")
      }
    }
    return (equal, cases.count)
  }

  @Test(SharedData.required(golden))
  func `the Golden Rules`() throws {
    let score = try Self.score(Self.golden)
    #expect(score.all == 48)
    #expect(score.equal >= 47, "\(score)")
  }

  @Test(SharedData.required(more))
  func `further English cases`() throws {
    let score = try Self.score(Self.more)
    #expect(score.all == 57)
    #expect(score.equal > 52, "\(score)")
  }
}

extension EnglishSentencesTests {
  @Test(SharedData.required(seed))
  func `the seed's forty sentences, to the character`() throws {
    let text = try SharedData.bytes("data/seed/what-really-drives-system-change.txt")
    let document = Document(id: "seed", text: text, blocks: paragraphs(of: text))
    var result = TokenizedDocument()
    var vocabulary = Vocabulary()
    Tokenizer().tokenize(document, into: &result, vocabulary: &vocabulary)
    let found = result.sentences.map { sentence in
      func characters(_ end: UInt32) -> Int {
        String(decoding: text[..<Int(end)], as: UTF8.self).unicodeScalars.count
      }
      return [characters(sentence.span.start), characters(sentence.span.end)]
    }
    let table = String(decoding: try SharedData.bytes(Self.seed), as: UTF8.self)
    let rows = table.split(whereSeparator: \.isNewline).dropFirst()
    let wanted = rows.map { row in row.split(separator: ",")[2...3].compactMap { Int($0) } }
    #expect(found == wanted)
  }
}
