import Foundation
import TestSupport
import Testing

@testable import DelimitedText

struct DelimitedTableTests {
  @Test(arguments: [
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("a\rb\r", [["a"], ["b"]]),
    ("\"a,1\",\"say \"\"hi\"\"\"\n", [["a,1", "say \"hi\""]]),
    ("\"two\nlines\",x\n", [["two\nlines", "x"]]),
    ("a,,\n,,c\n", [["a", "", ""], ["", "", "c"]]),
    ("\n\na\n\n", [["a"]]),
    ("\"open", [["open"]]),
    ("", []),
    // A byte order mark, as spreadsheets write it, is no part of the first cell.
    ("\u{FEFF}\"id\",b\n1,2", [["id", "b"], ["1", "2"]]),
    ("\u{FEFF}id,b", [["id", "b"]]),
    ("a,\u{FEFF}b", [["a", "\u{FEFF}b"]]),
    // A mark that combines with what stands before it takes no sign of the format with it.
    ("a,\u{301}b,\"\u{200D}c\"\n\u{301}d", [["a", "\u{301}b", "\u{200D}c"], ["\u{301}d"]]),
  ])
  func readsAnyLineEndAndQuoting(text: String, expected: [[String]]) {
    #expect(DelimitedTable(text).rows.map(\.cells) == expected)
  }

  @Test(arguments: [
    ("path,group\n", ","), ("path;group\n", ";"), ("path\tgroup\n", "\t"), ("path\n", ","),
    ("path,a;b\n", ","), ("", ","), ("\u{FEFF}path;group\n", ";"),
    ("\"a, or b\";\"c\"\n1,2,3\n", ";"), ("\"a\n,\"\tb\n", "\t"),
    ("id;sentence;note, if any\n", ";"),
  ])
  func theFirstLineTellsTheSeparator(text: String, expected: String) {
    #expect(String(DelimitedTable.separator(of: text)) == expected)
  }

  @Test func otherSeparatorsAreReadOnRequest() {
    #expect(
      DelimitedTable("a;b,c\n\"1;2\";3", separator: ";").rows.map(\.cells)
        == [["a", "b,c"], ["1;2", "3"]])
  }

  @Test(arguments: [
    ("a,\"b\n\nc", 1), ("a,b\nc,\"d\ne\nf", 2), ("\"a\nb\",\"c", 2), ("\"a\nb\"\n", nil),
  ])
  func aQuotationMarkThatNothingClosesIsNamed(text: String, line: Int?) {
    #expect(DelimitedTable(text).unclosedQuotationLine == line)
  }

  @Test func rowsKnowTheLineOnWhichTheyBegin() {
    let table = DelimitedTable("h\n\"a\nb\"\n\nc\n")
    #expect(table.rows.map(\.line) == [1, 2, 5])
    let windows = DelimitedTable("h\r\n\"a\r\nb\"\r\n\r\nc\r\n")
    #expect(windows.rows.map(\.line) == [1, 2, 5])
  }

  @Test(SharedData.required("data/suites/csv/spectrum"))
  func readsTheSpectrum() throws {
    let folder = try #require(SharedData.url("data/suites/csv/spectrum"))
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    var compared = 0
    // One file is in a legacy encoding, and its JSON is a record, not a list: no table for this reader.
    for name in names where name.hasSuffix(".csv") && !name.contains("location_coordinates") {
      let json = name.replacing(".csv", with: ".json").replacing("csvs/", with: "json/")
      let expectedFile = folder.appendingPathComponent(json)
      guard FileManager.default.fileExists(atPath: expectedFile.path) else { continue }
      let expected = try JSONDecoder().decode(
        [[String: String]].self, from: Data(contentsOf: expectedFile))
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let rows = DelimitedTable(text).rows.map(\.cells)
      let header = try #require(rows.first)
      let records = rows.dropFirst().map { row in
        Dictionary(uniqueKeysWithValues: zip(header, row))
      }
      #expect(records == expected, "\(name)")
      compared += 1
    }
    #expect(compared > 5)
  }
}
