package import WebAddresses

/// A list of a site's pages, or of other such lists, as the site offers it to crawlers (https://www.sitemaps.org).
package struct Sitemap: Hashable, Sendable {
  /// What a file is.
  package enum Kind: Hashable, Sendable {
    /// A list of pages in XML, with or without what is said of news, images and videos.
    case pages
    /// A list of sitemaps.
    case index
    /// One address a line.
    case text
    /// A feed, which lists a site's latest pages.
    case feed
    /// None of these, such as a page that says that there is no sitemap.
    case other
  }

  /// What is listed: a page, or a sitemap.
  package struct Entry: Hashable, Sendable {
    /// Where it is, an address of the web.
    package var address: WebAddress
    /// When it was last changed.
    package var modified: WebTime?
    /// When the news that it holds was published.
    package var published: WebTime?
    /// The title of the news.
    package var title: String?
  }

  /// What the file is.
  package var kind: Kind
  /// Whether it is well-formed; what is not is read as far as its sense is clear.
  package var isWellFormed: Bool
  /// What it lists, in its order; addresses that are relative, or none of the web, are left
  /// out, as is an entry in which the file ends: its address may be half of one.
  package var entries: [Entry] = []
  /// Whether it lists more than is read.
  package var isCut = false

  /// So many entries are read, as many as a sitemap may have.
  package static let entryLimit = 50_000
  /// So many bytes may a file have when unpacked, as many as a sitemap may have.
  package static let lengthLimit = 52_428_800
}

/// Why a sitemap is not read.
package enum SitemapFault: Error, Hashable, Sendable {
  /// The file, or what it unpacks to, is larger than the limit.
  case tooLarge
  /// The file is packed with gzip, and damaged or cut off.
  case damaged
}
