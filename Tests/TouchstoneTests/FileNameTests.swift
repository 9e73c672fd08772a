import Testing

@testable import Touchstone

@Suite struct FileNameTests {
  @Test(arguments: [
    ("a/b.html", "a/b.html"), ("docs.zip/../../x.txt", "docs.zip/x.txt"), ("/etc/x", "etc/x"),
    ("./a//b/.", "a/b"), (".hidden/..c", "hidden/c"), ("", "document"), ("../..", "document"),
    ("a\0b\u{1B}[2J\u{9B}c", "ab[2Jc"), ("é/ü", "é/ü"),
    // To Swift, a slash and the mark behind it are one character.
    ("../\u{301}x", "\u{301}x"),
  ])
  func harmlessPathsLeadOutOfNoFolder(path: String, expected: String) {
    #expect(Array(FileName.harmless(path).utf8) == Array(expected.utf8))
  }

  @Test func longNamesEndBetweenCharacters() {
    let name = "x" + String(repeating: "é", count: 150)
    #expect(FileName.harmless(name) == "x" + String(repeating: "é", count: 99))
    let family = String(repeating: "👩‍👧", count: 30)
    #expect(FileName.harmless(family) == String(repeating: "👩‍👧", count: 18))
    // A mark upon mark upon mark is one character, and no name.
    #expect(FileName.harmless("e" + String(repeating: "\u{301}", count: 500)) == "document")
  }
}
