internal import WebAddresses
internal import WebListings

/// Carries out a plan: feeds and sitemaps first, then pages, then what they link to, level by level.
///
/// The list of each level depends on the answers alone, not on when they came, so that the same answers give the same
/// corpus.
final class Crawl {
  /// A page, feed or sitemap that is wanted.
  struct Target: Sendable {
    var address: WebAddress
    var role = FetchRequest.Role.page
    /// The page, feed or sitemap that named it; nil for what the user named.
    var via: String?
    /// How many links lie between it and what the user named.
    var depth = 0
    /// How many feeds and sitemaps led to it, one after the other.
    var listings = 0
    /// The group of documents to which it belongs.
    var group: String
    /// The site whose links may be followed.
    var site: String
    /// What a feed or sitemap calls it.
    var title: String?
    /// The day of which a feed or sitemap dates it.
    var day: String?

    /// The listing that this one leads to.
    func leading(to address: WebAddress, via: String) -> Target {
      var target = self
      target.address = address
      target.via = via
      target.listings += 1
      return target
    }
  }

  /// What became of what was wanted.
  struct Outcome: Sendable {
    var target: Target
    /// Where it was found, redirects followed.
    var landed: WebAddress
    /// The status that the server gave, if it answered.
    var status: Int?
    /// When it was asked for.
    var date = ""
    /// The record that holds the body.
    var place: ArchivePlace?
    /// Why there is no body.
    var fault: FetchFault?
    /// What the body is; nil where there is none.
    var facts: PageFacts?
  }

  /// How many feeds and sitemaps may lead from one to the next: an index of indices, a page that names a feed.
  private static let listingDepth = 3

  private let plan: FetchPlan
  private let walk: FetchWalk
  private let store: any AnswerStore
  private let reader: PageReading
  private var wanted: Set<String> = []
  private var wantedListings: Set<String> = []
  /// How many more pages may be asked for.
  private var left: Int

  /// Prepares a plan's work; at most `limit` pages are asked for.
  init(
    _ plan: FetchPlan, walk: FetchWalk, store: any AnswerStore, reader: PageReading, limit: Int
  ) {
    self.plan = plan
    self.walk = walk
    self.store = store
    self.reader = reader
    left = min(plan.pages ?? .max, limit)
  }

  /// What became of each page, in the order of the plan; of feeds and sitemaps, where they failed.
  func run() throws -> [Outcome] {
    var outcomes: [Outcome] = []
    var level: [Target] = []
    for target in plan.targets.map(Crawl.target) {
      switch target.role {
      case .page, .robots: level += want(target)
      case .sitemap where Crawl.isSite(target.address):
        level += try sitemaps(of: target, &outcomes)
      case .feed, .sitemap: level += try entries(of: target, &outcomes)
      }
    }
    while !level.isEmpty {
      let now = Array(level.prefix(left))
      outcomes += level.dropFirst(left).map {
        Outcome(target: $0, landed: $0.address, fault: .runLimit)
      }
      left -= now.count
      level = []
      for outcome in try self.outcomes(of: now) {
        outcomes.append(outcome)
        level += try further(from: outcome, &outcomes)
      }
    }
    return outcomes
  }

  private static func target(_ source: FetchPlan.Source, _ address: WebAddress) -> Target {
    let role: FetchRequest.Role =
      switch source.kind {
      case .page: .page
      case .feed: .feed
      case .sitemap: .sitemap
      }
    let site = site(address)
    return Target(address: address, role: role, group: source.group ?? site, site: site)
  }

