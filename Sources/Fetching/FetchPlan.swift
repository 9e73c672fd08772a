internal import WebAddresses

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What is to be fetched.
package struct FetchPlan: Codable, Hashable, Sendable {
  /// An address that the user names.
  package struct Source: Codable, Hashable, Sendable {
    /// What is expected there.
    package enum Kind: String, Codable, Sendable {
      /// A document; a feed or sitemap is taken as such if one is found.
      case page
      /// A feed, or a page that names one.
      case feed
      /// A sitemap or an index of sitemaps.
      case sitemap
    }

    /// The address, as ``WebAddress`` writes it.
    package var address: String
    /// What is expected there.
    package var kind: Kind
    /// The group of documents from there; nil for the host's name.
    package var group: String?

    /// Makes a source.
    package init(address: String, kind: Kind, group: String? = nil) {
      self.address = address
      self.kind = kind
      self.group = group
    }
  }

  /// Where to begin, in the user's order.
  package var sources: [Source]
  /// How many links away from the addresses named documents may lie.
  package var depth = 0
  /// Whether links to other sites are left alone.
  package var sameSite = true
  /// The first day, `2026-01-31`, of what feeds and sitemaps date; entries without a date count.
  package var since: String?
  /// How many pages are asked for.
  package var pages: Int?

  /// Makes a plan.
  package init(sources: [Source]) { self.sources = sources }

  /// The addresses of the sources, read; what cannot be read was refused when the plan was made.
  var targets: [(source: Source, address: WebAddress)] {
    sources.compactMap { source in
      WebAddress(source.address).map { (source, $0.withoutFragment.withoutCredentials) }
    }
  }
}
