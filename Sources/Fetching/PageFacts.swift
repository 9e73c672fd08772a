internal import CorpusModel
internal import WebAddresses

/// What fetching has to know of a body.
struct PageFacts: Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    /// A document, which a scan reads.
    case document(DocumentFormat)
    /// A feed or sitemap.
    case listing
    /// Nothing that is read.
    case other
  }

  /// An address that a page, feed or sitemap names.
  struct Link: Hashable, Sendable {
    var address: WebAddress
    var title: String?
    /// The day of which it is dated, `2026-01-31`.
    var day: String?
  }

  var kind: Kind
  /// The type that the bytes turned out to have: `text/html`.
  var mediaType: String
  /// The digest of the body, in lower-case hexadecimal.
  var sha256: String
  /// The pages that it links to or, if it is a listing, lists.
  var links: [Link] = []
  /// The feeds that a page announces, the sitemaps that an index lists.
  var listings: [WebAddress] = []
}
