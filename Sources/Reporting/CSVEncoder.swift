internal import BinaryRecords
package import CorpusModel

/// Writes rows of cells as CSV into a buffer: RFC 4180 with CRLF, UTF-8 without a byte order mark.
///
/// A cell is quoted only where it holds a quotation mark, a comma or a line end. Text that a
/// spreadsheet would run as a formula is led by an apostrophe; nothing else is ever changed.
package struct CSVEncoder: Sendable {
  /// The bytes so far.
  package private(set) var bytes: [UInt8] = []
  /// The rows that were ended, a header among them.
  package private(set) var rows = 0
  private var rowStart = 0
  private var cells = 0

  /// Makes an encoder with an empty buffer.
  package init() {}

  /// Appends a cell to the row.
  package mutating func append(_ cell: Cell) {
    if cells > 0 { bytes.append(UInt8(ascii: ",")) }
    cells += 1
    switch cell {
    case .missing: break
    case .text(let text): append(text: text)
    case .integer(let integer): bytes.append(integer: integer)
    case .number(let number): if number.isFinite { bytes.append(number: number) }
    case .list(let names): append(text: names.joined(separator: " "))
    }
  }

  /// Appends some cells as an encoder has written them.
  mutating func append(written: [UInt8], cells count: Int) {
    if cells > 0 { bytes.append(UInt8(ascii: ",")) }
    cells += count
    bytes.append(lent: written.span)
  }

  /// Appends a whole row.
  package mutating func append(row cells: [Cell]) {
    for cell in cells { append(cell) }
    endRow()
  }

  /// Appends a row as it is, of cells that are the user's own or were ``guarded(_:)``.
  package mutating func append(unguarded row: [String]) {
    for text in row {
      if cells > 0 { bytes.append(UInt8(ascii: ",")) }
      cells += 1
      bytes.append(cell: text.utf8Span.span, isGuarded: false)
    }
    endRow()
  }

  /// Ends the row.
  package mutating func endRow() {
    // A row of one empty cell would be an empty line, which readers skip.
    if cells == 1 && bytes.count == rowStart { bytes.append(text: "\"\"") }
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
    rows += 1
    cells = 0
    rowStart = bytes.count
  }

  private mutating func append(text: String) {
    let span = text.utf8Span.span
    bytes.append(cell: span, isGuarded: CSVEncoder.isFormula(span))
  }

  /// A text as a cell of it is written: led by an apostrophe where a spreadsheet would take it for a formula.
  package static func guarded(_ text: String) -> String {
    isFormula(text.utf8Span.span) ? "'" + text : text
  }

  /// The text of a cell without the apostrophe that led it.
  package static func unguarded(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'") else { return text }
    let rest = String(text.dropFirst())
    return isFormula(rest.utf8Span.span) ? rest : text
  }

  /// Whether a text must stand in quotation marks.
  fileprivate static func needsQuotes(_ text: Span<UInt8>) -> Bool {
    // Without a branch for each byte, and without `||`, so that it becomes vector code.
    var found: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      let isMark: UInt8 = byte == UInt8(ascii: "\"") ? 1 : 0
      let isComma: UInt8 = byte == UInt8(ascii: ",") ? 1 : 0
      let isLineEnd: UInt8 = (byte == 0x0D ? 1 : 0) | (byte == 0x0A ? 1 : 0)
      found |= isMark | isComma | isLineEnd
    }
    return found != 0
  }

  /// Whether a text has a quotation mark itself.
  fileprivate static func hasQuotationMark(_ text: Span<UInt8>) -> Bool {
    var found: UInt8 = 0
    for index in text.indices { found |= text[index] == UInt8(ascii: "\"") ? 1 : 0 }
    return found != 0
  }

  /// Whether a spreadsheet might run the text: it begins with `= + - @`, a tab or a line end, or
  /// with the full-width form of one of the signs.
  fileprivate static func isFormula(_ text: Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    switch text[0] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      return true
    case 0xEF: return text.count > 2 && text[1] == 0xBC && isFullWidthSign(text[2])
    default: return false
    }
  }

  /// The last byte of U+FF1D, U+FF0B, U+FF0D and U+FF20.
  private static func isFullWidthSign(_ byte: UInt8) -> Bool {
    byte == 0x9D || byte == 0x8B || byte == 0x8D || byte == 0xA0
  }
}

extension [UInt8] {
  /// Appends a text that is a part of some bytes, as a cell.
  mutating func append(cell bytes: [UInt8], _ range: Range<Int>) {
    let text = bytes.span.extracting(range)
    append(cell: text, isGuarded: CSVEncoder.isFormula(text))
  }

  /// Appends a text as a cell, led by an apostrophe where that is wanted.
  fileprivate mutating func append(cell text: Span<UInt8>, isGuarded: Bool) {
    let needsQuotes = CSVEncoder.needsQuotes(text)
    if needsQuotes { append(UInt8(ascii: "\"")) }
    if isGuarded { append(UInt8(ascii: "'")) }
    if needsQuotes, CSVEncoder.hasQuotationMark(text) {
      for index in text.indices {
        append(text[index])
        if text[index] == UInt8(ascii: "\"") { append(UInt8(ascii: "\"")) }
      }
    } else {
      append(lent: text)
    }
    if needsQuotes { append(UInt8(ascii: "\"")) }
  }
}
