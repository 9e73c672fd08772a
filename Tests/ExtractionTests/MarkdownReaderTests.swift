import CorpusModel
import Testing

/// Markdown's blocks and inlines, what is no text, and the way back to the source.
@Suite struct MarkdownReaderTests {
  /// Looking for the end tag anew behind each start tag would take minutes.
  @Test func manyElementsThatDoNotEndAreReadOnce() throws {
    let source = "Trust.\n\n<div>" + String(repeating: "<video>", count: 20_000) + "</div> Targets."
    let document = try Reading.document(source, .markdown)
    #expect(document.blocks.map { document.string($0.span) } == ["Trust.", "Targets."])
  }

  static let blocks: [(String, [String])] = [
    ("# Title\n\nText *here*.", ["T1 Title", "P Text here."]),
    ("Title\n=====\n\nPart\n---\ntext", ["T1 Title", "H2 Part", "P text"]),
    ("##11 Aims\n#tag along", ["H2 11 Aims", "P #tag along"]),
    ("## Aims ##\nA line\nand another", ["H2 Aims", "P A line and another"]),
    ("- a\n- b\n  - c\n\n    more\n1. d", ["L1 a", "L1 b", "L2 c", "L2 more", "L1 d"]),
    ("> quoted\ngoes on\n> > deeper", ["Q1 quoted goes on", "Q2 deeper"]),
    (
      "a\n\n    code\n\n      on\n\n```\nmore  code\n\n\tb\n```\nb",
      ["P a", "X code\n\n  on", "X more  code\n\n\tb", "P b"]
    ),
    ("~~~ swift\ncode", ["X code"]), ("```\n\n```", []),
    ("- a\n  ```\n  {{ x }}b\n  ```\n- c", ["L1 a", "X b", "L1 c"]),
    ("> ```\n> code\nText", ["X code", "P Text"]),
    ("a\n***\nb\n- - -\nc", ["P a", "P b", "P c"]),
    ("| a | b |\n|---|:-:|\n| c \\| d | *e* |\n\nf", ["C a", "C b", "C c | d", "C e", "P f"]),
    ("Term\n: what it means", ["D Term", "D what it means"]),
    ("[a]: http://x.org 'title'\n[b]: <y>\nSee [a] and [this][b].", ["P See a and this."]),
    ("See[^1].\n\n[^1]: A note.", ["P See.", "P A note."]),
    (
      "<div class='x'>\n<h2>Head</h2><p>One<br>two &amp; three</p>\n</div>",
      ["H2 Head", "P One two & three"]
    ),
    (
      "<div>\nA [link](x) *here*, caf&eacute;\n</div>\nand [on](y)",
      ["P A link here, café", "P and on"]
    ),
    ("<!-- no -->\n<script>\nno()\n\nno()\n</script>\nyes", ["P yes"]),
    ("<div markdown='1'>\n*yes*\n</div>", ["P yes"]),
    ("---\ntitle: T\n---\n\nText", ["P Text"]),
    ("+++\ntitle = \"T\"\n+++\nText", ["P Text"]),
    ("---\n\nText", ["P Text"]),
    ("{navigation}\n\n{div .action}\nText\n{/div}\n{: .big}\nMore {{ x }}", ["P Text", "P More"]),
    (
      "{% highlight js %}\ncode\n{% endhighlight %}\nText {% if x %}here{% endif %}",
      ["P Text here"]
    ),
    ("{{< figure src=x >}}\nText {like this} stays", ["P Text {like this} stays"]),
  ]

  @Test(arguments: blocks)
  func readsBlocks(_ source: String, _ outline: [String]) throws {
    guard !outline.isEmpty else {
      #expect(throws: (any Error).self) { try Reading.document(source, .markdown) }
      return
    }
    let document = try Reading.document(source, .markdown)
    #expect(Reading.outline(document) == outline)
    Reading.checkInvariants(document)
  }

