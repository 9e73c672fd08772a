/// The records of a table in comma-separated text, read one after the other; see ``DelimitedTable``.
///
/// It goes by Unicode scalars: to Swift, a comma and a combining mark behind it are one character.
package struct DelimitedRows: Sequence, IteratorProtocol {
  /// The line on which a quotation mark opens that nothing closes, once the end is reached.
  package private(set) var unclosedQuotationLine: Int?

  private var scalars: String.UnicodeScalarView.Iterator
  /// A scalar that was taken and not yet looked at.
  private var pending: Unicode.Scalar?
  private var cells: [String] = []
  private var cell = ""
  private var line = 1
  private var firstLine = 1
  /// The scalar before the one that is read.
  private var previous: Unicode.Scalar?
  private let separator: Unicode.Scalar

  /// Starts at the beginning of a text; a byte order mark in front is no part of it.
  package init(_ text: String, separator: Unicode.Scalar = ",") {
    self.separator = separator
    scalars = text.unicodeScalars.makeIterator()
    if text.unicodeScalars.first == "\u{FEFF}" { _ = scalars.next() }
  }

  /// The next record; nil behind the last.
  package mutating func next() -> DelimitedTable.Row? {
    var isQuoted = false
    var openingLine = 1
    while let scalar = pending ?? scalars.next() {
      pending = nil
      defer { previous = scalar }
      if isQuoted, scalar == "\"" {
        let next = scalars.next()
        if next == "\"" { append("\"") } else { (isQuoted, pending) = (false, next) }
      } else if isQuoted {
        countLine(endingWith: scalar)
        append(scalar)
      } else if scalar == "\"", cell.isEmpty {
        isQuoted = true
        openingLine = line
      } else if scalar == separator {
        cells.append(cell)
        cell = ""
      } else if DelimitedRows.isLineEnd(scalar) {
        countLine(endingWith: scalar)
        if let row = endRow() { return row }
      } else {
        append(scalar)
      }
    }
    if isQuoted { unclosedQuotationLine = openingLine }
    return endRow()
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    cell.unicodeScalars.append(scalar)
  }

  /// Counts a line end; CR and LF together are one.
  private mutating func countLine(endingWith scalar: Unicode.Scalar) {
    guard DelimitedRows.isLineEnd(scalar), !(scalar == "\n" && previous == "\r") else { return }
    line += 1
  }

  static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// Ends a record; nil where it is a blank line.
  private mutating func endRow() -> DelimitedTable.Row? {
    defer {
      cells = []
      cell = ""
      firstLine = line
    }
    guard !cells.isEmpty || !cell.isEmpty else { return nil }
    return DelimitedTable.Row(line: firstLine, cells: cells + [cell])
  }
}
