package import CorpusModel

/// A table of a report: for people with few decimals, for programs in full.
package struct ReportTable: Sendable {
  /// One column.
  package struct Column: Sendable {
    /// Its name in files, in `snake_case`.
    package var name: String
    /// Its heading for people.
    package var title: String
    /// How many decimals people see; nil for text and whole numbers.
    package var decimals: Int?
    /// Whether numbers above 0 bear a sign.
    package var isSigned: Bool

    /// Makes a column.
    package init(_ name: String, _ title: String, decimals: Int? = nil, isSigned: Bool = false) {
      self.name = name
      self.title = title
      self.decimals = decimals
      self.isSigned = isSigned
    }

    func text(_ cell: Cell) -> String {
      switch cell {
      case .missing: "–"
      case .text(let text): text
      case .integer(let number): Number.grouped(number)
      case .number(let number): Number.fixed(number, decimals ?? 2, signed: isSigned)
      case .list(let names): names.joined(separator: " ")
      }
    }
  }

  /// One row.
  package struct Row: Sendable {
    /// Its cells, one a column.
    package var cells: [Cell]
    /// The evidence behind it.
    package var evidence: Evidence.ID?
    /// Whether too little stands behind it.
    package var isFaint: Bool

    /// Makes a row.
    package init(_ cells: [Cell], evidence: Evidence.ID? = nil, isFaint: Bool = false) {
      self.cells = cells
      self.evidence = evidence
      self.isFaint = isFaint
    }
  }

  /// What it shows, in a line.
  package var caption: String
  /// Its columns.
  package var columns: [Column]
  /// Its rows.
  package var rows: [Row]

  /// Makes a table.
  package init(_ caption: String, columns: [Column], rows: [Row]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}
