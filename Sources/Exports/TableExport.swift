package import CorpusModel

/// A file that takes the rows of several tables, in any order of the tables.
///
/// Where the value goes before ``finish()``, its file stays half done.
package protocol TableExport: AnyObject {
  /// Takes a row of the table of a number; it has as many cells as the table has columns.
  func append(_ row: [Cell], to table: Int) throws(ExportError)
  /// Writes what is left and closes the file.
  func finish() throws(ExportError)
}
