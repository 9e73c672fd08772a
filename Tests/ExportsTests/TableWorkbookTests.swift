import CorpusModel
import Foundation
import Markup
import Testing

@testable import Exports

/// Tables as a workbook, unzipped and read back.
struct TableWorkbookTests {
  static func write(
    to path: String, tables: [TableDescription] = ExportSamples.tables,
    rows: [(table: Int, row: [Cell])] = ExportSamples.rows,
    limits: TableWorkbook.Limits = .init()
  ) throws {
    let workbook = try TableWorkbook(
      path: path, title: "Samples", remarks: ExportSamples.remarks, tables: tables, limits: limits)
    for (table, row) in rows { try workbook.append(row, to: table) }
    try workbook.finish()
  }

  private func workbook(
    rows: [(table: Int, row: [Cell])] = ExportSamples.rows,
    limits: TableWorkbook.Limits = .init()
  ) throws -> Workbook {
    let folder = try TemporaryFolder()
    try Self.write(to: folder.path + "/t.xlsx", rows: rows, limits: limits)
    #expect(try folder.names == ["t.xlsx"], "no temporary file stays")
    return try Workbook(try folder.bytes("t.xlsx"))
  }

  @Test func cellsKeepTheirKindsAndTexts() throws {
    var workbook = try workbook()
    #expect(try workbook.sheets() == ["About", "people", "notes"])
    let people = try workbook.cells(2)
    #expect(people["A1"]?.value == "id" && people["A1"]?.style == "1")
    #expect(people["A2"] == Workbook.Cell(value: "a", kind: "inlineStr"))
    #expect(people["B2"]?.value == "north south")
    #expect(people["C2"] == Workbook.Cell(value: "41"))
    #expect(people["D2"]?.value == "0.125" && people["D2"]?.kind == nil)
    #expect(people["B3"] == nil && people["D3"] == nil, "what is missing is no cell")
    #expect(people["C3"]?.value == "-7")
    #expect(people.count == 4 + 4 + 2)
    let notes = try workbook.cells(3)
    #expect(notes["B2"] == Workbook.Cell(value: "=1+1", kind: "inlineStr"))
    #expect(notes["B3"]?.value == "'=1+1, \"so\"\nhe & <she> said _x005F_x0041_")
    #expect(notes["B4"] == Workbook.Cell(value: "007", kind: "inlineStr"))
  }

  @Test func sharesAreShownAsPerCent() throws {
    var workbook = try workbook()
    let style = try #require(try workbook.cells(2)["D2"]?.style.flatMap { Int($0) })
    let styles = try workbook.tree("xl/styles.xml")
    let formats = try #require(styles.all("cellXfs").first)
    let format = styles.children(of: formats)[style]
    let number = try #require(styles.attribute("numFmtId", of: format))
    let code = styles.all("numFmt").first { styles.attribute("numFmtId", of: $0) == number }
    #expect(code.flatMap { styles.attribute("formatCode", of: $0) } == "0.0%")
  }

  @Test func headersStayAndFilter() throws {
    var workbook = try workbook()
    let sheet = try workbook.sheet(3)
    let pane = try #require(sheet.all("pane").first)
    #expect(sheet.attribute("ySplit", of: pane) == "1")
    #expect(sheet.attribute("state", of: pane) == "frozen")
    let filter = try #require(sheet.all("autoFilter").first)
    #expect(sheet.attribute("ref", of: filter) == "A1:B4")
  }

  @Test func rowsBeyondASheetGoOnInAnother() throws {
    var limits = TableWorkbook.Limits()
    limits.rows = 3
    let rows: [(table: Int, row: [Cell])] = (0..<5).map { (1, [.text("a"), .text("note \($0)")]) }
    var workbook = try workbook(rows: rows, limits: limits)
    #expect(try workbook.sheets() == ["About", "people", "notes", "notes 2", "notes 3"])
    for (sheet, notes) in [(3, ["note 0", "note 1"]), (4, ["note 2", "note 3"]), (5, ["note 4"])] {
      let cells = try workbook.cells(sheet)
      #expect(cells["B1"]?.value == "note")
      #expect((2..<4).compactMap { cells["B\($0)"]?.value } == notes)
    }
    let about = try workbook.cells(1).values.map(\.value)
    #expect(
      about.contains {
        $0.contains("Rows: 5.") && $0.contains("they go on in: notes 2, notes 3.")
      })
  }

  @Test func longTextsAreCutAndCounted() throws {
    var limits = TableWorkbook.Limits()
    limits.characters = 10
    let rows: [(table: Int, row: [Cell])] = [
      (1, [.text("a"), .text("0123456789")]), (1, [.text("a"), .text("0123456789a")]),
      (1, [.text("a"), .text("01234567😀9")]),
    ]
    var workbook = try workbook(rows: rows, limits: limits)
    let cells = try workbook.cells(3)
    #expect(cells["B2"]?.value == "0123456789")
    #expect(cells["B3"]?.value == "012345678…")
    #expect(cells["B4"]?.value == "01234567…")
    let about = try workbook.cells(1).values.map(\.value)
    #expect(about.contains { $0.hasSuffix("because a cell holds no more: 2.") })
  }

  @Test func theFirstSheetSaysWhatTheOthersAre() throws {
    var workbook = try workbook()
    let about = try workbook.cells(1)
    #expect(about["A1"]?.value == "Samples")
    #expect(about["A3"]?.value == "what it measures")
    #expect(about["B3"]?.value == "References, not values.")
    #expect(about["A4"]?.value == "sheet people")
    #expect(about["B4"]?.value == "One row is a person. Rows: 2.")
    #expect(about["B5"]?.value.hasPrefix("One row is a note. Rows: 3.") == true)
  }

  @Test func sameRowsSameBytes() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try Self.write(to: folder.path + "/\(name).xlsx") }
    #expect(try folder.bytes("a.xlsx") == folder.bytes("b.xlsx"))
  }

  @Test func whereTheValueGoesNothingIsWritten() throws {
    let folder = try TemporaryFolder()
    do {
      let workbook = try TableWorkbook(
        path: folder.path + "/t.xlsx", title: "Samples", remarks: [], tables: ExportSamples.tables)
      try workbook.append([.text("a"), .text("b")], to: 1)
    }
    #expect(try folder.names == [])
  }

  @Test func namesOfSheetsStayWithinTheirLimit() throws {
    let folder = try TemporaryFolder()
    let table = TableDescription(
      name: String(repeating: "long_", count: 10), text: "One row is nothing.",
      columns: ExportSamples.notes.columns)
    var limits = TableWorkbook.Limits()
    limits.rows = 2
    try Self.write(
      to: folder.path + "/t.xlsx", tables: [table],
      rows: (0..<3).map { _ in (0, [.text("a"), .text("b")]) }, limits: limits)
    var workbook = try Workbook(try folder.bytes("t.xlsx"))
    #expect(try workbook.sheets().map(\.utf8.count) == [5, 20, 22, 22])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsReported() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/t.xlsx"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
    #expect(throws: ExportError.system(path: path, code: ENOSPC)) { try Self.write(to: path) }
  }

  @Test func aMissingFolderIsReported() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/none/t.xlsx"
    #expect(throws: ExportError.system(path: path, code: ENOENT)) { try Self.write(to: path) }
  }
}
