/// Who said what is known about a document, in words that a reader can look up in it.
public enum MetadataSource: Hashable, Sendable {
  /// The corpus's manifest.
  case manifest
  /// The columns of the table of which the document is a row.
  case table
  /// The web archive of which the document is a record.
  case webArchive
  /// The server that was asked for the document just now.
  case web
  /// The head of the e-mail.
  case mailHeader
  /// The folder in which the document lies, or the name that the user gave to it.
  case folder
  /// The block at the head of a Markdown file or of a fragment.
  case frontMatter
  /// The properties that DOCX, ODT, EPUB and PDF keep.
  case documentProperties
  /// The file's name.
  case fileName
  /// The page's JSON-LD.
  case jsonLD
  /// A `meta` element with this name or property.
  case meta(String)
  /// An element with this `itemprop` or `property`: microdata or RDFa.
  case property(String)
  /// An element of this name, such as `h1`, `title`, `time` or `html lang`.
  case element(String)
  /// A link with this relation, such as `author` or `canonical`.
  case link(String)
  /// An element whose class or id says what it holds.
  case elementClass
  /// The visible text, near the title.
  case text
  /// The document's address.
  case url
}

extension MetadataSource: CustomStringConvertible {
  /// The source as tables and JSON name it, such as `json-ld`, `og:title`, `meta author` or `time`.
  public var description: String {
    switch self {
    case .manifest: "manifest"
    case .table: "table"
    case .webArchive: "web archive"
    case .web: "web"
    case .mailHeader: "mail header"
    case .folder: "folder"
    case .frontMatter: "front matter"
    case .documentProperties: "document properties"
    case .fileName: "file name"
    case .jsonLD: "json-ld"
    case .meta(let name): name.contains(":") ? name : "meta \(name)"
    case .property(let name): "itemprop \(name)"
    case .element(let name): name
    case .link(let relation): "rel \(relation)"
    case .elementClass: "class"
    case .text: "text"
    case .url: "url"
    }
  }
}
