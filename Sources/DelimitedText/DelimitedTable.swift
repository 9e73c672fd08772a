/// A table read from comma-separated text (RFC 4180), with any line end and any number of columns.
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

  private var cells: [String] = []
  private var cell = ""
  private var line = 1
  private var firstLine = 1

  /// Reads a table from its text; any text is some table.
  package init(_ text: String) {
    var isQuoted = false
    var characters = text.makeIterator()
    var pending: Character?
    while let character = pending ?? characters.next() {
      pending = nil
      if isQuoted, character == "\"" {
        let next = characters.next()
        if next == "\"" { cell.append("\"") } else { (isQuoted, pending) = (false, next) }
      } else if isQuoted {
        if character.isNewline { line += 1 }
        cell.append(character)
      } else {
        isQuoted = character == "\"" && cell.isEmpty
        if !isQuoted { takeUnquoted(character) }
      }
    }
    endRow()
  }

  private mutating func takeUnquoted(_ character: Character) {
    if character == "," {
      cells.append(cell)
      cell = ""
    } else if character.isNewline {
      line += 1
      endRow()
    } else {
      cell.append(character)
    }
  }

  private mutating func endRow() {
    if !cells.isEmpty || !cell.isEmpty { rows.append(Row(line: firstLine, cells: cells + [cell])) }
    cells = []
    cell = ""
    firstLine = line
  }
}
