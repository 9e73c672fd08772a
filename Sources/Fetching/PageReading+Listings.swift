internal import Acquisition
internal import Markup
internal import WebAddresses
internal import WebArchives
internal import WebListings

extension PageReading {
  /// Whether a body may be a feed or sitemap, by the type that was stated.
  static func mayBeListing(_ stated: String?) -> Bool {
    guard let stated else { return true }
    return stated.hasSuffix("xml") || stated.hasSuffix("json") || stated.hasPrefix("text/")
      || stated.contains("gzip") || stated == "application/octet-stream"
  }

  /// What a feed or sitemap lists; nil where the body is neither.
  ///
  /// Text with an address a line is a sitemap only where one was asked for.
  static func listing(
    _ body: [UInt8], _ message: HTTPMessage?, at address: WebAddress, _ role: FetchRequest.Role,
    sha256: String
  ) -> PageFacts? {
    var facts = PageFacts(
      kind: .listing, mediaType: message?.mediaType ?? "application/xml", sha256: sha256)
    if let feed = Feed(body, address: address, charset: message?.charset) {
      facts.links = feed.entries.compactMap { entry in
        entry.link.map { link in
          PageFacts.Link(
            address: link.withoutFragment.withoutCredentials, title: entry.title?.line,
            day: (entry.published ?? entry.updated)?.day)
        }
      }
      facts.listings = feed.next.map { [$0.withoutFragment.withoutCredentials] } ?? []
      return facts
    }
    guard let sitemap = sitemap(body, message, address) else { return nil }
    switch sitemap.kind {
    case .other: return nil
    case .text where role != .sitemap: return nil
    case .index:
      facts.listings = sitemap.entries.map(\.address.withoutFragment.withoutCredentials)
    default:
      facts.links = sitemap.entries.map { entry in
        PageFacts.Link(
          address: entry.address.withoutFragment.withoutCredentials, title: entry.title,
          day: (entry.published ?? entry.modified)?.day)
      }
    }
    return facts
  }

  private static func sitemap(
    _ body: [UInt8], _ message: HTTPMessage?, _ address: WebAddress
  ) -> Sitemap? {
    do {
      return try Sitemap(body, address: address, charset: message?.charset)
    } catch {
      return nil
    }
  }
}

// MARK: Pages

extension PageReading {
  /// The pages that a page links to, and the feeds that it announces.
  ///
  /// Pictures and the like are left out, by the endings of their addresses.
  static func links(
    of body: [UInt8], _ charset: String?, at address: WebAddress
  ) -> (links: [PageFacts.Link], listings: [WebAddress]) {
    let decoded = TextDecoder.decode(body, declared: charset, isMarkup: true)
    let links = PageLinks(MarkupParser.parse(decoded.bytes), address: address)
    let pages = links.pages.map(\.withoutCredentials).filter { page in
      FormatSniffer.ending(of: page.path) != .companion
        && !otherEndings.contains { page.path.lowercased().hasSuffix($0) }
    }
    return (
      pages.map { PageFacts.Link(address: $0, title: nil, day: nil) },
      links.feeds.map(\.withoutCredentials)
    )
  }

  /// Endings of what is large and holds no document.
  private static let otherEndings = [
    ".zip", ".gz", ".tgz", ".tar", ".rar", ".7z", ".exe", ".dmg", ".apk", ".iso", ".avi", ".mkv",
    ".m4a", ".m4v",
  ]
}
