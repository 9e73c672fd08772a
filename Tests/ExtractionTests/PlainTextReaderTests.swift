import CorpusModel
import Testing

/// Paragraphs, wrapped lines, headings and lists of plain text.
@Suite struct PlainTextReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var source: String
    var outline: [String]
    init(_ name: String, _ source: String, _ outline: [String]) {
      (testDescription, self.source, self.outline) = (name, source, outline)
    }
  }

  static let long =
    "The people who run the kitchen have kept it open through three hard winters, "
    + "and they say that it is the company that brings their neighbours in."

  static let cases: [Case] = [
    Case(
      "title, headings, paragraphs", "What we learned\n\n\(long)\n\nWhy it matters\n\n\(long)\n",
      ["T1 What we learned", "P \(long)", "H2 Why it matters", "P \(long)"]),
    Case(
      "a line that ends with a colon is no heading", "Title here\n\n\(long)\n\nA word:\n\n\(long)",
      ["T1 Title here", "P \(long)", "P A word:", "P \(long)"]),
    Case(
      "a last short line is no heading", "\(long)\n\nThe end of it",
      ["P \(long)", "P The end of it"]
    ),
    Case(
      "every line a paragraph", "\(long)\n\(long)\n\(long)\n",
      ["P \(long)", "P \(long)", "P \(long)"]),
    Case(
      "wrapped at a width",
      """
      The people who run the kitchen have kept it open through
      three hard winters. Neighbours say that they come for the
      company more than for the soup, and stay to wash the pots
      afterwards.

      They began with one borrowed stove.
      """,
      [
        "P The people who run the kitchen have kept it open through\nthree hard winters. "
          + "Neighbours say that they come for the\ncompany more than for the soup, and stay to "
          + "wash the pots\nafterwards.",
        "P They began with one borrowed stove.",
      ]),
    Case(
      "lines that do not fill a width stay apart",
      "Ann Archer\n12 Long Street\nCoventry\n\n\(long)",
      ["P Ann Archer", "P 12 Long Street", "P Coventry", "P \(long)"]),
    Case(
      "a list", "We promise:\n- to listen\n- to act\n  and to go on\n1. first\n\(long)",
      [
        "P We promise:", "L1 to listen", "L1 to act\n  and to go on", "L1 first", "P \(long)",
      ]),
    Case(
      "underlined", "A plan\n======\n\nAims\n----\nWe aim high.",
      ["T1 A plan", "H2 Aims", "P We aim high."]),
    Case("CR only", "One line.\rAnother line.", ["P One line.", "P Another line."]),
    Case("CR LF and a mark", "\u{FEFF}One.\r\n\r\nTwo.\r\n", ["P One.", "P Two."]),
    Case("NBSP at the ends", "\u{A0} One. \u{A0}\n", ["P One."]),
    Case("a rule", "One.\n\n* * *\n\nTwo.", ["P One.", "P Two."]),
  ]

  @Test(arguments: cases)
  func reads(_ example: Case) throws {
    let document = try Reading.document(example.source, .text)
    #expect(Reading.outline(document) == example.outline)
    #expect(document.text == Array(example.source.utf8))
    Reading.checkInvariants(document)
  }

  @Test func sectionsAreTheNearestHeadings() throws {
    let document = try Reading.document(
      "What we learned\n\n\(Self.long)\n\nWhy it matters\n\n\(Self.long)", .text)
    #expect(document.blocks.map(\.section) == [-1, 0, 0, 2])
    #expect(document.provenance.offsetBasis == "source")
    #expect(document.metadata.title == "What we learned")
  }

  /// Any cut of a text, and any end of line, gives blocks that keep to the rules.
  @Test func holdsForEveryCut() throws {
    let source = "Old news\n\n- a\n- b\n\nPlain “words”\u{A0}\nand more\n====\n\n1) x\n\(Self.long)"
    for count in 1...source.unicodeScalars.count {
      let cut = String(String.UnicodeScalarView(source.unicodeScalars.prefix(count)))
      for end in ["\n", "\r\n"] {
        let text = String(cut.map { $0 == "\n" ? Character(end) : $0 })
        Reading.checkInvariants(try Reading.document(text, .text))
      }
    }
  }
}
