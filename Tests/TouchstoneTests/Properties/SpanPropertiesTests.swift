import CorpusModel
import Extraction
import Foundation
import Lexicons
import Matching
import TestSupport
import Testing
import Tokenization

@testable import Touchstone

/// What holds for the places of tokens, sentences and hits in every text.
@Suite struct SpanPropertiesTests {
  /// The example corpus, and texts put together of it, in every format that is text.
  private static func pages() throws -> [Page] {
    var pages: [Page] = []
    let folder = SharedData.projectFolder.appendingPathComponent("corpora/example")
    let formats: [String: DocumentFormat] = ["txt": .text, "md": .markdown, "html": .html]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
      let url = folder.appendingPathComponent(name)
      guard let format = formats[url.pathExtension], name.contains("/") else { continue }
      pages.append(
        Page(id: name, bytes: Array(try Data(contentsOf: url)), sha256: "", format: format))
    }
    var composition = try Composition(seed: 12)
    for number in 0..<60 {
      let text = composition.text(pieces: 30)
      for (format, source) in [
        (DocumentFormat.text, text), (.markdown, "# " + text),
        (.html, "<article><p>" + text.replacing("\n\n", with: "<p>") + "</article>"),
      ] {
        pages.append(
          Page(id: "\(number).\(format)", bytes: Array(source.utf8), sha256: "", format: format))
      }
    }
    return pages
  }

  @Test func `spans ascend and slice back to their text`() throws {
    let matcher = Matcher(try LexiconSource.builtIn.load())
    var vocabulary = Vocabulary()
    var session = MatchingSession()
    var tokenized = TokenizedDocument()
    var hits = 0
    for page in try Self.pages() {
      let name = page.id
      guard let document = try? Extractor().extract(page) else { continue }
      Tokenizer().tokenize(document, into: &tokenized, vocabulary: &vocabulary)
      let matches = matcher.match(
        document, tokenized, vocabulary: &vocabulary, session: &session, wantsMarks: true)
      check(tokenized, of: document, vocabulary, name)
      check(matches.hits, tokenized, of: document, matcher, name)
      hits += matches.hits.count
    }
    #expect(hits > 500, "there is enough to judge by")
  }

  private func check(
    _ tokenized: TokenizedDocument, of document: Document, _ vocabulary: Vocabulary, _ name: String
  ) {
    var end: UInt32 = 0
    for token in tokenized.tokens {
      #expect(token.span.start >= end && token.span.length > 0, "\(name): \(token)")
      end = token.span.end
      guard let word = text(of: token.span, in: document) else {
        Issue.record("\(name): a token cuts a character: \(token.span)")
        continue
      }
      #expect(!word.contains { $0.isWhitespace }, "\(name): “\(word)”")
      // The type is the word, folded: no text stands at a place that says something else.
      if word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
        #expect(vocabulary.string(token.type) == word, "\(name)")
      }
    }
    var last: UInt32 = 0
    for sentence in tokenized.sentences {
      #expect(sentence.span.start >= last && sentence.span.length > 0, "\(name)")
      last = sentence.span.end
      #expect(document.blocks[Int(sentence.block)].span.contains(sentence.span), "\(name)")
      let sliced = text(of: sentence.span, in: document)
      #expect(
        sliced != nil && sliced == sliced?.trimmingCharacters(in: .whitespacesAndNewlines),
        "\(name)")
    }
  }

  private func check(
    _ hits: [Hit], _ tokenized: TokenizedDocument, of document: Document, _ matcher: Matcher,
    _ name: String
  ) {
    var end: UInt32 = 0
    for hit in hits {
      #expect(hit.span.start >= end, "\(name): hits do not overlap")
      end = hit.span.end
      let words = tokenized.tokens[hit.tokens]
      #expect(words.allSatisfy { hit.span.contains($0.span) }, "\(name)")
      #expect(tokenized.sentences[Int(hit.sentence)].span.contains(hit.span), "\(name)")
      // What stands there is what the term says: matched alone, it is hit again.
      let term = matcher.lexicon.terms[hit.term.index]
      let sliced = text(of: hit.span, in: document)
      #expect(sliced != nil, "\(name)")
      if let first = term.pattern.source.split(separator: " ").first, first.allSatisfy(\.isLetter) {
        #expect(
          sliced?.lowercased().contains(first.lowercased()) == true,
          "\(name): “\(sliced ?? "")” is no “\(term.pattern.source)”")
      }
    }
  }

  /// The text at a span; nil where the span cuts a character.
  private func text(of span: TextSpan, in document: Document) -> String? {
    String(validating: document.text[span.range], as: UTF8.self)
  }
}
