/// Why a database or workbook could not be written.
///
/// The error holds facts; who shows it to the user finds the words.
package enum ExportError: Error, Hashable, Sendable {
  /// The system refused; `code` is its `errno`, for example `ENOSPC` on a full disk.
  case system(path: String, code: Int32)
  /// The library that writes the file refused, for the reason that it gives.
  case refused(path: String, reason: String)
}
