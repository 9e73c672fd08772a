import CorpusModel
import Foundation
import Lexicons
import TestSupport
import Testing
import Tokenization

@testable import Matching

/// What a lexicon finds does not depend on the order in which its categories and terms stand.
@Suite struct LexiconOrderTests {
  /// A hit by its place, its category's path and its term.
  private struct Found: Hashable {
    var span: TextSpan
    var category: String
    var term: String
    var marks: Marks
    var dropped: String

    init(_ hit: Hit, _ lexicon: Lexicon, dropped: DroppedHit.Reason? = nil) {
      span = hit.span
      category = lexicon.categories[hit.category.index].path
      term = lexicon.terms[hit.term.index].pattern.source
      marks = hit.marks
      self.dropped = dropped.map { "\($0)" } ?? ""
    }
  }

  /// Terms that compete for the same words, in one category and in several.
  private static let rivals = """
    unless: [value for money]
    categories:
      values:
        terms: [trust*, trust, trust people, "* people", people we trust, "what {0,3} matters", our values, "'trust'"]
        unless: [trust fund*, "trust in numbers"]
      care:
        terms: [people, care, "car?", "(trust|care) people", people we, matters, our, trust]
      targets:
        terms:
          - target*
          - the target
          - term: people
            within: [target*, number*, "* report"]
            window: 6
          - term: report*
            unless: [annual report, "* report", report on]
          - numbers
          - "* numbers"
    """

  private static func lexicons() throws -> [Lexicon] {
    let builtIn = SharedData.projectFolder.appendingPathComponent("lexicons/values-targets.yaml")
    return try [
      LexiconReader().read(Array(rivals.utf8), file: "rivals.yaml", sha256: ""),
      LexiconReader().read(
        Array(try Data(contentsOf: builtIn)), file: "values-targets.yaml", sha256: ""),
    ]
  }

  /// The same lexicon, its categories, terms and lists in another order.
  private static func shuffled(
    _ lexicon: Lexicon, _ generator: inout SeededGenerator
  ) -> Lexicon {
    var shuffled = lexicon
    let order = Array(lexicon.categories.indices).shuffled(using: &generator)
    shuffled.categories = order.map { lexicon.categories[$0] }
    for index in shuffled.categories.indices {
      shuffled.categories[index].unless.shuffle(using: &generator)
    }
    var places = [CategoryID](repeating: CategoryID(0), count: order.count)
    for (place, old) in order.enumerated() { places[old] = CategoryID(place) }
    shuffled.terms.shuffle(using: &generator)
    for index in shuffled.terms.indices {
      shuffled.terms[index].category = places[shuffled.terms[index].category.index]
      shuffled.terms[index].unless.shuffle(using: &generator)
      shuffled.terms[index].within.shuffle(using: &generator)
    }
    return shuffled
  }

  private static func found(_ text: String, by matcher: Matcher) -> [Found] {
    let bytes = Array(text.utf8)
    let block = Block(kind: .paragraph, span: TextSpan(start: 0, end: bytes.count))
    let document = Document(id: "text", text: bytes, blocks: [block])
    var tokenized = TokenizedDocument()
    var vocabulary = Vocabulary()
    var session = MatchingSession()
    Tokenizer().tokenize(document, into: &tokenized, vocabulary: &vocabulary)
    let matches = matcher.match(
      document, tokenized, vocabulary: &vocabulary, session: &session, wantsMarks: true)
    return matches.hits.map { Found($0, matcher.lexicon) }
      + matches.dropped.map { Found($0.hit, matcher.lexicon, dropped: $0.reason) }
  }

  @Test func `any order of entries gives the same hits`() throws {
    var composition = try Composition(seed: 41)
    var texts = try Composition.exampleTexts().map(\.text)
    for _ in 0..<20 { texts.append(composition.text(pieces: 40)) }
    for lexicon in try Self.lexicons() {
      let matcher = Matcher(lexicon)
      let expected = texts.map { Self.found($0, by: matcher) }
      #expect(expected.joined().count > 100, "\(lexicon.name) finds enough to tell")
      for _ in 0..<4 {
        let other = Matcher(Self.shuffled(lexicon, &composition.generator))
        for (text, wanted) in zip(texts, expected) {
          let found = Self.found(text, by: other)
          #expect(found == wanted, "\(lexicon.name): \(text.prefix(200))")
        }
      }
    }
  }
}
