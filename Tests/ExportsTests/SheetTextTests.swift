import Testing

@testable import Exports

/// Text as a sheet can hold it.
struct SheetTextTests {
  static let cases: [(text: String, held: String, isChanged: Bool)] = [
    ("", "", false),
    ("plain — “é” 😀", "plain — “é” 😀", false),
    ("tab\tand\nline", "tab\tand\nline", false),
    ("a\r\nb\rc\n\nd", "a\nb\nc\n\nd", true),
    ("a\0b\u{1}c\u{1F}d", "abcd", true),
    ("\u{FFFE}a\u{FFFF}\u{FEFF}", "a\u{FEFF}", true),
    ("_x0041_ _x004_ _X0041_", "_x005F_x0041_ _x004_ _X0041_", false),
    ("__xABcd__x0041_", "__x005F_xABcd__x005F_x0041_", false),
    ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_", false),
    ("_x005F_x0041_", "_x005F_x005F_x005F_x0041_", false),
    ("snake_case_x", "snake_case_x", false),
  ]

  @Test(arguments: cases)
  func holds(text: String, held: String, isChanged: Bool) {
    let fitted = SheetText(text)
    #expect(fitted.text == held)
    #expect(fitted.isChanged == isChanged)
    #expect(!fitted.isCut)
  }

  @Test func excelReadsTheTextBack() {
    for (text, held, isChanged) in Self.cases where !isChanged {
      #expect(Self.readByExcel(held) == text)
    }
  }

  /// What Excel makes of the text of a cell: `_xHHHH_` is a character, from left to right.
  static func readByExcel(_ text: String) -> String {
    text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
    }
  }

  @Test(arguments: [
    ("abcde", 5, "abcde"), ("abcdef", 5, "abcd…"), ("😀😀😀", 5, "😀😀…"), ("😀😀", 4, "😀😀"),
    ("é😀é😀", 5, "é😀é…"), ("\0\0abc", 3, "abc"),
  ])
  func isCut(text: String, limit: Int, held: String) {
    let fitted = SheetText(text, limit: limit)
    #expect(fitted.text == held)
    #expect(fitted.text.utf16.count <= limit)
    #expect(fitted.isCut == held.hasSuffix("…"))
  }

  @Test(arguments: [
    (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"),
  ])
  func columnsHaveNames(number: Int, name: String) {
    #expect(XLSXFile.columnName(number) == name)
  }
}
