package import WebAddresses

/// Which files to ask for to find a site's sitemaps, one after the other; whoever walks does the asking.
///
/// First come those that the site's `robots.txt` names. Only where none of them lists anything are the usual places tried,
/// until one does. Sitemaps that an index lists are asked for in its order, none twice.
///
///     var walk = SitemapWalk(site: site, robots: rules)
///     while let address = walk.next() {
///       if let body = fetch(address) { pages += try walk.take(body, from: address).entries }
///     }
package struct SitemapWalk: Sendable {
  /// So many files are asked for.
  package static let requestLimit = 2_000
  /// An index may list indices so many levels deep.
  package static let depthLimit = 10

  /// Where many sites have a sitemap that nothing names.
  package static let usualPaths = [
    "/sitemap.xml", "/sitemap.xml.gz", "/sitemap_index.xml", "/sitemap-index.xml",
    "/sitemap_index.xml.gz", "/sitemap-index.xml.gz", "/.sitemap.xml", "/sitemap",
    "/admin/config/search/xmlsitemap", "/sitemap/sitemap-index.xml", "/sitemap_news.xml",
    "/sitemap-news.xml", "/sitemap_news.xml.gz", "/sitemap-news.xml.gz",
  ]

  /// How many files were asked for.
  package private(set) var requests = 0
  private var waiting: [(address: WebAddress, depth: Int)] = []
  private var position = 0
  private var guesses: [WebAddress]
  private var seen: Set<WebAddress> = []
  private var depth = 0
  private var hasFound = false

  /// Begins to look for the sitemaps of a site; `site` is the address of any of its pages.
  package init(site: WebAddress, robots: RobotsRules) {
    guesses = Self.usualPaths.reversed().compactMap { WebAddress($0, base: site) }
    for sitemap in robots.sitemaps {
      if let address = WebAddress(sitemap, base: site) { add(address, depth: 0) }
    }
  }

  /// The file to ask for next; nil when there is none.
  package mutating func next() -> WebAddress? {
    guard requests < Self.requestLimit else { return nil }
    while position == waiting.count, !hasFound, let guess = guesses.popLast() {
      add(guess, depth: 0)
    }
    guard position < waiting.count else { return nil }
    requests += 1
    position += 1
    depth = waiting[position - 1].depth
    return waiting[position - 1].address
  }

  /// Reads the file that ``next()`` named, and notes what it lists.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - address: where it was found in the end; a redirect may lead to one that was read before, which then lists nothing.
  ///   - charset: the label of the encoding that the transport declared, if it did.
  /// - Returns: the pages that it lists; an index lists none.
  /// - Throws: ``SitemapFault`` where it cannot be read.
  package mutating func take(
    _ bytes: [UInt8], from address: WebAddress, charset: String? = nil
  ) throws(SitemapFault) -> [Sitemap.Entry] {
    let isKnown = position > 0 && waiting[position - 1].address == address
    guard isKnown || seen.insert(address).inserted else { return [] }
    let sitemap = try Sitemap(bytes, address: address, charset: charset)
    hasFound = hasFound || !sitemap.entries.isEmpty
    guard sitemap.kind == .index else { return sitemap.entries }
    for entry in sitemap.entries { add(entry.address, depth: depth + 1) }
    return []
  }

  private mutating func add(_ address: WebAddress, depth: Int) {
    guard address.isWeb, depth <= Self.depthLimit, seen.insert(address).inserted else { return }
    waiting.append((address, depth))
  }
}
