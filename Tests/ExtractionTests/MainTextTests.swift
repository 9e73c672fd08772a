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
    (
      "<p>The four groups are:</p>\n\(links())",
      ["P The four groups are:"] + items.map { "L1 \($0)" }
    ),
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

  @Test func aPageOfLinksKeepsThem() throws {
    let cards = (1...12).map { "<div><a href='/\($0)'>The card number \($0)</a></div>" }
    let groups = (0..<4).map { "<div>\(cards[$0 * 3..<$0 * 3 + 3].joined())</div>" }.joined()
    let page = "<div><p>\(Self.words)</p></div><main>\(groups + groups.uppercased())</main>"
    let outline = Reading.outline(try Reading.document(page, .html))
    #expect(outline.count == 24 && outline.first == "P The card number 1")
  }

  /// Boxes inside an article that are called like frames.
  static let boxes: [(String, [String])] = [
    (
      "<div class=social-media-embed><blockquote>\(words)</blockquote><a>Follow us</a></div>",
      ["Q1 \(words)", "P Follow us"]
    ),
    ("<div class=social><blockquote>Hey</blockquote><a>Follow us on all networks</a></div>", []),
    ("<p>Ann<span class=rollover-block>Ann Archer: her latest</span> said.</p>", ["P Ann said."]),
    ("<div style='position: absolute; left: -9999px'>Cheap themes</div>", []),
    ("<div style='position: absolute; left: 10px'>Soup</div>", ["P Soup"]),
  ]

  @Test(arguments: boxes)
  func takesBoxesForWhatTheyHold(_ part: String, _ outline: [String]) throws {
    #expect(try blocks(around: part) == outline)
  }

  /// What a page keeps out of sight for machines is not read a second time, unless it shows nothing.
  @Test func leavesOutHiddenMicrodata() throws {
    let hidden = "<div style='display: none' itemscope itemtype='http://schema.org/Article'>@</div>"
    let said = (1...9).map { "<p>Hidden \($0). \(Self.words)</p>" }.joined()
    let shown = "<ul><li>One. \(Self.words)</li><li>Two. \(Self.words)</li></ul>"
    let page = shown + hidden.replacing("@", with: said)
    #expect(try Reading.document(page, .html).blocks.count == 2)
    let only = hidden.replacing("@", with: said)
    #expect(try Reading.document(only, .html).blocks.count == 9)
  }

  @Test func leavesOutListsOfArticlesBeside() throws {
    let article = "<article><h1>A</h1><p>\(Self.words)</p><p>\(Self.words)!</p></article>"
    let others = (1...5).map { "<article><h3>B\($0)</h3><p>\($0). \(Self.words)</p></article>" }
    let outline = { (beside: [String]) in
      Reading.outline(
        try Reading.document(article + "<aside>\(beside.joined())</aside>", .html))
    }
    #expect(try outline(others) == ["T1 A", "P \(Self.words)", "P \(Self.words)!"])
  }

  /// Paragraphs that are one link lead elsewhere, in an article; where little runs they may be all there is.
  @Test func leavesOutParagraphsThatAreLinks() throws {
    let link = "<p><a href=/x>What others said about our soup last winter</a></p>"
    let text = (1...12).map { "<p>\($0): \(Self.words)</p>" }.joined()
    #expect(try Reading.document("<main>\(text)\(link)\(text)</main>", .html).blocks.count == 12)
    let short = "<main><p>\(Self.words)</p>\(link)<p>\(Self.words)!</p></main>"
    #expect(try Reading.document(short, .html).blocks.count == 3)
  }

  static let neighbours: [(String, String)] = [
    ("<a>Start now</a><a>Get a demo</a>", "Start now Get a demo"), ("<a>1</a><a>2</a>", "1 2"),
    ("<a>Le</a><a>arn</a>", "Learn"), ("<a>Bob</a><a>.</a>", "Bob."),
    ("<span>Ann Archer</span><span>Director</span>", "Ann Archer Director"),
    ("<span>The end.</span><span>Next</span>", "The end. Next"),
    ("<span>Br</span><span>ands</span>", "Brands"), ("<span>1</span><span>2</span>", "12"),
    ("<span>H</span><span>e</span><span>y</span>", "Hey"),
    ("<span>N</span><span>E</span><span>W</span>", "NEW"), ("<a>H</a><a>ello</a>", "Hello"),
    ("<code><span>get</span><span>Name</span></code>", "getName"),
    ("<span>x</span><b>Y</b><span>Zed</span>", "xYZed"),
  ]

  @Test(arguments: neighbours)
  func partsNeighboursInALine(_ part: String, _ text: String) throws {
    #expect(try blocks(around: "<p>\(part)</p>") == ["P \(text)"])
  }

  static let hidden: [(String, Bool)] = [
    ("class='d-none'", true), ("class='card d-none d-print-none'", true),
    ("class='d-none d-md-block'", false), ("class='d-flex d-md-none'", false),
    ("role=option", true), ("role=listbox", true), ("role=listitem", false),
  ]

  @Test(arguments: hidden)
  func leavesOutWhatIsHidden(_ attribute: String, _ isHidden: Bool) throws {
    let outline = try blocks(around: "<div \(attribute)>Second. \(Self.words)</div>")
    #expect(outline == (isHidden ? [] : ["P Second. \(Self.words)"]))
  }

  static let meta: [(String, [String])] = [
    ("<div class=post-meta>By Ann Archer | 3 comments on this so far, and more to come</div>", []),
    ("<div class=post-meta>Kitchens</div>", []),
    (
      "<div class=post-meta>The kitchens stood on 12 March 2019 where they had stood before</div>",
      []
    ),
    (
      "<div class=key_meta>What the kitchens had in common was company.</div>",
      ["P What the kitchens had in common was company."]
    ),
    ("<ul><li><p class=pro-meta>Quiet and fast</p></ul>", ["L1 Quiet and fast"]),
    ("<figure><p class=image-meta>The kitchen as it stood before the fire came</p></figure>", []),
  ]

  @Test(arguments: meta)
  func takesLinesAboutTheTextForWhatTheySay(_ part: String, _ outline: [String]) throws {
    #expect(try blocks(around: part) == outline)
  }

  /// React's server sends parts of a page behind it.
  @Test func putsPartsThatComeLateInTheirPlace() throws {
    let late =
      "<div hidden id='S:0'><p>Second. \(Self.words)</p><template id='P:1'></template></div>"
      + "<div hidden id='S:1'><p>Third. \(Self.words)</p></div><script>$RC('B:0','S:0')</script>"
    let page = "<main><p>First. \(Self.words)</p><template id='B:0'></template></main>" + late
    let document = try Reading.document(page, .html)
    #expect(
      Reading.outline(document) == ["First", "Second", "Third"].map { "P \($0). \(Self.words)" })
    #expect(document.isByteExact)
  }

  /// A part whose place is inside itself stays where it is.
  @Test func aPartHasNoPlaceInItself() throws {
    let page =
      "<main><p>First. \(Self.words)</p></main>"
      + "<div hidden id='S:0'><p>Second.</p><template id='B:0'></template></div>"
    #expect(Reading.outline(try Reading.document(page, .html)) == ["P First. \(Self.words)"])
  }

  static let titles: [(String, String, [String])] = [
    (
      "<title>The kitchen | Riverside</title>",
      "<h1 class=logo><a href='/'>Riverside</a></h1><h1>The kitchen</h1>", ["T1 The kitchen"]
    ),
    (
      "<title>Kitchens</title><meta property='og:site_name' content='Riverside Trust'>",
      "<h1>Riverside Trust</h1><h1><a href='/kitchens'>Open kitchens</a></h1>", ["T1 Open kitchens"]
    ),
    ("<title>The kitchen</title>", "<h1>94</h1><h1>The kitchen</h1>", ["H1 94", "T1 The kitchen"]),
    ("<title>Elsewhere</title>", "<h1>One</h1><h1>Two</h1>", ["T1 One", "H1 Two"]),
    ("", "<h1><a href='/'>Home</a></h1>", ["T1 Home"]),
  ]

  @Test(arguments: titles)
  func takesTheHeadingNearestToTheTitle(
    _ head: String, _ headings: String, _ outline: [String]
  ) throws {
    let page = "\(head)<body><main>\(headings)<p>\(Self.words)</p></main>"
    #expect(
      Reading.outline(try Reading.document(page, .html)) == outline + ["P \(Self.words)"])
  }
}
