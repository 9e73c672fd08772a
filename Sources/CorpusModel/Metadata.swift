/// What is known about a document besides its text, each value with the place that said so.
///
/// Values come from the document itself (front matter, JSON-LD, OpenGraph, `meta`, `time`, properties) and from the
/// corpus's manifest; the manifest wins, because a person wrote it for this corpus.
public struct Metadata: Hashable, Sendable {
  /// One thing that may be known; the raw value is its name in tables, in JSON and in manifests.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    /// The document's title, without the name of the site.
    case title
    /// The person or people who signed the document.
    case author
    /// The organisation that published it.
    case organisation
    /// The date of publication, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    case date
    /// The date of the last change, in the same form.
    case modified
    /// The day on which a web archive captured it, in the same form.
    case captured
    /// The language as a BCP 47 tag, for example `en-GB`.
    case language
    /// The name of the site that carried the document.
    case site
    /// The address at which the document was published.
    case url
    /// The address that the document itself gives as its own, whatever the manifest says.
    case canonicalURL = "canonical_url"
    /// The genre: `blog`, `report`, `strategy` and so on, in the manifest's words.
    case kind
    /// The side of a comparison to which the manifest assigns the document.
    case side
    /// The group of documents to which this one belongs.
    case group
    /// The licence under which the document was published.
    case licence
  }

  private struct Entry: Hashable, Sendable {
    var value: String
    var source: MetadataSource
  }

  private var entries: [Field: Entry] = [:]

  /// Makes metadata in which nothing is known.
  public init() {}

  /// What is known of `field`.
  public subscript(field: Field) -> String? { entries[field]?.value }

  /// Who said what is known of `field`; nil where nothing is known.
  public func source(of field: Field) -> MetadataSource? { entries[field]?.source }

  /// Notes a value and who said so; nil forgets what was known.
  public mutating func set(_ field: Field, to value: String?, from source: MetadataSource) {
    entries[field] = value.map { Entry(value: $0, source: source) }
  }

  /// Notes a value where none is known yet.
  public mutating func fill(_ field: Field, with value: String?, from source: MetadataSource) {
    if entries[field] == nil { set(field, to: value, from: source) }
  }

  /// These values, with `other` filling only what is not known here.
  public func filled(from other: Metadata) -> Metadata {
    var result = self
    result.entries.merge(other.entries) { own, _ in own }
    return result
  }

  /// Those of `fields` that are known, in their order, with their sources: `title=og:title; date=json-ld`.
  public func sourceSummary(of fields: [Field] = Field.allCases) -> String {
    fields.compactMap { field in source(of: field).map { "\(field.rawValue)=\($0)" } }
      .joined(separator: "; ")
  }
}

extension Metadata {
  /// The document's title, without the name of the site.
  public var title: String? { self[.title] }
  /// The person or people who signed the document.
  public var author: String? { self[.author] }
  /// The organisation that published it.
  public var organisation: String? { self[.organisation] }
  /// The date of publication, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public var date: String? { self[.date] }
  /// The date of the last change, in the same form.
  public var modified: String? { self[.modified] }
  /// The day on which a web archive captured it.
  public var captured: String? { self[.captured] }
  /// The language as a BCP 47 tag.
  public var language: String? { self[.language] }
  /// The name of the site that carried the document.
  public var site: String? { self[.site] }
  /// The address at which the document was published.
  public var url: String? { self[.url] }
  /// The address that the document itself gives as its own.
  public var canonicalURL: String? { self[.canonicalURL] }
  /// The genre, in the manifest's words.
  public var kind: String? { self[.kind] }
  /// The side of a comparison to which the manifest assigns the document.
  public var side: String? { self[.side] }
  /// The group of documents to which this one belongs.
  public var group: String? { self[.group] }
  /// The licence under which the document was published.
  public var licence: String? { self[.licence] }
}
