/// Why no text could be taken from a PDF file.
package enum PDFFault: Error, Hashable, Sendable {
  /// It asks for a password.
  case locked
  /// It opens, but no page holds a letter or digit: a scan, or pictures only.
  case noTextLayer(pages: Int)
  /// No program can make sense of it; the reason is in the words of the last one.
  case damaged(reason: String)
  /// The bytes are not those of a PDF file.
  case notPDF
  /// Reading it takes more than so many seconds.
  case tooSlow(seconds: Int)
  /// Reading it takes more memory, or gives more text, than so many bytes.
  case tooLarge(bytes: Int)
  /// A program that is needed is not installed; `package` is the Debian package that has it.
  case programMissing(name: String, package: String)
  /// A program could not be started; the reason is in the system's words.
  case notStarted(reason: String)
}
