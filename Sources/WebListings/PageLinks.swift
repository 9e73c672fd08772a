package import Markup
package import WebAddresses

/// Where a page leads: its feeds, the address that it names as its own, and its links.
///
/// All are addresses of the web without fragments, in the order of the page and without duplicates, resolved against its
/// `base` element if it has one.
package struct PageLinks: Hashable, Sendable {
  /// The address that the page names as its own (`rel=canonical`).
  package private(set) var canonical: WebAddress?
  /// The feeds that it announces.
  package private(set) var feeds: [WebAddress] = []
  /// Where its links lead, those that it asks crawlers not to follow left out (`nofollow`, for one or for all).
  package private(set) var pages: [WebAddress] = []

  /// Looks through a page that was found at `address`.
  package init(_ tree: MarkupTree, address: WebAddress) {
    let base = PageLinks.base(of: tree, address)
    let isClosed = PageLinks.forbidsFollowing(tree)
    var seen: (feeds: Set<WebAddress>, pages: Set<WebAddress>) = ([], [])
    for index in tree.nodes.indices {
      let tag = tree.nodes[index].tag
      guard tag == .a || tag == .area || tag == .link,
        let target = PageLinks.target(of: index, in: tree, base)
      else { continue }
      let relations = PageLinks.words(tree.attribute(.rel, of: index))
      if tag == .link {
        if relations.contains("canonical") { canonical = canonical ?? target }
        if PageLinks.isFeed(relations, tree.attribute(.type, of: index), target),
          seen.feeds.insert(target).inserted
        {
          feeds.append(target)
        }
      } else if !isClosed, !relations.contains("nofollow"), seen.pages.insert(target).inserted {
        pages.append(target)
      }
    }
  }

  private static func base(of tree: MarkupTree, _ address: WebAddress) -> WebAddress {
    for index in tree.indices(of: .base) {
      guard let href = tree.attribute(.href, of: index) else { continue }
      // The first that has an address counts, even where it is none.
      return WebAddress(href, base: address) ?? address
    }
    return address
  }

  private static func target(
    of index: Int, in tree: MarkupTree, _ base: WebAddress
  ) -> WebAddress? {
    guard let href = tree.attribute(.href, of: index), href.utf8.count < 100_000,
      let target = WebAddress(href, base: base), target.isWeb
    else { return nil }
    return target.withoutFragment
  }

  /// Whether the page asks crawlers to follow none of its links.
  private static func forbidsFollowing(_ tree: MarkupTree) -> Bool {
    tree.indices(of: .meta).contains { index in
      guard tree.attribute(.name, of: index)?.lowercased() == "robots" else { return false }
      let said = words(tree.attribute(.content, of: index))
      return said.contains("nofollow") || said.contains("none")
    }
  }

  private static func isFeed(_ relations: [String], _ type: String?, _ target: WebAddress) -> Bool {
    if relations.contains("feed") { return true }
    guard relations.contains("alternate"), !relations.contains("stylesheet") else { return false }
    let type = type?.lowercased().prefix { $0 != ";" }
    guard let name = type.flatMap({ String($0).trimmed }) else { return false }
    // JSON is the type of many feeds, and of what WordPress says of every page.
    if name == "application/json" { return target.path.contains("feed") }
    return feedTypes.contains(name)
  }

  private static let feedTypes: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    "application/xml", "text/xml", "text/rss+xml", "text/atom+xml",
    "application/rss", "application/atom", "application/x-rss+xml", "application/x.atom+xml",
    "application/x-atom+xml",
  ]

  /// The words of a list, in small letters.
  private static func words(_ text: String?) -> [String] {
    text?.lowercased().split { $0.isWhitespace || $0 == "," }.map { String($0) } ?? []
  }
}
