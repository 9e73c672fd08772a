/// The value of one cell of a table, before it takes the form of a file.
package enum Cell: Hashable, Sendable {
  /// Nothing is known: an empty cell, or `null`.
  case missing
  /// Text.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number; one that is not finite is written as missing.
  case number(Double)
  /// Names: separated by spaces in a cell, an array in JSON.
  case list([String])

  /// Text, or missing where there is none.
  package static func text(_ text: String?) -> Cell { text.map(Cell.text) ?? .missing }

  /// A whole number, or missing where there is none.
  package static func integer(_ integer: Int?) -> Cell { integer.map(Cell.integer) ?? .missing }

  /// A number, or missing where there is none.
  package static func number(_ number: Double?) -> Cell { number.map(Cell.number) ?? .missing }
}
