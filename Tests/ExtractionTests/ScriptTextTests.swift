import CorpusModel
import Testing

/// Text that a page keeps only in data for its scripts.
@Suite struct ScriptTextTests {
  static let words = PageReaderTests.words
  static let long = (1...4).map { "Part \($0). \(words)" }

  /// Rich text as content systems keep it, with a heading, an item and a sign that means something in markup.
  static func tree(
    _ children: String, heading: String, paragraph: String, item: String, text: (String) -> String
  ) -> String {
    let blocks =
      [paragraph.replacing("@", with: text("A &lt; B. ") + "," + text(words))]
      + [heading.replacing("@", with: text("Why"))]
      + long.map { paragraph.replacing("@", with: text($0)) }
      + [item.replacing("@", with: text("Item"))]
    return children.replacing("@", with: blocks.joined(separator: ","))
  }

  static let trees: [(name: String, json: String)] = [
    (
      "Contentful",
      tree(
        #"{"nodeType":"document","content":[@]}"#,
        heading: #"{"nodeType":"heading-2","content":[@]}"#,
        paragraph: #"{"nodeType":"paragraph","content":[@]}"#,
        item:
          #"{"nodeType":"list-item","content":[{"nodeType":"paragraph","content":[@]}]}"#
      ) { #"{"nodeType":"text","marks":[],"value":"\#($0)"}"# }
    ),
    (
      "Sanity",
      tree(
        "[@]", heading: #"{"_type":"block","style":"h2","children":[@]}"#,
        paragraph: #"{"_type":"block","style":"normal","children":[@]}"#,
        item: #"{"_type":"block","style":"normal","listItem":"bullet","children":[@]}"#
      ) { #"{"_type":"span","text":"\#($0)"}"# }
    ),
    (
      "elements",
      tree(
        #"{"type":"root","children":[@]}"#,
        heading: #"{"type":"tag","name":"h2","children":[@]}"#,
        paragraph: #"{"type":"tag","name":"p","children":[@]}"#,
        item: #"{"type":"tag","name":"li","children":[@]}"#
      ) { #"{"type":"text","data":"\#($0)"}"# }
    ),
  ]

  static func page(_ json: String, body: String = "<div id=__next></div>") -> String {
    """
    <!doctype html><title>T</title><body>\(body)
    <script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":\(json)}}</script>
    """
  }

  @Test(arguments: trees)
  func readsRichText(_ example: (name: String, json: String)) throws {
    let document = try Reading.document(Self.page(#"{"x":{"y":\#(example.json)}}"#), .html)
    #expect(
      Reading.outline(document).map { $0.replacing("L1", with: "L") }
        == ["P A &lt; B. \(Self.words)", "H2 Why"] + Self.long.map { "P \($0)" } + ["L Item"])
    #expect(document.provenance.offsetBasis == "extracted")
  }

  @Test func readsMarkupAndMarkdown() throws {
    let markup = Self.long.map { "<p>\($0)</p>" }.joined()
    let markdown = Self.long.joined(separator: "\\n\\n")
    for text in [markup, markdown] {
      let document = try Reading.document(
        Self.page(#"{"author":{"bio":"\#(text)\#(text)"},"body":"\#(text)"}"#), .html)
      #expect(Reading.outline(document) == Self.long.map { "P \($0)" })
    }
  }

  @Test func readsPartsInARow() throws {
    let parts = Self.long.map { #"{"text":"<p>\#($0) \#(Self.words) \#(Self.words)</p>"}"# }.joined(
      separator: ",")
    let document = try Reading.document(Self.page(#"{"parts":[\#(parts)]}"#), .html)
    #expect(Reading.outline(document) == Self.long.map { "P \($0) \(Self.words) \(Self.words)" })
  }

  /// Of a list of articles, the long one is the page's own.
  @Test func takesOneArticleOfMany() throws {
    let own = Self.long.map { "<p>\($0)</p>" }.joined()
    let document = try Reading.document(
      Self.page(#"{"all":[{"text":"\#(own)"},{"text":"<p>\#(Self.words)</p>"}]}"#), .html)
    #expect(document.blocks.count == Self.long.count)
  }

  @Test func readsMessagesThatAreLoadedBeforehand() throws {
    let posts = [String(repeating: "First. ", count: 90), "Second. \(Self.words)"]
      .map { #"{\"cooked\":\"<p>\#($0)</p>\"}"# }.joined(separator: ",")
    let data = #"{"topic_1":"{\"post_stream\":{\"posts\":[\#(posts)]}}"}"#
      .replacing("\"", with: "&quot;")
    let document = try Reading.document(
      "<!doctype html><title>T</title><body><div id=data-preloaded data-preloaded=\"\(data)\"></div>",
      .html)
    #expect(document.blocks.count == 2)
  }

  /// What a page shows is its text, whatever its scripts would show; lists of names, short texts and code are no text.
  @Test func leavesPagesWithText() throws {
    let markup = Self.long.map { "<p>\($0)</p>" }.joined()
    let shown = (1...3).map { "<p>Shown \($0). \(Self.words)</p>" }.joined()
    let document = try Reading.document(Self.page(#"{"body":"\#(markup)"}"#, body: shown), .html)
    #expect(document.blocks.count == 3)
    let names = (1...90).map { #"{"name":"Road shoe number \#($0)"}"# }.joined(separator: ",")
    let code = String(repeating: "const a = { b: c, d: () => { return e } }; ", count: 60)
    for json in [#"{"list":[\#(names)]}"#, #"{"source":"\#(code)"}"#, #"{"a":"\#(Self.words)"}"#] {
      let document = try Reading.document(Self.page(json, body: "<p>Shown.</p>"), .html)
      #expect(Reading.outline(document) == ["P Shown."])
    }
  }

  @Test func survivesDamagedData() throws {
    for json in ["", "{", #"{"a":"\#(String(repeating: "[", count: 100_000))"}"#, "null"] {
      let document = try Reading.document(Self.page(json, body: "<p>Shown.</p>"), .html)
      #expect(Reading.outline(document) == ["P Shown."])
    }
    let deep = String(repeating: #"{"children":["#, count: 50_000)
    #expect(try Reading.document(Self.page(deep, body: "<p>Shown.</p>"), .html).blocks.count == 1)
  }
}
