/// The format of a document's bytes, as its name and first bytes tell it.
public enum DocumentFormat: String, Sendable, CaseIterable {
  /// A complete HTML page or a fragment of one.
  case html
  /// Markdown, with or without front matter.
  case markdown
  /// Plain text.
  case text
  /// Portable Document Format.
  case pdf
  /// Office Open XML text.
  case docx
  /// OpenDocument text.
  case odt
  /// EPUB.
  case epub
  /// An e-mail.
  case email
  /// Rich Text Format.
  case rtf
  /// Comma-separated values.
  case csv
  /// JSON or JSON Lines.
  case json
  /// XML that is none of the above: a feed, a sitemap, a data file.
  case xml
  /// A web archive.
  case warc
  /// Nothing that the tool knows.
  case unknown
}

/// A document as acquired: bytes and where they come from.
public struct Page: Sendable {
  /// The document's name in every table: its path below the folder that was scanned.
  public var id: String
  /// The bytes, exactly as stored; of a gzip file, what it holds.
  public var bytes: [UInt8]
  /// The SHA-256 digest of the file as it is stored, in lower-case hexadecimal.
  public var sha256: String
  /// The format of the bytes.
  public var format: DocumentFormat
  /// The character encoding that the transport declared, if one did.
  public var declaredCharset: String?
  /// What the corpus's manifest says about the document.
  public var metadata: Metadata

  /// Makes a page.
  public init(
    id: String, bytes: [UInt8], sha256: String, format: DocumentFormat,
    declaredCharset: String? = nil, metadata: Metadata = Metadata()
  ) {
    self.id = id
    self.bytes = bytes
    self.sha256 = sha256
    self.format = format
    self.declaredCharset = declaredCharset
    self.metadata = metadata
  }
}
