import Archives
import CorpusModel
import Foundation
import Markup
import Testing

/// A folder of its own that goes when the value goes.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.path + "/touchstone-exports-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

/// Small tables that the tests of this room share.
enum ExportSamples {
  static let people = TableDescription(
    name: "people", text: "One row is a person.",
    columns: [
      ColumnDescription(name: "id", kind: .string, text: "Who."),
      ColumnDescription(name: "group", kind: .string, text: "The group, a word of SQL."),
      ColumnDescription(name: "age", kind: .integer, text: "In years."),
      ColumnDescription(name: "share_done", kind: .number, text: "How much is done."),
    ], key: ["id"])

  static let notes = TableDescription(
    name: "notes", text: "One row is a note.",
    columns: [
      ColumnDescription(name: "person", kind: .string, text: "Whose."),
      ColumnDescription(name: "note", kind: .string, text: "The words."),
    ], references: [.init("person", to: "people", "id")])

  static let tables = [people, notes]

  static let remarks = [(topic: "what it measures", text: "References, not values.")]

  /// The notes come before the people whom they name.
  static let rows: [(table: Int, row: [Cell])] = [
    (1, [.text("a"), .text("=1+1")]),
    (1, [.text("b"), .text("'=1+1, \"so\"\r\nhe & <she> said _x0041_\u{1}")]),
    (0, [.text("a"), .list(["north", "south"]), .integer(41), .number(0.125)]),
    (0, [.text("b"), .missing, .integer(-7), .number(.nan)]),
    (1, [.text("b"), .text("007")]),
  ]
}

/// An Excel file, read back.
struct Workbook {
  /// A cell: its value, its kind (`inlineStr` for text) and the number of its style.
  struct Cell: Equatable {
    var value: String
    var kind: String?
    var style: String?
  }

  private var archive: ZipArchive

  init(_ bytes: [UInt8]) throws { archive = try ZipArchive(bytes) }

  /// The names of the sheets, in order.
  mutating func sheets() throws -> [String] {
    let tree = try tree("xl/workbook.xml")
    return tree.all("sheet").compactMap { tree.attribute("name", of: $0) }
  }

  /// A part of the file.
  mutating func tree(_ name: String) throws -> XMLTree {
    try XMLTree(try #require(try archive.part(name)))
  }

  /// The XML of a sheet, from 1.
  mutating func sheet(_ number: Int) throws -> XMLTree {
    try tree("xl/worksheets/sheet\(number).xml")
  }

  /// The cells of a sheet, from 1, by their names, such as `A1`.
  mutating func cells(_ number: Int) throws -> [String: Cell] {
    let tree = try sheet(number)
    var cells: [String: Cell] = [:]
    for index in tree.all("c") {
      let bytes = (index..<Int(tree.nodes[index].end)).flatMap { tree.text($0) }
      #expect(tree.all("f", in: index).isEmpty, "no cell is a formula")
      cells[try #require(tree.attribute("r", of: index))] = Cell(
        value: String(decoding: bytes, as: UTF8.self), kind: tree.attribute("t", of: index),
        style: tree.attribute("s", of: index))
    }
    return cells
  }
}
