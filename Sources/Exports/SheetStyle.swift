internal import CorpusModel

/// How a column of a sheet looks.
enum SheetStyle {
  /// How a number of a column is shown; the cell holds it in full.
  static func of(_ number: Double, _ column: ColumnDescription) -> XLSXFile.Style {
    guard column.kind == .number else { return .plain }
    // Counts and rates stand in one column, or weights that are mostly whole.
    if ["value", "weighted_hits"].contains(column.name), number == number.rounded() {
      return .plain
    }
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
    return max(header, min(longest + 1, widest(column)), 8)
  }

  private static func widest(_ column: ColumnDescription) -> Int {
    if column.name.hasSuffix("sha256") { return 12 }
    let sentences = ["sentence_text", "description", "message", "advice", "notes"]
    return sentences.contains(column.name) ? 80 : 40
  }
}
