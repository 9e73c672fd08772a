import CorpusModel
import TestSupport
import Testing

@testable import Extraction

/// The lines around a text that are not counted, and the lines that only look like them.
@Suite struct TailMatterTests {
  static let body = "We listened for a year, and this is what people told us about their street."

  static let tails: [(String, [String])] = [
    ("Ann Archer, Riverside Trust and Partners", ["BY"]),
    ("By Ann Archer", ["BY"]),
    ("Written by Ann de la Cour", ["BY"]),
    ("Contact Ann Archer at ann@example.org", ["CT"]),
    ("If you want to know more, call 01234 567 890", ["CT"]),
    ("ann@example.org", ["CT"]),
    ("This article was first published by the Riverside Trust", ["SN"]),
    ("Originally published on 3 May 2019 at http://example.org", ["SN"]),
    (
      "Ann Archer, Riverside Trust\n\nE-mail us: ann@example.org\n\nThis blog was originally "
        + "published by http://example.org/", ["BY", "CT", "SN"]
    ),
    // Not these.
    ("People, places and power", ["P"]),
    ("Ann Archer, who runs the kitchen, agrees.", ["P"]),
    ("By the time we left it was dark", ["P"]),
    ("We published our first report in 2010.", ["P"]),
    ("In 2019 we reached 1,234,567 people and 20,000 homes", ["P"]),
    ("Coventry, Warwickshire", ["P"]),
  ]

  @Test(arguments: tails)
  func marksTheEnd(_ tail: String, _ kinds: [String]) throws {
    let document = try Reading.document("A year of talk\n\n\(Self.body)\n\n\(tail)", .text)
    let found = Reading.outline(document).suffix(kinds.count).map { outline in
      String(outline.prefix { $0 != " " })
    }
    #expect(found == kinds)
    #expect(document.blocks[1].kind == .paragraph)
  }

  @Test func marksTheLineBelowTheTitle() throws {
    let document = try Reading.document("A year of talk\n\nBy Ann Archer\n\n\(Self.body)", .text)
    #expect(document.blocks.map(\.kind) == [.title, .byline, .paragraph])
    #expect(document.blocks.map(\.section) == [-1, 0, 0])
  }

  @Test func stopsAtTheFirstOtherBlock() throws {
    let document = try Reading.document(
      "A year of talk\n\nContact ann@example.org\n\n\(Self.body)", .markdown)
    #expect(document.blocks.allSatisfy { $0.kind != .contact })
  }

  /// A look at bytes decides whether the characters are looked at: it may say yes too often, never no.
  @Test func everyTelephoneNumberIsSeenByItsBytes() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "0", "1", "23", "456", "7", "89", " ", "-", "(", ")", ".", "+", "/", "a", "é", "\u{301}",
      "\r\n",
      "\t", "٣", ",",
    ]
    var numbers = 0
    for _ in 0..<5000 {
      let text = (0..<24).map { _ in
        // Digits more often than not, so that there are numbers at all.
        pieces[Int.random(in: 0..<(Bool.random(using: &generator) ? 6 : 20), using: &generator)]
      }.joined()
      guard TailMatter.hasPhoneNumber(text) else { continue }
      numbers += 1
      var run = DigitRun()
      for byte in text.utf8 { run.take(byte) }
      #expect(run.isTelephone, "\(text)")
    }
    #expect(numbers > 100)
  }
}
