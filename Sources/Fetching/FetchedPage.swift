internal import Acquisition
internal import CorpusModel
internal import WebAddresses
internal import WebArchives

/// What became of an address that was wanted.
package struct FetchedPage: Sendable {
  /// The address that was wanted.
  package var address: String
  /// Where it was found, redirects followed.
  package var landed: String
  /// The page, feed or sitemap that named it; nil for what the user named.
  package var via: String?
  /// The status that the server gave, if it answered.
  package var status: Int?
  /// When it was asked for, `2026-01-31T12:00:00Z`; nothing where it was not.
  package var date: String
  /// Why there is no document; nil where there is one.
  package var fault: FetchFault?
  /// The document; nil where there is none.
  package var document: Document?

  /// A document in the archive.
  package struct Document: Sendable {
    /// The record, as a path below the corpus's folder: `archive/charity.example-001.warc.gz#https://charity.example/`.
    package var path: String
    /// The type that the bytes turned out to have.
    package var mediaType: String
    /// The digest of the unpacked body.
    package var sha256: String
    /// The title that a feed or sitemap gave.
    package var title: String?
    /// The day that a feed gave, `2026-01-31`.
    package var day: String?
    /// The group of documents to which it belongs.
    package var group: String
    /// The format that the bytes turned out to have.
    var format: DocumentFormat
    /// The name of the archive's file.
    var file: String
    /// Where the record is in the file.
    var place: WARCPlace
  }
}

extension FetchedPage {
  /// What became of a target; `document` is nil where it is none, or one that is known already.
  init(_ outcome: Crawl.Outcome) {
    address = outcome.target.address.href
    landed = outcome.landed.href
    via = outcome.target.via
    status = outcome.status
    date = outcome.date
    fault = outcome.fault
    guard fault == nil, let facts = outcome.facts else { return }
    switch facts.kind {
    case .listing: return
    case .other: fault = .notDocument(facts.mediaType)
    case .document(let format):
      guard let place = outcome.place else { return }
      let path = "\(FetchedCorpus.archiveName)/\(place.file.name)#\(outcome.landed.href)"
      document = Document(
        path: path, mediaType: facts.mediaType, sha256: facts.sha256,
        title: outcome.target.title, day: outcome.target.day, group: outcome.target.group,
        format: format, file: place.file.name, place: place.place)
    }
  }
}
