import Testing

@testable import Markup

/// The searches that look at eight bytes at a time, against those that look at one.
struct ByteSearchTests {
  /// Texts of every length around the eight, with the byte looked for, its neighbours and long characters in them.
  static let texts: [[UInt8]] = (0..<40).map { length in
    (0..<length).map {
      [0x0A, 0x0B, 0x09, 0x8A, 0x41, 0xC3, 0xA9, 0x0A, 0x0A, 0x20, 0xFF, 0x00][$0 * 7 % 12]
    }
  }

  @Test(arguments: texts)
  func findsEveryPlace(text: [UInt8]) {
    let expected = text.indices.filter { text[$0] == 0x0A }
    var found: [Int] = []
    text.span.forEachPlace(of: 0x0A) { found.append($0) }
    #expect(found == expected)
    for start in 0...text.count {
      let next = text[start...].firstIndex(of: 0x0A) ?? text.count
      let found = text.span.place(of: 0x0A, from: start, upTo: text.count)
      #expect(found == next)
    }
  }

  @Test(arguments: texts)
  func countsCharacters(text: [UInt8]) {
    for start in 0...text.count {
      let expected = text[start...].count { $0 & 0xC0 != 0x80 }
      let count = text.span.characterCount(in: start..<text.count)
      #expect(count == expected)
    }
  }

  @Test func findsWords() {
    let text = Array("aab aaab aaaab".utf8)
    let places = [("aaab", 0), ("aaab", 5), ("aaab", 11), ("b", 20)].map { word, start in
      text.span.place(of: word, from: start)
    }
    #expect(places == [4, 10, 14, 14])
  }
}
