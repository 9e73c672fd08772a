/// The records of a table in comma-separated text, read one after the other; see ``DelimitedTable``.
///
/// It goes by Unicode scalars: to Swift, a comma and a combining mark behind it are one character.
package struct DelimitedRows: Sequence, IteratorProtocol {
  /// The line on which a quotation mark opens that nothing closes, once the end is reached.
  package private(set) var unclosedQuotationLine: Int?

  private let bytes: [UInt8]
  private var position = 0
  private var cells: [String] = []
  private var cell: [UInt8] = []
  private var line = 1
  private var firstLine = 1
  private let separator: UInt8

  private static let quotationMark = UInt8(ascii: "\"")

  /// Starts at the beginning of a text; a byte order mark in front is no part of it.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - separator: what stands between cells: an ASCII character.
  package init(_ text: String, separator: Unicode.Scalar = ",") {
    self.separator = UInt8(ascii: separator)
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next record; nil behind the last.
  package mutating func next() -> DelimitedTable.Row? {
    var isQuoted = false
    var openingLine = 1
    while position < bytes.count {
      if isQuoted {
        takeQuoted()
        guard position < bytes.count else { break }
        position += 1
        // Two marks stand for one of the text.
        isQuoted = position < bytes.count && bytes[position] == DelimitedRows.quotationMark
        if isQuoted {
          cell.append(DelimitedRows.quotationMark)
          position += 1
        }
        continue
      }
      takeBare()
      guard position < bytes.count else { break }
      let byte = bytes[position]
      if byte == separator {
        endCell()
        position += 1
      } else if byte == DelimitedRows.quotationMark, cell.isEmpty {
        isQuoted = true
        openingLine = line
        position += 1
      } else if let length = DelimitedRows.lineEnd(at: position, in: bytes.span) {
        countLine(at: position)
        position += length
        if let row = endRow() { return row }
      } else {
        cell.append(byte)
        position += 1
      }
    }
    if isQuoted { unclosedQuotationLine = openingLine }
    return endRow()
  }

  /// Takes what stands before the next quotation mark.
  private mutating func takeQuoted() {
    let text = bytes
    var end = position
    while end < text.count, text[end] != DelimitedRows.quotationMark {
      if DelimitedRows.mayEndLine(text[end]), DelimitedRows.lineEnd(at: end, in: text.span) != nil {
        countLine(at: end)
      }
      end += 1
    }
    cell += text[position..<end]
    position = end
  }

  /// Takes what is certainly of the cell.
  private mutating func takeBare() {
    let text = bytes
    var end = position
    while end < text.count, text[end] != separator, text[end] != DelimitedRows.quotationMark,
      !DelimitedRows.mayEndLine(text[end])
    {
      end += 1
    }
    cell += text[position..<end]
    position = end
  }

  // MARK: Lines

  /// Whether the scalar that begins with a byte may end a line: a control character, or U+0085, U+2028 or U+2029.
  private static func mayEndLine(_ byte: UInt8) -> Bool {
    byte &- 0x0A < 4 || byte == 0xC2 || byte == 0xE2
  }

  /// The number of bytes of the scalar at a place, where it ends a line.
  static func lineEnd(at place: Int, in bytes: Span<UInt8>) -> Int? {
    switch bytes[place] {
    case 0x0A...0x0D: 1
    case 0xC2: bytes[place + 1] == 0x85 ? 2 : nil
    case 0xE2:
      bytes[place + 1] == 0x80 && (bytes[place + 2] == 0xA8 || bytes[place + 2] == 0xA9) ? 3 : nil
    default: nil
    }
  }

  /// Counts a line end; CR and LF together are one.
  private mutating func countLine(at place: Int) {
    let isSecond = bytes[place] == 0x0A && place > 0 && bytes[place - 1] == 0x0D
    if !isSecond { line += 1 }
  }

  // MARK: Cells

  private mutating func endCell() {
    cells.append(String(decoding: cell, as: UTF8.self))
    cell.removeAll(keepingCapacity: true)
  }

  /// Ends a record; nil where it is a blank line.
  private mutating func endRow() -> DelimitedTable.Row? {
    defer {
      cells = []
      firstLine = line
    }
    guard !cells.isEmpty || !cell.isEmpty else { return nil }
    endCell()
    return DelimitedTable.Row(line: firstLine, cells: cells)
  }
}
