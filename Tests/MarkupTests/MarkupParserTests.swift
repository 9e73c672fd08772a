import Markup
import Testing

/// The tree that comes out of a page, as a browser would make it.
@Suite struct MarkupParserTests {
  /// The tree in short: tags in brackets, text as it is.
  static func outline(_ source: String) -> String {
    let tree = MarkupParser.parse(Array(source.utf8))
    var result = ""
    var ends: [Int] = []
    for (index, node) in tree.nodes.enumerated().dropFirst() {
      while let end = ends.last, end <= index {
        result += ")"
        ends.removeLast()
      }
      if node.tag == .text {
        result += String(decoding: tree.characters[tree.textRange(index)], as: UTF8.self)
      } else if ![.html, .head, .body].contains(node.tag) {
        result += "\(node.tag)("
        ends.append(Int(node.end))
      }
    }
    return result + String(repeating: ")", count: ends.count)
  }

  static let cases: [(String, String)] = [
    ("<p>one<p>two", "p(one)p(two)"),
    ("<ul><li>a<li>b</ul>", "ul(li(a)li(b))"),
    ("<p>a<br/>b</p>", "p(abr()b)"),
    ("<P CLASS=x>a</P>", "p(a)"),
    ("<p>a\u{0}b <di\u{0}v>c</div>", "p(ab other(c))"),
    ("<p>a <! -- x --> b <!y z> c <?php d ?> e <![if !IE]>f<![endif]>", "p(a  b  c  e f)"),
    ("<p>a <!-- b --!> c <!--> d <!---> e <!-- - -- x --> f", "p(a  c  d  e  f)"),
    ("<p>1 < 2 && 3 > 2", "p(1 < 2 && 3 > 2)"),
    ("<p>&lt;b&gt; &amp;amp; &#151;", "p(<b> &amp; —)"),
    ("<script>if (a<b) '</p>'</script><p>x", "script()p(x)"),
    ("<script><!-- '<script>x</script>' --></script><p>y", "script()p(y)"),
    ("<style>p > a {}</style><p>x", "style()p(x)"),
    ("<p>a</p></body></html><p>b</p>", "p(a)p(b)"),
    ("<p>a<svg><text>t</text></svg>b", "p(asvg(other(t))b)"),
    ("<p>a<svg/>b", "p(asvg()b)"),
    ("<b><p>a</b>b</p>c", "b()p(b(a)b)c"),
    ("<a href=1>x<a href=2>y", "a(x)a(y)"),
    ("<table>x<tr><td>y</table>z", "xtable(tbody(tr(td(y))))z"),
    ("<select><option>a<option>b</select>c", "select(option(a)option(b))c"),
    ("<svg><title>t</title></svg><p>x", "svg(title(t))p(x)"),
    ("<div/>a", "div(a)"),
    ("<title>A <b> & B</title><p>x", "title(A <b> & B)p(x)"),
    ("<p title='</p>'>x</p>", "p(x)"),
    ("<p>x</p><p", "p(x)"),
  ]

  @Test(arguments: cases)
  func parses(_ source: String, _ outline: String) {
    #expect(MarkupParserTests.outline(source) == outline)
  }

  @Test func keepsAttributesThatMatter() throws {
    let tree = MarkupParser.parse(
      Array("<p class='a &amp; \"b\"' onclick=x class=second lang=en>x".utf8))
    let index = try #require(tree.indices(of: .p).first)
    #expect(tree.attribute(.class, of: index) == "a & \"b\"")
    #expect(tree.attribute(.lang, of: index) == "en")
    #expect(tree.attribute(.id, of: index) == nil)
  }

  @Test func keepsStructuredData() {
    let tree = MarkupParser.parse(
      Array("<script type='application/ld+json'>{\"a\": 1}</script>".utf8))
    #expect(tree.structuredData.map { String(decoding: $0, as: UTF8.self) } == ["{\"a\": 1}"])
  }

  /// No depth, length or number of things takes the words with it.
  @Test(arguments: [
    ("<div>", 100_000, "</div>"), ("<span>", 200_000, ""), ("<b><p>x ", 20_000, ""),
    ("<p a=1 b=2>", 50_000, ""), ("<svg>", 20_000, ""), ("<table><tr><td>", 5_000, ""),
    ("<!-- ", 50_000, ""), ("<![CDATA[", 20_000, "]]>"),
  ])
  func survives(_ open: String, _ count: Int, _ close: String) {
    let source =
      "<p>top</p>" + String(repeating: open, count: count) + "deep"
      + String(repeating: close, count: count) + " tail"
    let tree = MarkupParser.parse(Array(source.utf8))
    let text = tree.text(of: 0)
    #expect(text.hasPrefix("top"))
    if open.first == "<", open.dropFirst().first != "!" { #expect(text.hasSuffix("tail")) }
  }

  @Test func takesManyAttributesInTime() {
    let attributes = (0..<100_000).map { "a\($0)=1 " }.joined()
    let tree = MarkupParser.parse(Array("<p \(attributes)>word".utf8))
    #expect(tree.text(of: 0) == "word")
  }
}