  /// The name by which a site is known: its host's, without `www.`.
  static func site(_ address: WebAddress) -> String {
    let host = address.hostname
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  // MARK: What leads where

  /// The target, unless it is wanted already.
  private func want(_ target: Target) -> [Target] {
    wanted.insert(target.address.href).inserted ? [target] : []
  }

  /// The pages that a page leads to: by its links or, if it turned out to be a feed or sitemap, by its entries.
  private func further(from outcome: Outcome, _ outcomes: inout [Outcome]) throws -> [Target] {
    guard let facts = outcome.facts else { return [] }
    let isListing = facts.kind == .listing
    var targets = facts.links.flatMap { link -> [Target] in
      if let since = plan.since, let day = link.day, day < since { return [] }
      let isNear = isListing || !plan.sameSite || Crawl.site(link.address) == outcome.target.site
      guard isNear else { return [] }
      var target = outcome.target
      target.role = .page
      target.address = link.address
      target.via = outcome.landed.href
      target.depth += isListing ? 0 : 1
      target.title = link.title
      target.day = link.day
      return want(target)
    }
    // A page announces feeds for those who ask for them; of a sitemap of sitemaps they are what it is there for.
    if isListing || outcome.target.role != .page {
      targets += try listed(by: outcome, &outcomes)
    }
    return targets
  }

  /// The pages of the feeds and sitemaps that a body names.
  private func listed(by outcome: Outcome, _ outcomes: inout [Outcome]) throws -> [Target] {
    guard outcome.target.listings < Crawl.listingDepth else { return [] }
    var result: [Target] = []
    for address in outcome.facts?.listings ?? [] {
      var target = outcome.target.leading(to: address, via: outcome.landed.href)
      if target.role == .page { target.role = .sitemap }
      result += try entries(of: target, &outcomes)
    }
    return result
  }

  /// The pages that a feed or sitemap lists.
  private func entries(of target: Target, _ outcomes: inout [Outcome]) throws -> [Target] {
    guard wantedListings.insert(target.address.href).inserted else { return [] }
    var result: [Target] = []
    for var outcome in try self.outcomes(of: [target]) {
      // A page in place of a feed may announce one; its links are no entries.
      if let facts = outcome.facts, facts.kind != .listing { outcome.facts?.links = [] }
      result += try further(from: outcome, &outcomes)
      let isBarren = outcome.facts.map { $0.links.isEmpty && $0.listings.isEmpty } ?? true
      if isBarren {
        if outcome.fault == nil { outcome.fault = .noEntries }
        outcomes.append(outcome)
      }
    }
    return result
  }

  // MARK: Sitemaps of a site

  /// Whether an address is that of a whole site.
  private static func isSite(_ address: WebAddress) -> Bool {
    address.path == "/" && address.query == nil
  }

  /// The pages that a site's sitemaps list: those that its robots.txt names or, where it names none, the first that
  /// is found at one of the usual places.
  private func sitemaps(of site: Target, _ outcomes: inout [Outcome]) throws -> [Target] {
    let named = try walk.sitemaps(of: site.address)
    var result: [Target] = []
    for address in named {
      result += try entries(of: site.leading(to: address, via: site.address.href), &outcomes)
    }
    guard named.isEmpty else { return result }
    for path in SitemapWalk.usualPaths {
      guard let address = WebAddress(path, base: site.address) else { continue }
      let target = site.leading(to: address, via: site.address.href)
      let outcome = try self.outcomes(of: [target])[0]
      if outcome.facts?.kind == .listing { return try further(from: outcome, &outcomes) }
      if case .address? = outcome.fault { break }
      if outcome.fault?.isOfHost == true || outcome.fault == .robotsUnreachable {
        outcomes.append(Outcome(target: site, landed: site.address, fault: outcome.fault))
        return []
      }
    }
    outcomes.append(Outcome(target: site, landed: site.address, fault: .noSitemap))
    return []
  }

  // MARK: Asking

  /// What becomes of targets, in their order.
  private func outcomes(of targets: [Target]) throws -> [Outcome] {
    var outcomes = targets.map { Outcome(target: $0, landed: $0.address) }
    let requests = targets.map { target in
      FetchRequest(
        address: target.address, role: target.role, via: target.via, depth: target.depth,
        earlier: store.earlier(target.address))
    }
    try walk.follow(requests) { index, landing in
      let answer = landing.answer
      outcomes[index].landed = landing.address
      outcomes[index].status = answer.status
      outcomes[index].date = answer.date
      outcomes[index].place = answer.place
      outcomes[index].fault = answer.fault
      if let body = try body(of: answer) {
        outcomes[index].facts = reader.facts(
          of: body, answer.message, at: landing.address, targets[index].role,
          wantsLinks: targets[index].depth < plan.depth || targets[index].role != .page)
      }
    }
    return outcomes
  }

  /// The body that an answer gives or stands for.
  private func body(of answer: FetchAnswer) throws -> [UInt8]? {
    switch answer.meaning {
    case .body(let bytes): bytes
    case .unchanged: try answer.place.map { try store.body(at: $0) }
    case .fault, .redirect: nil
    }
  }
}
