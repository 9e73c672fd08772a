internal import WebAddresses
internal import WebArchives
internal import WebListings

/// Follows addresses to where they lead, by the rules of each site.
///
/// All that is asked for goes through here: addresses are checked, robots.txt is read once for each site and obeyed,
/// redirects are counted and each of them checked like any other address.
final class FetchWalk {
  /// Where an address led.
  struct Landing {
    /// The address of the answer, redirects followed.
    var address: WebAddress
    var answer: FetchAnswer
  }

  let session: FetchSession
  private let archive: any AnswerStore
  private let round: FetchRound
  private var robots: [String: RobotsAvailability] = [:]
  /// Why a site's robots.txt cannot be had, where its pages could not be either.
  private var siteFaults: [String: FetchFault] = [:]
  private let report: (FetchProgress) -> Void
  private var progress = FetchProgress()

  /// Makes a walk that keeps what comes in a store.
  init(
    _ session: FetchSession, store: any AnswerStore, progress: @escaping (FetchProgress) -> Void
  ) throws(FetchError) {
    self.session = session
    self.archive = store
    report = progress
    round = try FetchRound(session)
  }

  /// Whether the limits of the run are reached.
  var isExhausted: Bool { round.isExhausted }

  /// Follows addresses to where they lead.
  ///
  /// - Parameters:
  ///   - requests: what is asked for.
  ///   - land: takes where the request at an index led, as soon as it is known, in any order.
  /// - Throws: what `land` and the store throw, or ``FetchError``.
  func follow(
    _ requests: [FetchRequest], land: (Int, Landing) throws -> Void
  ) throws {
    try withoutActuallyEscaping(land) { land in
      var hops = requests.enumerated().map { Hop(index: $0, request: $1) }
      while !hops.isEmpty {
        try readRobots(for: hops.map(\.request))
        hops = try step(hops, land)
      }
    }
  }

  /// The sitemaps that a site's robots.txt lists; it is read if it has not been.
  func sitemaps(of address: WebAddress) throws -> [WebAddress] {
    try readRobots(for: [FetchRequest(address: address, role: .sitemap)])
    guard case .rules(let rules) = robots[address.origin] else { return [] }
    return rules.sitemaps.compactMap { WebAddress($0, base: address) }.map { sitemap in
      sitemap.withoutFragment.withoutCredentials
    }
  }

  // MARK: One step

  private struct Hop {
    /// The place among what was asked for.
    let index: Int
    var request: FetchRequest
    var redirects = 0
  }

  /// Asks for addresses once.
  ///
  /// - Returns: where redirects lead.
  private func step(_ hops: [Hop], _ land: @escaping (Int, Landing) throws -> Void) throws -> [Hop]
  {
    var allowed: [Hop] = []
    for hop in hops {
      if let fault = fault(before: hop) {
        let address = hop.request.address
        try land(
          hop.index, Landing(address: address, answer: FetchAnswer(address, unasked: fault)))
      } else {
        allowed.append(hop)
      }
    }
    var further: [Hop] = []
    var done = 0
    let steps = FetchRound.Steps(
      recorded: archive.answer, record: archive.record,
      take: { place, answer in
        done += 1
        self.progress.done += 1
        if answer.fault != nil { self.progress.faults += 1 }
        var hop = allowed[place]
        if case .redirect(let target) = answer.meaning {
          hop.request.via = hop.request.address.href
          hop.request.address = target
          hop.request.earlier = self.archive.earlier(target)
          hop.redirects += 1
          further.append(hop)
        } else {
          try land(hop.index, Landing(address: hop.request.address, answer: answer))
        }
      },
      progress: { hosts, bytes in
        self.progress.hosts = hosts
        self.progress.bytes = bytes
        self.progress.waiting = allowed.count - done
        self.report(self.progress)
      })
    try round.perform(allowed.map(\.request), steps)
    return further.sorted { $0.index < $1.index }
  }

  /// What keeps an address from being asked for.
  private func fault(before hop: Hop) -> FetchFault? {
    let request = hop.request
    let limit =
      request.role == .robots ? RobotsAvailability.redirectLimit : session.limits.redirects
    if hop.redirects > limit { return .tooManyRedirects(limit: limit) }
    if let refusal = session.guardian.rules.refusal(of: request.address) {
      return .address(refusal)
    }
    guard request.role != .robots else { return nil }
    switch robots[request.address.origin] {
    case .unreachable, nil: return siteFaults[request.address.origin] ?? .robotsUnreachable
    case let known?:
      return known.allows(
        pathAndQuery: request.address.pathAndQuery, agent: FetchSession.productToken)
        ? nil : .disallowed
    }
  }

  // MARK: robots.txt

  /// Reads robots.txt of the sites that have not been asked yet.
  private func readRobots(for requests: [FetchRequest]) throws {
    var sites: [WebAddress] = []
    var origins: Set<String> = []
    for request in requests where request.role != .robots {
      let address = request.address
      guard robots[address.origin] == nil, origins.insert(address.origin).inserted,
        session.guardian.rules.refusal(of: address) == nil
      else { continue }
      sites.append(address)
    }
    let questions = sites.compactMap { site in
      WebAddress("/robots.txt", base: site).map { FetchRequest(address: $0, role: .robots) }
    }
    guard !questions.isEmpty else { return }
    try follow(questions) { index, landing in
      let site = sites[index]
      let known = RobotsAvailability(FetchWalk.answer(landing))
      self.robots[site.origin] = known
      if let fault = landing.answer.fault, fault.isOfSite,
        landing.address.hostname == site.hostname
      {
        self.siteFaults[site.origin] = fault
      }
      guard case .rules(let rules) = known,
        let delay = rules.crawlDelay(agent: FetchSession.productToken)
      else { return }
      self.round.noteCrawlDelay(delay, host: site.hostname)
    }
  }

  private static func answer(_ landing: Landing) -> RobotsAvailability.Answer {
    switch landing.answer.meaning {
    case .body(let bytes): .status(200, body: bytes)
    case .fault(.tooManyRedirects): .tooManyRedirects
    case .fault(.tooLarge):
      // What lies beyond the first 500 KiB is not read anyway.
      .status(200, body: Array((landing.answer.message?.storedBody ?? []).prefix(1 << 20)))
    case .fault(.status(let status)): .status(status, body: [])
    case .fault, .redirect, .unchanged: .failure
    }
  }
}
