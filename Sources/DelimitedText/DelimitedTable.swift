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

  private var cells: [String] = []
  private var cell = ""
  private var line = 1
  private var firstLine = 1
  /// The scalar before the one that is read.
  private var previous: Unicode.Scalar?
  private let separator: Unicode.Scalar

  /// What separates the cells of a table: comma, semicolon or tab, whichever its first line has most of.
  ///
  /// Spreadsheets write the latter two in some countries. What stands in quotation marks does not count;
  /// the comma wins a tie.
  package static func separator(of text: String) -> Unicode.Scalar {
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    var counts = [0, 0, 0]
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if isLineEnd(scalar) { break }
      if let index = candidates.firstIndex(of: scalar) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  /// Reads a table from its text; any text is some table.
  ///
  /// It goes by Unicode scalars: to Swift, a comma and a combining mark behind it are one character.
  package init(_ text: String, separator: Unicode.Scalar = ",") {
    self.separator = separator
    var isQuoted = false
    var openingLine = 1
    let body = text.unicodeScalars
    var scalars = body.dropFirst(body.first == "\u{FEFF}" ? 1 : 0).makeIterator()
    var pending: Unicode.Scalar?
    while let scalar = pending ?? scalars.next() {
      pending = nil
      if isQuoted, scalar == "\"" {
        let next = scalars.next()
        if next == "\"" { append("\"") } else { (isQuoted, pending) = (false, next) }
      } else if isQuoted {
        countLine(endingWith: scalar)
        append(scalar)
      } else {
        isQuoted = scalar == "\"" && cell.isEmpty
        if isQuoted { openingLine = line } else { takeUnquoted(scalar) }
      }
      previous = scalar
    }
    if isQuoted { unclosedQuotationLine = openingLine }
    endRow()
  }

  private mutating func takeUnquoted(_ scalar: Unicode.Scalar) {
    if scalar == separator {
      cells.append(cell)
      cell = ""
    } else if DelimitedTable.isLineEnd(scalar) {
      countLine(endingWith: scalar)
      endRow()
    } else {
      append(scalar)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    cell.unicodeScalars.append(scalar)
  }

  /// Counts a line end; CR and LF together are one.
  private mutating func countLine(endingWith scalar: Unicode.Scalar) {
    guard DelimitedTable.isLineEnd(scalar), !(scalar == "\n" && previous == "\r") else { return }
    line += 1
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  private mutating func endRow() {
    if !cells.isEmpty || !cell.isEmpty { rows.append(Row(line: firstLine, cells: cells + [cell])) }
    cells = []
    cell = ""
    firstLine = line
  }
}
