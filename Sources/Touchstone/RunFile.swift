import DelimitedText
import Digests
import Files
import Reporting

/// A table of a run, open for reading; a piece of it is in memory at a time.
struct RunFile {
  /// How much is read at once, in bytes.
  private static let pieceSize = 1 << 18

  /// Its path.
  let path: String
  private let file: PlacedFile
  private let size: Int
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
    do {
      file = try PlacedFile(reading: path)
      size = try file.size()
    } catch {
      throw ScanError(
        "\(path): cannot be read; a comparison needs documents, counts, findings and summary, which touchstone scan "
          + "writes unless --tables leaves them out")
    }
    var rows = RunRows(file, from: 0, line: 1, size: size)
    guard let row = try rows.next() else {
      throw ScanError("\(path): is empty; make the run anew with touchstone scan")
    }
    header = row.texts
    start = rows.offset
  }

  /// Whether a run has a table.
  static func isThere(_ name: String, in folder: String) -> Bool {
    (try? FileSystem.kind(of: folder + "/" + name)).map { $0 != .missing } ?? false
  }

  /// The file, as a manifest names what was read.
  ///
  /// - Throws: ``ScanError`` where it cannot be read.
  func input() throws(ScanError) -> ComparisonWriter.Input {
    var digest = SHA256Digest()
    var offset = 0
    while offset < size {
      let piece = try bytes(at: offset, count: RunFile.pieceSize)
      guard !piece.isEmpty else { break }
      digest.update(piece.span)
      offset += piece.count
    }
    return ComparisonWriter.Input(
      path: path, sha256: SHA256Digest.hex(of: digest.finalize()), bytes: offset)
  }

  private func bytes(at offset: Int, count: Int) throws(ScanError) -> [UInt8] {
    do {
      return try file.bytes(at: offset, count: count)
    } catch {
      throw ScanError(error)
    }
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

  /// All rows, one after the other; a row holds the columns that are named, in their order.
  ///
  /// - Throws: ``ScanError`` where a column is missing.
  func rows(_ columns: [String]) throws(ScanError) -> RunRows {
    RunRows(
      file, from: start, line: 2, size: size, cells: header.count, places: try places(of: columns))
  }

  /// Calls `body` with each row; a row holds the columns that are named, in their order.
  ///
  /// - Throws: ``ScanError`` where a column is missing or a row is too short, and what `body` throws.
  func forEachRow(_ columns: [String], _ body: (borrowing RunRow) throws -> Void) throws {
    var rows = try rows(columns)
    while let row = try rows.next() { try body(row) }
  }

  /// The rows from a byte on, so many of them; columns by their places.
  func rows(at offset: Int, count: Int, places: [Int]) throws(ScanError) -> [RunRow] {
    // A few rows want no large piece.
    var reader = RunRows(
      file, from: offset, line: 1, size: size, cells: header.count, places: places,
      piece: 1 << 12)
    var rows: [RunRow] = []
    while rows.count < count, let row = try reader.next() { rows.append(row) }
    return rows
  }
}

/// The rows of a table, read one after the other.
struct RunRows {
  private let file: PlacedFile
  private let size: Int
  /// How many cells each row must have; nil where any number will do.
  private let cells: Int?
  /// Which of them are wanted; nil for all.
  private let places: [Int]?
  private let piece: Int
  /// A piece of the file, and where in the file it begins.
  private var window: [UInt8] = []
  private var windowStart: Int
  private var records: DelimitedRecords

  /// Starts at a byte, which must begin a row.
  fileprivate init(
    _ file: PlacedFile, from offset: Int, line: Int, size: Int, cells: Int? = nil,
    places: [Int]? = nil, piece: Int = 1 << 18
  ) {
    self.file = file
    self.size = size
    self.cells = cells
    self.places = places
    self.piece = piece
    windowStart = offset
    records = DelimitedRecords(line: line)
  }

  /// Where in the file the next row begins.
  var offset: Int { windowStart + records.offset }

  /// The next row; nil behind the last.
  ///
  /// - Throws: ``ScanError`` where the file cannot be read, or the row has too few or too many cells.
  mutating func next() throws(ScanError) -> RunRow? {
    while true {
      let (start, line) = (records.offset, records.nextLine)
      let isThere = advance()
      // What ends with the piece may go on behind it.
      if windowStart + window.count < size, records.offset == window.count {
        try refill(from: start, line: line)
        continue
      }
      guard isThere else { return nil }
      if let cells, records.cells.count != cells {
        throw ScanError(
          "\(file.path):\(records.line): has \(records.cells.count) cells where the header has \(cells); "
            + "make the run anew with touchstone scan")
      }
      return RunRow(
        path: file.path, line: records.line, offset: windowStart + start, window: window,
        all: records.cells, places: places)
    }
  }

  private mutating func advance() -> Bool {
    // Taken out while they look at the window, so that nothing is copied.
    var taken = DelimitedRecords()
    swap(&taken, &records)
    defer { swap(&taken, &records) }
    return taken.advance(in: window.span)
  }

  /// Reads a piece that begins with the row that begins at a place of this one, and holds more of it.
  private mutating func refill(from start: Int, line: Int) throws(ScanError) {
    let held = window.count - start
    windowStart += start
    window = []
    do {
      window = try file.bytes(at: windowStart, count: held + piece)
    } catch {
      throw ScanError(error)
    }
    guard window.count > held else {
      throw ScanError("\(file.path): became shorter while it was read; try again")
    }
    records = DelimitedRecords(line: line)
  }
}

/// A row of a run's table.
struct RunRow {
  /// The file, and the line in it.
  let path: String, line: Int
  /// Where in the file it begins.
  let offset: Int
  fileprivate let window: [UInt8]
  fileprivate let all: [DelimitedRecords.Cell]
  fileprivate let places: [Int]?

  /// Where a cell stands.
  private func cell(_ column: Int) -> DelimitedRecords.Cell { all[places?[column] ?? column] }

  /// The texts of all cells, as they stand.
  fileprivate var texts: [String] { all.map { $0.text(in: window.span) } }

  /// The text of a cell, without the apostrophe that keeps spreadsheets from running it.
  subscript(_ column: Int) -> String {
    CSVEncoder.unguarded(cell(column).text(in: window.span))
  }

  /// The length of a cell in bytes, doubled quotation marks counted twice.
  func length(_ column: Int) -> Int { cell(column).length }

  /// Whether a cell is such a text.
  func cell(_ column: Int, equals text: String) -> Bool {
    cell(column).equals(text.utf8Span.span, in: window.span)
  }

  /// Whether a cell is that of another row of the file, byte for byte.
  func cell(_ column: Int, equals other: RunRow) -> Bool {
    let (own, others) = (cell(column), other.cell(column))
    return window[own.start..<own.end].elementsEqual(other.window[others.start..<others.end])
  }

  /// A whole number.
  ///
  /// - Throws: ``ScanError`` where the cell holds none.
  func integer(_ column: Int) throws(ScanError) -> Int {
    var value = 0
    let cell = cell(column)
    for place in cell.start..<cell.end {
      let digit = window[place] &- UInt8(ascii: "0")
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
