import Foundation
import Testing

@testable import Touchstone

struct RunFileTests {
  /// A table whose rows are shorter and longer than what is read at once, with line ends in cells.
  private static func table(_ rows: Int) -> String {
    var text = "id,text,more\n"
    for row in 0..<rows {
      let long = String(repeating: "é \"\"quoted\"\"\n", count: row % 97 == 5 ? 30_000 : row % 13)
      text += "r\(row),\"\(long)\",\(row * 3)\n"
    }
    return text
  }

  @Test func rowsAreReadPieceByPiece() throws {
    let folder = try TemporaryFolder()
    try folder.write(RunFileTests.table(400), to: "t.csv")
    let file = try RunFile("t.csv", in: folder.url.path)
    var offsets: [Int] = []
    var number = 0
    var line = 2
    try file.forEachRow(["more", "id", "text"]) { row in
      let count = number % 97 == 5 ? 30_000 : number % 13
      #expect(row.line == line)
      #expect(row[1] == "r\(number)")
      let more = try row.integer(0)
      #expect(more == number * 3)
      let text = row[2]
      #expect(text.utf8.count == count * "é \"quoted\"\n".utf8.count, "row \(number)")
      offsets.append(row.offset)
      number += 1
      line += count + 1
    }
    #expect(number == 400)
    let places = try file.places(of: ["id"])
    for number in [0, 4, 5, 6, 102, 399] {
      let rows = try file.rows(at: offsets[number], count: 3, places: places)
      #expect(rows.map { $0[0] } == (number..<min(number + 3, 400)).map { "r\($0)" })
    }
  }

  @Test func aRowThatIsTooShortIsNamedWithItsLine() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\n1,2\n\"3\n3\",4\n5\n", to: "t.csv")
    let file = try RunFile("t.csv", in: folder.url.path)
    let error = #expect(throws: ScanError.self) { try file.forEachRow(["a"]) { _ in } }
    #expect(error?.message.contains("t.csv:5: has 1 cells where the header has 2") == true)
  }

  @Test func theFirstOfManyAreThoseOfASortedList() {
    var list = BestList<(key: Int, number: Int)>(7) { $0.key < $1.key }
    let keys = (0..<500).map { $0 * 7919 % 31 }
    for (number, key) in keys.enumerated() { list.add((key, number)) }
    let expected = keys.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
    #expect(list.elements.map(\.number) == expected.prefix(7).map(\.offset))
  }
}
