internal import CorpusModel

/// How a column of a sheet looks.
enum SheetStyle {
  /// How the numbers of a column are shown; the cell holds them in full.
  static func of(_ column: ColumnDescription) -> XLSXFile.Style {
    guard column.kind == .number else { return .plain }
    // Counts and rates stand in one column, or weights that are mostly whole.
    if ["value", "weighted_hits"].contains(column.name) { return .plain }
    if ["p", "p_adjusted"].contains(column.name) { return .fineDecimals }
    let isShare =
      column.name.hasPrefix("share_") || column.name.hasPrefix("largest_share_")
      || column.name.hasSuffix("_confidence")
    return isShare ? .percent : .decimals
  }

  /// The width of a column whose longest cell has so many bytes, in characters.
  static func width(of column: ColumnDescription, longest: Int) -> Int {
    // The arrow of the filter takes three.
    let header = column.name.utf8.count + 3
    return min(max(header, longest + 1, 8), max(header, 50))
  }
}
