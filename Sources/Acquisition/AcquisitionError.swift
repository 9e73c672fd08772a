/// Why a corpus cannot be read at all; trouble with one document is a problem, not an error.
package enum AcquisitionError: Error, Hashable, Sendable {
  /// There is nothing at the path.
  case notFound(path: String)
  /// The system refuses; the reason is in its words.
  case unreadable(path: String, reason: String)
  /// No path holds a file that could be a document.
  case noDocuments(paths: [String])
  /// The manifest lacks a column that must be there.
  case manifestWithoutColumn(path: String, column: String, found: [String])
  /// The manifest is not UTF-8.
  case manifestNotUTF8(path: String)
  /// A table of documents lacks a column that was asked for.
  case tableWithoutColumn(path: String, column: String, found: [String])
  /// A row of a table has the name of an earlier one, or none.
  case rowName(path: String, line: Int, name: String, earlierLine: Int?)
  /// A column of texts was named, but there is no table.
  case noTables(paths: [String])
}
