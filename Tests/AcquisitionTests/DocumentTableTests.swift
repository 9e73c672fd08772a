import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import Acquisition

/// Tables whose rows are documents.
struct DocumentTableTests {
  private func table(
    _ text: String, _ syntax: DocumentTable.Syntax = .separated, id: String? = nil
  ) throws(AcquisitionError) -> DocumentTable {
    try DocumentTable(
      text, syntax: syntax, columns: TextColumns(text: "text", id: id), path: "t.csv")
  }

  @Test(arguments: [
    (
      "id,text,Title\r\na,We trust,T\r\nb,\"two,\n\"\"lines\"\"\",\r\n",
      DocumentTable.Syntax.separated
    ),
    ("\u{FEFF}id;text;title\na;We trust;T\nb;\"two,\n\"\"lines\"\"\";\n", .separated),
    ("id\ttext\ttitle\na\tWe trust\tT\nb\t\"two,\n\"\"lines\"\"\"\t\n", .tabs),
    (
      #"{"id":"a","text":"We trust","title":"T"}"# + "\r\n\n"
        + #" { "title" : null, "text" : "two,\n\u0022lines\"", "x":[{"y":[]},{}], "id" : "b" } "#,
      .jsonLines
    ),
  ])
  func rowsAreDocuments(text: String, syntax: DocumentTable.Syntax) throws {
    let table = try table(text, syntax, id: "ID".lowercased())
    #expect(table.rows.map(\.id) == ["a", "b"])
    #expect(table.rows.map(\.text) == ["We trust", "two,\n\"lines\""])
    #expect(table.rows.map(\.metadata.title) == ["T", nil])
    #expect(table.faults.isEmpty)
  }

  @Test func rowsAreNumberedWhereNoColumnNamesThem() throws {
    #expect(try table("text\nx\n\ny\n").rows.map(\.id) == ["1", "2"])
    let lines = try table("{\"text\":1}\n{\"text\":2.50}\nno\n{\"text\":true}", .jsonLines)
    #expect(lines.rows.map(\.id) == ["1", "2", "4"])
    #expect(lines.rows.map(\.text) == ["1", "2.50", "true"])
  }

  @Test func namesOfColumnsMayDifferInCapitalsAndSpaces() throws {
    #expect(try table("Text , date\nx,2020\n").rows.map(\.metadata.date) == ["2020"])
  }

  @Test func aMissingColumnIsNamedWithThoseThatThereAre() {
    #expect(
      throws: AcquisitionError.tableWithoutColumn(
        path: "t.csv", column: "text", found: ["a", "b"])
    ) { try table("a,b\n1,2\n") }
    #expect(
      throws: AcquisitionError.tableWithoutColumn(
        path: "t.csv", column: "id", found: ["text", "b"])
    ) { try table("text,b\n1,2\n", id: "id") }
    #expect(
      throws: AcquisitionError.tableWithoutColumn(
        path: "t.csv", column: "text", found: ["b", "a"])
    ) { try table("{\"b\":1,\"a\":2}\n{\"a\":1}\n", .jsonLines) }
    #expect(
      throws: AcquisitionError.tableWithoutColumn(path: "t.csv", column: "id", found: ["text"])
    ) { try table("{\"text\":1}\n", .jsonLines, id: "id") }
  }

  @Test func aRowNeedsANameOfItsOwn() {
    #expect(
      throws: AcquisitionError.rowName(path: "t.csv", line: 4, name: "a", earlierLine: 2)
    ) { try table("id,text\na,1\nb,2\na,3\n", id: "id") }
    #expect(
      throws: AcquisitionError.rowName(path: "t.csv", line: 2, name: "", earlierLine: nil)
    ) { try table("id,text\n ,1\n", id: "id") }
  }

  @Test func rowsThatCannotBeReadDoNotCostTheOthers() throws {
    let cells = try table("a,text\n1,x\n2\n3,y\n4,\"z\n5,w\n")
    #expect(cells.rows.map(\.text) == ["x", "y"])
    #expect(cells.faults.map(\.line) == [3, 5])
    #expect(
      cells.faults.map(\.fault) == [.tooShort(cells: 1, expected: 2), .unclosedQuotation])
    let lines = try table(
      "{\"text\":\"x\"}\n{\"text\":\"y\",}\n[1]\n{\"a\":1}\n{\"text\":{}}\n{\"text\":\"z\"}",
      .jsonLines)
    #expect(lines.rows.map(\.text) == ["x", "z"])
    #expect(
      lines.faults.map(\.fault) == [
        .notJSON(column: 13), .noObject, .withoutField("text"), .noText("text"),
      ])
  }

  @Test func escapesAreResolved() throws {
    let line = #"{"text":"\u00e9\ud83d\ude00\ud83d\n\/\\\u0041"}"#
    #expect(try table(line, .jsonLines).rows.map(\.text) == ["\u{E9}\u{1F600}\u{FFFD}\n/\\A"])
  }

  @Test func deepNestingCostsNoStack() throws {
    let depth = 200_000
    let nested =
      String(repeating: "[{\"a\":", count: depth) + "1" + String(repeating: "}]", count: depth)
    #expect(try table("{\"b\":\(nested),\"text\":\"x\"}", .jsonLines).rows.map(\.text) == ["x"])
  }

  /// The cases of the suite, each as a field of an object: what is JSON is read, what is not is refused.
  @Test(SharedData.required("data/suites/json-nst"))
  func theJSONSuiteIsTold() throws {
    let folder = try #require(SharedData.url("data/suites/json-nst"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }.sorted()
    #expect(names.count > 150)
    for name in names {
      let value = try SharedData.bytes("data/suites/json-nst/\(name)")
      let line = Array("{\"v\":".utf8) + value + Array("}".utf8)
      let isRead = (try? JSONLine(line[...])) != nil
      if name.hasPrefix("y_") { #expect(isRead, "\(name)") }
      if name.hasPrefix("n_") { #expect(!isRead, "\(name)") }
    }
  }
}
