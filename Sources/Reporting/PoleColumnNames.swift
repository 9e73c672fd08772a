package import CorpusModel

/// The names of columns and measures that speak of a lexicon's poles.
package struct PoleColumnNames: Sendable {
  /// The first pole's name, fit for a column.
  package let first: String
  /// The second pole's name, fit for a column.
  package let second: String

  /// Makes the names; poles that would share one are called `first` and `second`.
  package init(_ poles: LexiconOutline.Poles) {
    let names = (PoleColumnNames.snake(poles.first), PoleColumnNames.snake(poles.second))
    let areClear = !names.0.isEmpty && !names.1.isEmpty && names.0 != names.1
    first = areClear ? names.0 : "first"
    second = areClear ? names.1 : "second"
  }

  /// Letters and digits in lower case, all else as underscores.
  private static func snake(_ name: String) -> String {
    String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}
