import CorpusModel
import Testing

@testable import Touchstone

struct LineTextTests {
  private static func document(_ text: String) -> Document {
    Document(id: "a", text: Array(text.utf8), blocks: [])
  }

  @Test(arguments: [
    ("We trust them.", "We trust them."), ("We\n  trust\r\n them.", "We trust them."),
    (" \tWe trust", "We trust"), ("We trust \n", "We trust"), ("a  b", "a b"),
    ("a\u{B}\u{C}b", "a b"),
    ("né\n–  é", "né – é"), (" \n ", ""), ("", ""),
  ])
  func whiteSpaceIsOneSpace(written: String, line: String) {
    let document = Self.document(written)
    let span = TextSpan(start: 0, end: document.text.count)
    #expect(LineText(document).string(span) == line)
    var bytes = Array("before ".utf8)
    let isPlain = LineText(document).append(span, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "before " + line)
    #expect(isPlain == (written == line && !line.isEmpty))
  }

  /// A place counts what stands before it on the line, in one step or in many.
  @Test
  func placesCountScalars() {
    let written = "\n né\n–  é is\tup "
    let text = Array(written.utf8)
    let line = Array("né – é is up".unicodeScalars)
    var seen = 0
    var steps = LinePlace(start: 0)
    for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 && byte > 0x20 {
      var once = LinePlace(start: 0)
      once.advance(to: offset, in: text)
      steps.advance(to: offset, in: text)
      #expect(once.scalars == steps.scalars)
      #expect(line[once.scalars].utf8.first == byte)
      seen += 1
    }
    #expect(seen == 8)
  }
}
