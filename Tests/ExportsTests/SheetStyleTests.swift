import CorpusModel
import Testing

@testable import Exports

/// How columns of a sheet look.
struct SheetStyleTests {
  static let cases: [(name: String, number: Double, style: XLSXFile.Style)] = [
    ("values_per_thousand", 3, .decimals), ("balance_low", -0.5, .decimals),
    ("value", 3, .plain), ("value", 3.25, .decimals), ("weighted_hits", 1.5, .decimals),
    ("p", 0.0001, .fineDecimals), ("p_adjusted", 1, .fineDecimals),
    ("percent_difference", 50, .decimals),
    ("share_values", 0.5, .percent), ("largest_share_a", 0.5, .percent),
    ("page_kind_confidence", 0.9, .percent),
  ]

  @Test(arguments: cases)
  func numbersAreShown(name: String, number: Double, style: XLSXFile.Style) {
    let column = ColumnDescription(name: name, kind: .number, text: "")
    #expect(SheetStyle.of(number, column) == style)
  }

  @Test(arguments: [
    ("id", 3, 8), ("a_long_name_of_a_column", 0, 26), ("hit_id", 300, 40),
    ("sentence_text", 300, 80),
    ("source_sha256", 64, 16), ("label", 14, 15),
  ])
  func columnsAreAsWideAsTheirCellsWithinBounds(name: String, longest: Int, width: Int) {
    let column = ColumnDescription(name: name, kind: .string, text: "")
    #expect(SheetStyle.width(of: column, longest: longest) == width)
  }
}
