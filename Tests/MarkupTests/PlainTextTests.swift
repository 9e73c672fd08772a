import Testing

@testable import Markup

/// Texts of pages, byte by byte.
struct PlainTextTests {
  /// What Swift's own properties call white space is one space between words, wherever it stands.
  @Test func allWhiteSpaceIsOneSpace() {
    var spaces = 0
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "\(scalar)a\(scalar)\(scalar)b\(scalar)"
      let isSpace = scalar.properties.isWhitespace
      if isSpace { spaces += 1 }
      let expected = isSpace ? "a b" : text
      let found = String(words: Array(text.utf8))
      if found.utf8.elementsEqual(expected.utf8) { continue }
      Issue.record("U+\(String(value, radix: 16)): \(found)")
    }
    #expect(spaces == 25)
    #expect(String(words: []).isEmpty && String(words: Array(" \n\u{3000}".utf8)).isEmpty)
  }

  /// Bytes that are cut off are no white space, and nothing is read behind them.
  @Test(arguments: [[0xC2], [0xE2], [0xE2, 0x80], [0xE3, 0x80], [0xE1, 0x9A]] as [[UInt8]])
  func cutCharactersAreNoSpace(bytes: [UInt8]) {
    #expect(String(words: [0x61] + bytes).hasPrefix("a\u{FFFD}"))
  }

  @Test(arguments: [
    ("absolute", "sol", true), ("absolute", "absolute", true), ("absolute", "", true),
    ("", "a", false), ("aab", "ab", true), ("abcabd", "abd", true), ("abab", "aba ", false),
    ("position: absolute; left: -9", "left", true), ("n\u{308}o", "n", true), ("ab", "abc", false),
  ])
  func aTextHoldsWhatStandsInIt(text: String, part: String, expected: Bool) {
    #expect(text.holds(part) == expected)
  }
}
