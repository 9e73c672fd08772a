internal import WebAddresses
internal import WebArchives

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

    /// The feed or sitemap to which this leads.
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
  static let listingDepth = 3

  let plan: FetchPlan
  let walk: FetchWalk
  private let store: any AnswerStore
  /// How many pages may be asked for.
  private let limit: Int
  private var wanted: Set<String> = []
  private var leftOut: (first: Target, count: Int)?
  var wantedListings: Set<String> = []

  /// Prepares a plan's work; at most `limit` pages are asked for.
  init(_ plan: FetchPlan, walk: FetchWalk, store: any AnswerStore, limit: Int) {
    self.plan = plan
    self.walk = walk
    self.store = store
    self.limit = min(plan.pages ?? .max, limit)
  }

  /// What became of each page, in the order of the plan; of feeds and sitemaps, where they failed; and last, if there
  /// is more than the limit allows, how much.
  func run() throws -> [Outcome] {
    var outcomes: [Outcome] = []
    var level = try first(&outcomes)
    while !level.isEmpty {
      let now = level
      level = []
      for outcome in try self.outcomes(of: now) {
        var kept = outcome
        // Where all pages of a level lead would be much to keep.
        kept.facts?.links = []
        outcomes.append(kept)
        level += try further(from: outcome, &outcomes)
      }
    }
    if let leftOut {
      outcomes.append(
        Outcome(
          target: leftOut.first, landed: leftOut.first.address,
          fault: .pageLimit(limit, left: leftOut.count)))
    }
    return outcomes
  }

  /// The pages that the plan's sources name, and those that its feeds and sitemaps list.
  private func first(_ outcomes: inout [Outcome]) throws -> [Target] {
    var level: [Target] = []
    var listings: [Target] = []
    for target in plan.targets.map(Crawl.target) {
      let isListing = target.role == .feed || target.role == .sitemap
      let isSite = target.role == .sitemap && Crawl.isSite(target.address)
      if isListing, !isSite {
        listings.append(target)
        continue
      }
      // The level is in the order of the plan.
      level += try entries(of: listings, &outcomes)
      listings = []
      level += isSite ? try sitemaps(of: target, &outcomes) : want(target)
    }
    return level + (try entries(of: listings, &outcomes))
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

  /// Whether as many pages are wanted as may be asked for: no feed or sitemap can add to them.
  var isFull: Bool { wanted.count >= limit }

  /// The target, unless it is wanted already, or one more than the limit allows.
  private func want(_ target: Target) -> [Target] {
    guard wanted.count < limit else {
      let isCounted =
        (leftOut?.count ?? 0) < FetchFault.mostLeftOut
        && wanted.insert(target.address.href).inserted
      if isCounted { leftOut = (leftOut?.first ?? target, (leftOut?.count ?? 0) + 1) }
      return []
    }
    return wanted.insert(target.address.href).inserted ? [target] : []
  }

  /// The pages that a page leads to: by its links or, if it turned out to be a feed or sitemap, by its entries.
  func further(from outcome: Outcome, _ outcomes: inout [Outcome]) throws -> [Target] {
    guard let facts = outcome.facts else { return [] }
    let isListing = facts.kind == .listing
    // A feed that lists a feed, and so on: sites can make such as they are asked for.
    guard !isListing || outcome.target.listings < Crawl.listingDepth || outcome.target.role != .page
    else { return [] }
    var targets = facts.links.flatMap { link -> [Target] in
      if let since = plan.since, let day = link.day, day < since { return [] }
      guard isListing || isNear(link.address, to: outcome.target) else { return [] }
      var target = outcome.target
      target.listings += isListing && target.role == .page ? 1 : 0
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

  /// Whether a page's link is followed.
  private func isNear(_ address: WebAddress, to target: Target) -> Bool {
    !plan.sameSite || Crawl.site(address) == target.site
  }

  // MARK: Asking

  /// What becomes of targets, in their order.
  func outcomes(of targets: [Target]) throws -> [Outcome] {
    var outcomes = targets.map { Outcome(target: $0, landed: $0.address) }
    let requests = targets.map { target in
      FetchRequest(
        address: target.address, role: target.role, via: target.via, depth: target.depth,
        earlier: store.earlier(target.address))
    }
    try walk.follow(requests) { index, landing in
      outcomes[index].landed = landing.address
      outcomes[index].status = landing.answer.status
      outcomes[index].date = landing.answer.date
      outcomes[index].place = landing.answer.place
      outcomes[index].fault = landing.answer.fault
      outcomes[index].facts = try self.facts(of: landing, targets[index])
    }
    return outcomes
  }

  /// What is to be known of the body that an answer gives or stands for.
  private func facts(of landing: FetchWalk.Landing, _ target: Target) throws -> PageFacts? {
    guard let (message, body) = try content(of: landing.answer) else { return nil }
    var facts = PageReading.facts(
      of: body, message, at: landing.address, target.role,
      wantsLinks: target.depth < plan.depth || target.role != .page)
    if facts.kind != .listing {
      // Most links of a site's pages are the same: what is wanted already need not be kept until all have come.
      facts.links.removeAll {
        self.wanted.contains($0.address.href) || !self.isNear($0.address, to: target)
      }
    }
    return facts
  }

  /// The body that an answer gives or stands for, with the head that came with it.
  private func content(of answer: FetchAnswer) throws -> (HTTPMessage?, [UInt8])? {
    switch answer.meaning {
    case .body(let bytes): return (answer.message, bytes)
    case .unchanged:
      // The head of an answer that says "unchanged" does not say of what type the body is.
      guard let place = answer.place, let message = try store.message(at: place) else { return nil }
      return (message, message.body(limit: walk.session.limits.bodySize).bytes)
    case .fault, .redirect: return nil
    }
  }
}
