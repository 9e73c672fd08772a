/// A table read from comma-separated text (RFC 4180), with any line end and any number of columns; a byte
/// order mark in front is no part of it.
package struct DelimitedTable: Sendable {
  /// One record.
  package struct Row: Hashable, Sendable {
    /// The line on which the record begins, from 1.
    package var line: Int
    /// The cells, quotation marks removed.
    package var cells: [String]

    package init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// The records, the header included; blank lines are left out.
  package private(set) var rows: [Row] = []
  /// The line on which a quotation mark opens that nothing closes; the rest of the text is then one cell.
  package private(set) var unclosedQuotationLine: Int?

  /// What separates the cells of a table: comma, semicolon or tab, whichever its first line has most of.
  ///
  /// Spreadsheets write the latter two in some countries. What stands in quotation marks does not count;
  /// the comma wins a tie.
  package static func separator(of text: String) -> Unicode.Scalar {
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    var counts = [0, 0, 0]
    var isQuoted = false
    let bytes = text.utf8.span
    for place in bytes.indices {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if DelimitedRows.lineEnd(at: place, in: bytes) != nil { break }
      if let index = candidates.firstIndex(of: Unicode.Scalar(byte)) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  /// Reads a table from its text; any text is some table.
  package init(_ text: String, separator: Unicode.Scalar = ",") {
    var records = DelimitedRows(text, separator: separator)
    while let row = records.next() { rows.append(row) }
    unclosedQuotationLine = records.unclosedQuotationLine
  }
}