  static let inlines: [(String, String)] = [
    ("a *b* **c** ***d*** _e_ __f__", "a b c d e f"),
    ("snake_case_word and 2*3*4", "snake_case_word and 234"),
    ("in*tra*word, * not*, _no_t", "intraword, * not*, _no_t"),
    ("**bold *both* bold**", "bold both bold"),
    ("`code *x*` and ``a ` b``", "code *x* and a ` b"),
    ("[text](http://x.org \"t\") [a [b] c](y) ![alt](z)end", "text a [b] c end"),
    ("[![alt](a)](b)after", "after"),
    ("[link]({{ \"/x/\" | url }}) on", "link on"),
    ("[no link] (x) and [neither](a b)", "[no link] (x) and [neither](a b)"),
    ("<http://x.org/a_b_c> and <me@x.org>", "http://x.org/a_b_c and me@x.org"),
    ("hard  \nbreak\\\nhere", "hard break here"),
    ("\\*not\\* \\a &amp; &copy; &nosuch; AT&T", "*not* \\a & © &nosuch; AT&T"),
    ("in<b>line</b> one<br>two<!-- x -->", "inline one two"),
    ("~~gone~~ stays", "gone stays"),
    ("a < b > c", "a < b > c"),
  ]

  @Test(arguments: inlines)
  func readsInlines(_ source: String, _ text: String) throws {
    let document = try Reading.document(source, .markdown)
    #expect(Reading.outline(document) == ["P " + text])
  }

  /// Each word's span leads to the same word in the source, whatever marks stand around it.
  @Test func aFootnoteWithoutTextMayEndTheFile() throws {
    let document = try Reading.document("a\n\n[^1]:", .markdown)
    #expect(Reading.outline(document) == ["P a"])
  }

  @Test func everyWordLeadsBack() throws {
    let source = """
      ---
      title: Not this
      ---
      # Plain *words*

      > Two [linked words](http://x.org) here
      > on _two_ lines, caf&eacute; included
      - **first** item
        goes on

      | left | right |
      |---|---|
      | one | two |

      <p>in <em>tags</em></p>
      """
    let document = try Reading.document(source, .markdown)
    guard case .mapped(let map) = document.provenance else {
      Issue.record("no map")
      return
    }
    #expect(map.source == Array(source.utf8))
    var words = 0
    for block in document.blocks {
      for range in document.text[block.span.range].split(separator: 0x20) {
        let span = TextSpan(start: range.startIndex, end: range.endIndex)
        let origin = String(decoding: map.source[map.sourceSpan(of: span).range], as: UTF8.self)
        #expect(origin.replacing("&eacute;", with: "é") == String(decoding: range, as: UTF8.self))
        words += 1
      }
    }
    #expect(words == 21)
  }

  @Test func readsFrontMatter() throws {
    let source = """
      ---
      layout: post
      title: "A long
        title: with colon"
      authors:
        - name: Ann Archer
          email: ann@example.org
        - Bo Berg
      date: 2019-03-12 09:00:00 -0400
      lang: en-GB # as spoken
      ---
      Text
      """
    let metadata = try Reading.document(source, .markdown).metadata
    #expect(metadata.title == "A long title: with colon")
    #expect(metadata.author == "Ann Archer, Bo Berg")
    #expect(metadata.date == "2019-03-12")
    #expect(metadata.language == "en-GB")
  }

  /// Text goes on below its key, whatever its lines look like.
  @Test(arguments: [
    "title: >-\n  Small steps: what\n  we did", "title: |\n  Small steps:\n  what we did",
    "title: >2\n  Small\n  steps: what we did", "title: Small steps:\n  what we\n  did",
  ])
  func readsFoldedText(title: String) throws {
    let source = "---\n\(title)\nauthor: Ann\n---\nText"
    let metadata = try Reading.document(source, .markdown).metadata
    #expect(metadata.title == "Small steps: what we did")
    #expect(metadata.author == "Ann")
  }

  @Test func readsTheDateInAFileName() throws {
    let document = try Reading.document("# Hello\nyou", .markdown, id: "blog/2020-01-31-hello.md")
    #expect(document.metadata.date == "2020-01-31")
    #expect(document.metadata.title == "Hello")
  }

  /// Runs of marks that a careless scanner would go over again and again.
  @Test(arguments: [
    "*a ", "[", "![", "[a](", "`", "``a`", "<!--", "<a ", "{{", "{% ", "> ", "_", "**x",
  ])
  func endsInTime(_ part: String) throws {
    let source = "word\n\n" + String(repeating: part, count: 20_000)
    let document = try Reading.document(source, .markdown)
    #expect(document.blocks.count >= 1)
  }
}
