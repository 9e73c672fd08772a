package import WebAddresses

/// The latest pages of a site, as it offers them to readers: RSS, Atom, JSON Feed or CDF.
package struct Feed: Hashable, Sendable {
  /// What a feed is written in.
  package enum Format: String, Hashable, Sendable {
    /// RSS of a version that it does not name.
    case rss
    /// RSS 0.90, which is RDF.
    case rss090
    /// RSS 0.91.
    case rss091
    /// RSS 0.92.
    case rss092
    /// RSS 0.93.
    case rss093
    /// RSS 0.94.
    case rss094
    /// RSS 1.0, which is RDF.
    case rss10
    /// RSS 2.0.
    case rss20
    /// Atom 0.3.
    case atom03
    /// Atom 1.0 (RFC 4287).
    case atom10
    /// JSON Feed.
    case json
    /// Channel Definition Format.
    case cdf
  }

  /// The format.
  package var format: Format
  /// Whether it is well-formed; what is not is read as far as its sense is clear.
  package var isWellFormed: Bool
  /// The title of the feed, which is often that of the site.
  package var title: FeedText?
  /// The page for which the feed stands.
  package var link: WebAddress?
  /// The language, as the feed names it.
  package var language: String?
  /// The address of the page of the feed that comes after this one, where it has pages.
  package var next: WebAddress?
  /// What it lists, in its order.
  package var entries: [Entry] = []
  /// Whether it lists more than is read.
  package var isCut = false

  /// So many entries are read.
  package static let entryLimit = 50_000

  /// A page that a feed lists.
  package struct Entry: Hashable, Sendable {
    /// What the feed knows it by, as it stands there.
    package var id: String?
    /// Its title.
    package var title: FeedText?
    /// Its address, an address of the web.
    package var link: WebAddress?
    /// Who wrote it; several with commas between.
    package var author: String?
    /// When it was published.
    package var published: WebTime?
    /// When it was last changed; formats with one date only have it in either place.
    package var updated: WebTime?
    /// What it says in short.
    package var summary: FeedText?
    /// What it says in full.
    package var content: FeedText?

    /// The text that says most: the content, or else the summary.
    package var text: FeedText? { content ?? summary }
  }
}
