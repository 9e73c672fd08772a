import Markup
import Testing

/// References in HTML, and the stricter ones in Markdown.
@Suite struct CharacterReferencesTests {
  static let cases: [(String, String)] = [
    ("&amp;", "&"), ("&nbsp;", "\u{A0}"), ("&rsquo;", "’"), ("&apos;", "'"), ("&zwj;", "\u{200D}"),
    ("&#8217;", "’"), ("&#x2019;", "’"), ("&#X2019", "’"), ("&#146;", "’"), ("&#x80;", "€"),
    ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#99999999999999;", "\u{FFFD}"),
    ("caf&eacute au", "café au"), ("&copy2024", "©2024"), ("&notit;", "¬it;"),
    ("AT&T R&D & &; &# &#x;", "AT&T R&D & &; &# &#x;"), ("&hellip", "&hellip"),
    ("&NotEqualTilde;", "≂̸"), ("&Gopf;", "𝔾"), ("&nosuch;", "&nosuch;"),
  ]

  @Test(arguments: cases)
  func resolves(_ source: String, _ text: String) {
    #expect(CharacterReferences.resolved(source) == text)
  }

  @Test func strictWantsTheSemicolon() {
    let open = Array("&copy 2024".utf8)
    let closed = Array("&copy; 2024".utf8)
    #expect(CharacterReferences.resolve(open.span, at: 0, isStrict: true) == nil)
    #expect(CharacterReferences.resolve(closed.span, at: 0, isStrict: true)?.length == 6)
  }
}
