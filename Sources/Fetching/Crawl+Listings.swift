internal import WebAddresses
internal import WebListings

/// Feeds and sitemaps, and where to look for a site's.
extension Crawl {
  /// How many feeds and sitemaps are asked for at a time; those of one host come one after the other all the same.
  private static let batch = 32

  /// The pages that feeds and sitemaps list, in their order.
  func entries(of targets: [Target], _ outcomes: inout [Outcome]) throws -> [Target] {
    var result: [Target] = []
    let fresh = targets.filter { wantedListings.insert($0.address.href).inserted }
    for start in stride(from: 0, to: fresh.count, by: Crawl.batch) {
      let batch = Array(fresh[start..<min(start + Crawl.batch, fresh.count)])
      guard !isFull else {
        outcomes += batch.map { Outcome(target: $0, landed: $0.address, fault: .runLimit) }
        continue
      }
      for outcome in try self.outcomes(of: batch) {
        result += try entries(of: outcome, &outcomes)
      }
    }
    return result
  }

  private func entries(of outcome: Outcome, _ outcomes: inout [Outcome]) throws -> [Target] {
    var outcome = outcome
    // A page in place of a feed may announce one; its links are no entries.
    if let facts = outcome.facts, facts.kind != .listing { outcome.facts?.links = [] }
    let isBarren = outcome.facts.map { $0.links.isEmpty && $0.listings.isEmpty } ?? true
    let result = try further(from: outcome, &outcomes)
    if isBarren {
      if outcome.fault == nil { outcome.fault = .noEntries }
      outcomes.append(outcome)
    }
    return result
  }

  /// The pages of the feeds and sitemaps that a body names.
  func listed(by outcome: Outcome, _ outcomes: inout [Outcome]) throws -> [Target] {
    guard outcome.target.listings < Crawl.listingDepth else { return [] }
    var result: [Target] = []
    for address in outcome.facts?.listings ?? [] {
      var target = outcome.target.leading(to: address, via: outcome.landed.href)
      if target.role == .page { target.role = .sitemap }
      // One by one: each may hold 50,000 addresses, and the limit may be reached by the first.
      result += try entries(of: [target], &outcomes)
    }
    return result
  }

  // MARK: Sitemaps of a site

  /// Whether an address is that of a whole site.
  static func isSite(_ address: WebAddress) -> Bool {
    address.path == "/" && address.query == nil
  }

  /// The pages that a site's sitemaps list: those that its robots.txt names or, where it names none, the first that
  /// is found at one of the usual places.
  func sitemaps(of site: Target, _ outcomes: inout [Outcome]) throws -> [Target] {
    let named = try walk.sitemaps(of: site.address)
    guard named.isEmpty else {
      return try named.flatMap { address in
        try entries(of: [site.leading(to: address, via: site.address.href)], &outcomes)
      }
    }
    for path in SitemapWalk.usualPaths {
      guard let address = WebAddress(path, base: site.address) else { continue }
      let target = site.leading(to: address, via: site.address.href)
      let outcome = try self.outcomes(of: [target])[0]
      if outcome.facts?.kind == .listing { return try further(from: outcome, &outcomes) }
      if let fault = outcome.fault,
        fault.isOfSite || fault.isOfHost || fault == .robotsUnreachable
      {
        outcomes.append(Outcome(target: site, landed: site.address, fault: fault))
        return []
      }
    }
    outcomes.append(Outcome(target: site, landed: site.address, fault: .noSitemap))
    return []
  }
}
