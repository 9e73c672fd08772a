package import Archives
package import CorpusModel
package import Markup

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
  /// The bytes are not those of the format that the name promises.
  case otherFormat(expected: DocumentFormat)
  /// The document is packed, and its package is damaged or goes beyond a limit.
  case package(ZipError)
  /// The package lacks a part without which there is no document.
  case missingPart(String)
  /// A part of the package is not the XML that it should be.
  case brokenPart(String, XMLFault)
  /// The document is protected with a password.
  case encrypted
  /// The document's text is encrypted for a bookseller's or library's programs.
  case rightsManaged
  /// No text could be taken from the PDF file.
  case pdf(PDFFault)
}
