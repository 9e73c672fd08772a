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

    /// Its place among all fields.
    fileprivate var place: Int {
      switch self {
      case .title: 0
      case .author: 1
      case .organisation: 2
      case .date: 3
      case .modified: 4
      case .captured: 5
      case .language: 6
      case .site: 7
      case .url: 8
      case .canonicalURL: 9
      case .kind: 10
      case .side: 11
      case .group: 12
      case .licence: 13
      }
    }
  }

  private struct Entry: Hashable, Sendable {
    var value: String
    var source: MetadataSource
  }

  /// What is known of each field, in the order of the fields; empty where nothing is.
  private var entries: [Entry?] = []

  /// Makes metadata in which nothing is known.
  public init() {}

  /// What is known of `field`.
  public subscript(field: Field) -> String? { entry(of: field)?.value }

  /// Who said what is known of `field`; nil where nothing is known.
  public func source(of field: Field) -> MetadataSource? { entry(of: field)?.source }

  private func entry(of field: Field) -> Entry? {
    entries.isEmpty ? nil : entries[field.place]
  }

  /// Notes a value and who said so; nil forgets what was known.
  public mutating func set(_ field: Field, to value: String?, from source: MetadataSource) {
    if entries.isEmpty {
      if value == nil { return }
      entries = [Entry?](repeating: nil, count: Field.allCases.count)
    }
    entries[field.place] = value.map { Entry(value: $0, source: source) }
    if value == nil, entries.allSatisfy({ $0 == nil }) { entries = [] }
  }

  /// Notes a value where none is known yet.
  public mutating func fill(_ field: Field, with value: String?, from source: MetadataSource) {
    if entry(of: field) == nil { set(field, to: value, from: source) }
  }

  /// These values, with `other` filling only what is not known here.
  public func filled(from other: Metadata) -> Metadata {
    if other.entries.isEmpty { return self }
    if entries.isEmpty { return other }
    var result = self
    for (place, entry) in other.entries.enumerated() where result.entries[place] == nil {
      result.entries[place] = entry
    }
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
