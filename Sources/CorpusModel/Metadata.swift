/// What is known about a document besides its text.
///
/// Values come from the page itself (front matter, JSON-LD, OpenGraph, `meta`, `time`) and from the
/// corpus's manifest; the manifest wins, because a person wrote it for this corpus.
public struct Metadata: Hashable, Sendable {
  /// The document's title, without the name of the site.
  public var title: String?
  /// The person or people who signed the document.
  public var author: String?
  /// The organisation that published it.
  public var organisation: String?
  /// The date of publication, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public var date: String?
  /// The language as a BCP 47 tag, for example `en-GB`.
  public var language: String?
  /// The name of the site that carried the document.
  public var site: String?
  /// The address at which the document was published.
  public var url: String?
  /// The genre: `blog`, `report`, `strategy` and so on, in the manifest's words.
  public var kind: String?
  /// The side of a comparison to which the manifest assigns the document.
  public var side: String?
  /// The group of documents to which this one belongs.
  public var group: String?
  /// The licence under which the document was published.
  public var licence: String?

  /// Makes metadata in which nothing is known.
  public init() {}

  /// These values, with `other` filling only what is not known here.
  public func filled(from other: Metadata) -> Metadata {
    var result = self
    result.title = title ?? other.title
    result.author = author ?? other.author
    result.organisation = organisation ?? other.organisation
    result.date = date ?? other.date
    result.language = language ?? other.language
    result.site = site ?? other.site
    result.url = url ?? other.url
    result.kind = kind ?? other.kind
    result.side = side ?? other.side
    result.group = group ?? other.group
    result.licence = licence ?? other.licence
    return result
  }

  /// Every field by its column name, in the order in which tables show them.
  public static var fields: [(name: String, value: WritableKeyPath<Metadata, String?>)] {
    [
      ("title", \.title), ("author", \.author), ("organisation", \.organisation),
      ("date", \.date), ("language", \.language), ("site", \.site), ("url", \.url),
      ("kind", \.kind), ("side", \.side), ("group", \.group), ("licence", \.licence),
    ]
  }
}
