import CorpusModel
import Testing

@testable import Extraction

/// What is made of the programs' output, whatever they write.
@Suite struct PDFLayoutTests {
  /// The document that is made of what pdftotext writes.
  func document(_ output: [UInt8]) -> Document {
    let pages = PopplerPages(output, firstPage: 1).pages.map(PDFTurn.upright)
    let heights = Dictionary(pages.map { ($0.number, $0.height) }) { first, _ in first }
    return document(pages.flatMap { PDFLineBuilder.lines(of: $0) }, heights)
  }

  func document(_ lines: [PDFLine], _ heights: [Int: Float]) -> Document {
    let lines = RunningLines.marked(lines, heights: heights)
    let result = PDFBlocks.made(of: PDFParagraphs.joined(lines), lines: lines).finish()
    return Document(id: "x", text: result.text, blocks: result.blocks)
  }

  /// What pdftotext writes of one page with these words, each with left, top, right and bottom edge.
  func output(_ words: [(String, Float, Float, Float, Float)]) -> [UInt8] {
    let lines = words.map {
      "    <word xMin=\"\($0.1)\" yMin=\"\($0.2)\" xMax=\"\($0.3)\" yMax=\"\($0.4)\">\($0.0)</word>\n"
    }.joined()
    return Array("<doc>\n  <page width=\"595.2\" height=\"841.8\">\n\(lines)  </page>\n</doc>".utf8)
  }

  @Test func lettersComeAsAReaderWouldTypeThem() {
    let words: [(String, Float, Float, Float, Float)] = [
      ("e\u{AD}mail", 10, 10, 40, 20), ("o\u{FB03}ce", 43, 10, 70, 20), ("R&amp;D", 73, 10, 90, 20),
      ("\u{3}", 91, 10, 92, 20),
    ]
    #expect(Reading.outline(document(output(words))) == ["P e-mail office R&D"])
  }

  @Test func theLetterThatDrawsABulletIsOne() {
    let words: [(String, Float, Float, Float, Float)] = [
      ("o", 10, 10, 15, 20), ("openness", 28, 10, 70, 20),
    ]
    #expect(Reading.outline(document(output(words))) == ["L1 openness"])
  }

  @Test func boldTypePrintedTwiceIsReadOnce() {
    let words: [(String, Float, Float, Float, Float)] = [
      ("Trust", 10, 10, 40, 20), ("Trust", 10.3, 10, 40.3, 20), ("grows", 43, 10, 70, 20),
    ]
    #expect(Reading.outline(document(output(words))) == ["P Trust grows"])
  }

  @Test(arguments: [
    // Each word's letters stand from left to right; reading runs the other way.
    (["2030", ".םולש"], "שלום. 2030"), (["BBC", "ה"], "ה BBC"), (["(םולש)"], "(שלום)"),
  ])
  func textFromRightToLeftIsPutInOrder(words: [String], expected: String) {
    let placed = words.enumerated().map { number, word in
      (word, Float(10 + 50 * number), Float(10), Float(50 + 50 * number), Float(20))
    }
    let text = document(output(placed)).blocks.first.map {
      document(output(placed)).string($0.span)
    }
    #expect(text == expected)
  }

  @Test func textThatRunsUpThePageStaysOneBlock() {
    var words: [(String, Float, Float, Float, Float)] = []
    for (number, letter) in "Draft".enumerated() {
      let bottom = Float(300 - 5 * number)
      words.append((String(letter), 10 + Float(number), bottom - 5, 21 + Float(number), bottom))
    }
    #expect(Reading.outline(document(output(words))) == ["P Draft"])
  }

  @Test func whatTheSecondProgramWritesHasPagesAndParagraphs() {
    let text = """
      We listen before we decide, and we say after-
      wards what we did.

      We count what counts.
      \u{0C}
      The last page.
      \u{0C}
      """
    let pages = MuPDFPages(Array(text.utf8))
    let document = document(pages.lines, pages.heights)
    #expect(
      Reading.outline(document) == [
        "P We listen before we decide, and we say afterwards what we did.",
        "P We count what counts.", "P The last page.",
      ])
    #expect(document.blocks.map(\.page) == [1, 1, 2])
    #expect(pages.heights.count == 2)
  }

  @Test func anyOutputGivesASoundDocument() {
    let words: [(String, Float, Float, Float, Float)] = [
      ("1.", 10, 10, 15, 20), ("Values", 28, 10, 70, 20), ("manage-", 10, 25, 70, 35),
      ("ment", 10, 40, 40, 50), ("\u{AD}", 300, 40, 310, 50), ("עברית", 10, 60, 40, 70),
    ]
    let whole = output(words) + output(words)
    var generator = Seeded(state: 7)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: Array("9999999999".utf8), at: place)
        }
      }
      guard String(validating: bytes, as: UTF8.self) != nil else { continue }
      Reading.checkInvariants(document(bytes))
    }
  }

  /// Random numbers that are the same in every run.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }
}
