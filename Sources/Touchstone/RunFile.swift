import DelimitedText
import Digests
import Reporting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A table of a run, open for reading; its bytes stay on the disk until they are looked at.
struct RunFile {
  /// Its path.
  let path: String
  private let data: Data
  private let header: [String]
  private let start: Int

  /// Opens a table.
  ///
  /// - Parameters:
  ///   - name: its name in the folder.
  ///   - folder: the run.
  /// - Throws: ``ScanError`` where it cannot be read.
  init(_ name: String, in folder: String) throws(ScanError) {
    path = folder + "/" + name
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    else {
      throw ScanError(
        "\(path): cannot be read; a comparison needs documents, counts, findings and summary, which touchstone scan "
          + "writes unless --tables leaves them out")
    }
    self.data = data
    var records = DelimitedRecords()
    guard records.advance(in: data.span) else {
      throw ScanError("\(path): is empty; make the run anew with touchstone scan")
    }
    header = records.cells.map { $0.text(in: data.span) }
    start = records.offset
  }

  /// Whether a run has a table.
  static func isThere(_ name: String, in folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + name)
  }

  /// The file, as a manifest names what was read.
  var input: ComparisonWriter.Input {
    ComparisonWriter.Input(
      path: path, sha256: SHA256Digest.hexDigest(of: data.span), bytes: data.count)
  }

  /// Its columns.
  var columns: [String] { header }

  /// Where columns stand.
  ///
  /// - Throws: ``ScanError`` where one is missing.
  func places(of columns: [String]) throws(ScanError) -> [Int] {
    try columns.map { column throws(ScanError) in
      guard let place = header.firstIndex(of: column) else {
        throw ScanError(
          "\(path):1: the column '\(column)' is missing; make the run anew with touchstone scan")
      }
      return place
    }
  }

  /// Calls `body` with each row; a row holds the columns that are named, in their order.
  ///
  /// - Throws: ``ScanError`` where a column is missing or a row is too short, and what `body` throws.
  func forEachRow(_ columns: [String], _ body: (borrowing RunRow) throws -> Void) throws {
    let places = try places(of: columns)
    var records = DelimitedRecords(from: start)
    var offset = records.offset
    while records.advance(in: data.span) {
      try body(try row(records, places, at: offset))
      offset = records.offset
    }
  }

  /// The rows from a byte on, so many of them; columns by their places.
  func rows(at offset: Int, count: Int, places: [Int]) throws(ScanError) -> [RunRow] {
    var records = DelimitedRecords(from: offset)
    var rows: [RunRow] = []
    while rows.count < count, records.advance(in: data.span) {
      rows.append(try row(records, places, at: offset))
    }
    return rows
  }

  private func row(
    _ records: DelimitedRecords, _ places: [Int], at offset: Int
  ) throws(ScanError) -> RunRow {
    guard records.cells.count == header.count else {
      throw ScanError(
        "\(path):\(records.line): has \(records.cells.count) cells where the header has \(header.count); "
          + "make the run anew with touchstone scan")
    }
    return RunRow(
      path: path, line: records.line + (start > 0 ? 1 : 0), offset: offset, data: data,
      cells: places.map { records.cells[$0] })
  }
}

/// A row of a run's table.
struct RunRow {
  /// The file, and the line in it.
  let path: String, line: Int
  /// Where in the file it begins.
  let offset: Int
  fileprivate let data: Data
  /// Where its cells stand.
  let cells: [DelimitedRecords.Cell]

  /// The text of a cell, without the apostrophe that keeps spreadsheets from running it.
  subscript(_ column: Int) -> String {
    CSVEncoder.unguarded(cells[column].text(in: data.span))
  }

  /// Whether a cell is such a text.
  func cell(_ column: Int, equals text: String) -> Bool {
    cells[column].equals(text.utf8Span.span, in: data.span)
  }

  /// A whole number.
  ///
  /// - Throws: ``ScanError`` where the cell holds none.
  func integer(_ column: Int) throws(ScanError) -> Int {
    var value = 0
    let cell = cells[column]
    for place in cell.start..<cell.end {
      let digit = data[data.startIndex + place] &- UInt8(ascii: "0")
      guard digit < 10, value < 1 << 50 else { throw noNumber(column) }
      value = value * 10 + Int(digit)
    }
    guard cell.length > 0 else { throw noNumber(column) }
    return value
  }

  private func noNumber(_ column: Int) -> ScanError {
    fault("'\(self[column])' is no whole number")
  }

  /// An error at the row.
  func fault(_ what: String) -> ScanError {
    ScanError("\(path):\(line): \(what); make the run anew with touchstone scan")
  }
}
