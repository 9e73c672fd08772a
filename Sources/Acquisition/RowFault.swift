/// Why a row of a table is no document.
package enum RowFault: Error, Hashable {
  /// The row ends before the column of texts.
  case tooShort(cells: Int, expected: Int)
  /// A quotation mark opens that nothing closes, so that the rest of the file is one cell.
  case unclosedQuotation
  /// The line is not JSON, from this column on, counted in bytes from 1.
  case notJSON(column: Int)
  /// The line is JSON, but no object.
  case noObject
  /// The object lacks the field.
  case withoutField(String)
  /// The field holds an array or object, where a text should be.
  case noText(String)

  /// The fault in words.
  var words: String {
    switch self {
    case .tooShort(let cells, let expected):
      "it has \(cells) cells, and the text would be in cell \(expected)"
    case .unclosedQuotation:
      "a quotation mark opens here and nothing closes it, so that nothing behind it can be told apart"
    case .notJSON(let column): "it is not JSON from column \(column) on"
    case .noObject: "it is JSON, but no object with fields"
    case .withoutField(let name): "it has no field '\(name)'"
    case .noText(let name): "its field '\(name)' holds no text"
    }
  }
}
