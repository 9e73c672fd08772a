package import CorpusModel

/// Why no document could be made of a page.
package enum ExtractionError: Error, Hashable, Sendable {
  /// The format is not one that this version reads.
  case formatNotRead(DocumentFormat)
  /// There are no bytes, or only white space.
  case empty
  /// The page has markup, scripts or template directives, but no text.
  case noText
  /// The bytes are not text: the first control byte that no text has stands at this offset.
  case notText(offset: Int)
  /// The text would have more bytes than a span can count.
  case tooLarge(bytes: Int)
  /// No text could be taken from the PDF file.
  case pdf(PDFFault)
}
