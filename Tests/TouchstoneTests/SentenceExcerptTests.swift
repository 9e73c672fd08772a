import CorpusModel
import Foundation
import Testing

@testable import Touchstone

/// What rows show of sentences that are too long to be repeated for each hit.
struct SentenceExcerptTests {
  /// A list without full stops: one sentence, with a hit in each item and words of several bytes.
  private static func list(_ items: Int) -> String {
    (0..<items).map { "item\($0) für  integrity\nbefore targets" }.joined(separator: ", ")
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func findings(in text: String) async throws -> [[String: String]] {
    let folder = try TemporaryFolder()
    let file = try folder.write(text + ".\n", to: "list.txt")
    return try await TestRun([file]).table("findings.csv").rows
  }

  /// The words that a row marks in its sentence.
  private static func marked(_ row: [String: String]) throws -> String {
    let scalars = Array((row["sentence_text"] ?? "").unicodeScalars)
    let start = try #require(row["sentence_offset"].flatMap { Int($0) })
    let text = oneLine(row["text"] ?? "").unicodeScalars
    try #require(start + text.count <= scalars.count)
    return String(String.UnicodeScalarView(scalars[start..<start + text.count]))
  }

  @Test func everyRowShowsItsHit() async throws {
    let text = Self.list(400)
    let whole = Self.oneLine(text)
    let rows = try await Self.findings(in: text)
    #expect(rows.count >= 400)
    for (number, row) in rows.enumerated() {
      #expect(row["sentence"] == "1")
      #expect(try Self.marked(row) == row["text"])
      var shown = try #require(row["sentence_text"])
      #expect(shown.unicodeScalars.count <= 4 * SentenceExcerpt.step + 4)
      #expect(shown.hasPrefix("… ") == (shown.contains("item0 ") == false))
      if shown.hasPrefix("… ") { shown.removeFirst(2) }
      if shown.hasSuffix(" …") { shown.removeLast(2) } else { #expect(number > rows.count - 100) }
      // The words are those of the sentence, and none is cut.
      #expect(" \(whole). ".contains(" \(shown)"))
      #expect(whole.contains("\(shown),") || whole.contains("\(shown) ") || shown.hasSuffix("."))
    }
  }

  @Test func hitsNearEachOtherShowTheSameWords() async throws {
    let rows = try await Self.findings(in: Self.list(400))
    let texts = Set(rows.compactMap { $0["sentence_text"] })
    #expect(texts.count < rows.count / 5)
  }

  @Test(arguments: [(0, false), (1, true)])
  func upToALengthSentencesAreWhole(more: Int, isCut: Bool) async throws {
    let start = "our integrity is ü "
    let rest = SentenceExcerpt.longest - start.unicodeScalars.count - 1 + more
    let word = "wörd "
    let words = String(repeating: word, count: rest / 5) + String(repeating: "x", count: rest % 5)
    let text = start + words
    let filled = text.hasSuffix(" ") ? String(text.dropLast()) + "x" : text
    let row = try #require(try await Self.findings(in: filled).first)
    #expect(row["sentence_text"]?.hasSuffix("…") == isCut)
    if !isCut { #expect(row["sentence_text"] == filled + ".") }
    #expect(try Self.marked(row) == "integrity")
  }

  @Test func aWordWithoutEndIsNotCut() {
    // One word that is longer than an excerpt, before and behind the hit.
    let tokens = [(0, 3000), (3001, 3010), (3011, 12_000)].map {
      Token(
        span: TextSpan(start: $0.0, end: $0.1), type: TypeID(0), kind: .word, shape: .lower,
        gap: .space)
    }
    let excerpt = SentenceExcerpt(
      around: tokens[1].span, in: TextSpan(start: 0, end: 12_000), tokens: tokens[...])
    #expect(excerpt.span == tokens[1].span)
    #expect(excerpt.text("integrity") == "… integrity …")
  }

  @Test func wordsAreFoundInALongerExcerpt() {
    let text = "… a é b c d …"
    #expect(SentenceExcerpt.place(of: "b c", in: text) == 6)
    #expect(SentenceExcerpt.place(of: "… b c …", in: text) == 4)
    #expect(SentenceExcerpt.place(of: "… x …", in: text) == nil)
  }

  @Test func theReportMarksTheHit() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.list(400) + ".\n", to: "list.txt")
    let run = try await TestRun([file])
    let page = String(decoding: try run.bytes("report.html"), as: UTF8.self)
    let quotes = page.components(separatedBy: "<blockquote>").dropFirst().map {
      $0.components(separatedBy: "</blockquote>")[0]
    }
    #expect(!quotes.isEmpty)
    for quote in quotes {
      #expect(
        quote.contains(" focus\">integrity</mark>") || quote.contains(" focus\">targets</mark>"))
      #expect(quote.contains("…"))
    }
  }
}
