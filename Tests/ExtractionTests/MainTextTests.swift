import CorpusModel
import Extraction
import Testing

/// What of a page is its main text, one rule a case: a page in small, and what is read of it.
@Suite struct MainTextTests {
  static let words = PageReaderTests.words

  /// The blocks of a page whose article holds `part` between two paragraphs, without those paragraphs.
  private func blocks(around part: String) throws -> [String] {
    let page =
      "<main><article><p>First. \(Self.words)</p>\(part)<p>Last. \(Self.words)</p></article></main>"
    let document = try Reading.document(page, .html)
    Reading.checkInvariants(document)
    let outline = Reading.outline(document)
    #expect(outline.first == "P First. \(Self.words)" && outline.last == "P Last. \(Self.words)")
    return Array(outline.dropFirst().dropLast())
  }

  private static func links(_ target: String = "/") -> String {
    "<ul>" + (1...3).map { "<li><a href='\(target)\($0)'>Link \($0)</a>" }.joined() + "</ul>"
  }

  private static let items = (1...3).map { "Link \($0)" }

  static let lists: [(String, [String])] = [
    ("<p>The four groups are:</p>\n\(links())", ["P The four groups are:"] + items.map { "L1 \($0)" }),
    ("<p>We run these groups.</p>\(links())", ["P We run these groups."]),
    ("<p>Related pages:</p>\(links())", ["P Related pages:"]),
    ("<p>There are three parts:</p>\(links("#"))", ["P There are three parts:"]),
    (
      "<ul><li>These, for one:\(links())<li>And that is all that there is to say of them, or nearly so.</ul>",
      ["L1 These, for one:"] + items.map { "L2 \($0)" }
        + ["L1 And that is all that there is to say of them, or nearly so."]
    ),
  ]

  @Test(arguments: lists)
  func keepsListsOfLinksThatTheTextLeadsUpTo(_ part: String, _ outline: [String]) throws {
    #expect(try blocks(around: part) == outline)
  }
}
