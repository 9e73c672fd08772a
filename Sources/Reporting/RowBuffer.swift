internal import CorpusModel

/// Rows of one table on their way to its file, and as cells where copies take them too.
struct RowBuffer: Sendable {
  /// The rows as CSV.
  private(set) var csv = CSVEncoder()
  /// The rows as cells; none where no copy takes them.
  private(set) var cells: [[Cell]] = []
  private let keepsCells: Bool

  /// Makes an empty buffer.
  init(keepsCells: Bool) { self.keepsCells = keepsCells }

  /// Appends a row.
  mutating func append<Row>(_ row: Row, as layout: TableLayout<Row>) {
    guard keepsCells else {
      layout.append(row, to: &csv)
      return
    }
    let cells = layout.cells(row)
    csv.append(row: cells)
    self.cells.append(cells)
  }
}
