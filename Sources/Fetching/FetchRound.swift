internal import WebAddresses

/// Asks for a list of addresses: hosts side by side, each one request at a time, in the order of the list.
///
/// What is asked of a host, and in which order, depends on the list alone, so that a run that was killed and goes on
/// writes what an undisturbed one does.
final class FetchRound {
  let session: FetchSession
  private let pool: TransferPool
  /// How each host is treated, by its name.
  private var manners: [String: HostManners] = [:]
  private(set) var receivedBytes = 0
  private let started = Clock.now()

  /// What the one who asks for a round does with it.
  struct Steps {
    /// The answer that is archived already, if there is one.
    var recorded: (FetchRequest) throws -> FetchAnswer?
    /// Archives a reply after so many tries, and completes what was read from it.
    var record: (FetchRequest, WebReply, FetchAnswer, _ tries: Int) throws -> FetchAnswer
    /// Takes the answer to the request at an index.
    var take: (Int, FetchAnswer) throws -> Void
    /// Is told now and then how many hosts are at work.
    var progress: (_ hosts: Int, _ bytes: Int) -> Void
  }

  /// The requests to one host.
  private struct Lane {
    let host: String
    /// Indices of requests, the next one first.
    var waiting: [Int]
    var next = 0
    var isBusy = false
    var tries = 0

    var current: Int? { next < waiting.count ? waiting[next] : nil }

    mutating func advance() {
      next += 1
      tries = 0
    }
  }

  /// Makes the means to ask.
  init(_ session: FetchSession) throws(FetchError) {
    guard let pool = TransferPool() else { throw .noTransfers }
    self.session = session
    self.pool = pool
  }

  /// Notes what a site's robots.txt asks for.
  func noteCrawlDelay(_ seconds: Double, host: String) {
    manners[host, default: HostManners()].noteCrawlDelay(seconds)
  }

  /// Whether the run's limits of time and bytes are reached.
  var isExhausted: Bool {
    session.isOffline || receivedBytes >= session.limits.runSize
      || session.limits.runTime.map { Clock.now() - started >= $0 } == true
  }

  /// Asks for addresses.
  func perform(_ requests: [FetchRequest], _ steps: Steps) throws {
    var lanes = lanes(for: requests)
    var laneOf: [UInt: Int] = [:]
    var first = 0
    while true {
      while first < lanes.count, lanes[first].current == nil { first += 1 }
      guard first < lanes.count else { return }
      let active = lanes.indices[first...].lazy.filter { lanes[$0].current != nil }
        .prefix(session.limits.hosts)
      var wake = Clock.now() + 60
      var working = 0
      for index in Array(active) {
        try takeKnown(&lanes[index], requests, steps)
        guard let current = lanes[index].current else {
          // Another host may have its turn.
          wake = 0
          continue
        }
        working += 1
        if lanes[index].isBusy { continue }
        let ready = manners[lanes[index].host]?.ready(session.limits) ?? -.infinity
        if ready > Clock.now() {
          wake = min(wake, ready)
          continue
        }
        guard
          let transfer = Transfer(
            requests[current].address, fields: requests[current].fields, session: session)
        else { throw FetchError.noTransfers }
        lanes[index].isBusy = true
        laneOf[transfer.id] = index
        pool.start(transfer)
      }
      steps.progress(working, receivedBytes)
      for transfer in pool.wait(seconds: min(wake - Clock.now(), 1)) {
        guard let index = laneOf.removeValue(forKey: transfer.id) else { continue }
        try end(transfer.reply, &lanes[index], requests, steps)
      }
    }
  }

  private func lanes(for requests: [FetchRequest]) -> [Lane] {
    var lanes: [Lane] = []
    var places: [String: Int] = [:]
    for (index, request) in requests.enumerated() {
      let host = request.address.hostname
      if let place = places[host] {
        lanes[place].waiting.append(index)
      } else {
        places[host] = lanes.count
        lanes.append(Lane(host: host, waiting: [index]))
      }
    }
    return lanes
  }

  /// Takes what needs no request: what is archived, what a host that is given up will not answer, and what the
  /// limits of the run leave out.
  private func takeKnown(
    _ lane: inout Lane, _ requests: [FetchRequest], _ steps: Steps
  ) throws {
    while !lane.isBusy, lane.tries == 0, let current = lane.current {
      let request = requests[current]
      if let answer = try steps.recorded(request) {
        manners[lane.host, default: HostManners()].note(answer.fault, limits: session.limits)
        try steps.take(current, answer)
      } else if manners[lane.host]?.isGivenUp == true {
        try steps.take(current, FetchAnswer(request.address, unasked: .hostGivenUp))
      } else if isExhausted {
        try steps.take(current, FetchAnswer(request.address, unasked: .runLimit))
      } else {
        return
      }
      lane.advance()
    }
  }

  /// Tries once more, or hands on what came.
  private func end(
    _ reply: WebReply, _ lane: inout Lane, _ requests: [FetchRequest], _ steps: Steps
  ) throws {
    guard let current = lane.current else { return }
    lane.isBusy = false
    lane.tries += 1
    receivedBytes += reply.head.count + reply.body.count
    let now = Clock.now()
    manners[lane.host, default: HostManners()].noteEnd(at: now)
    let request = requests[current]
    var reply = reply
    var answer = FetchAnswer(
      reply, date: "", isConditional: request.isConditional, limit: session.limits.bodySize)
    if let wait = wait(after: answer, tries: lane.tries) {
      if wait > session.limits.longestRetryWait {
        let fault = FetchFault.comeBack(seconds: Int(min(wait, 1e9)))
        reply.fault = fault
        answer.meaning = .fault(fault)
      } else if lane.tries < session.limits.tries {
        manners[lane.host]?.wait(until: now + wait)
        return
      }
    }
    let archived = try steps.record(request, reply, answer, lane.tries)
    manners[lane.host]?.note(archived.fault, limits: session.limits)
    try steps.take(current, archived)
    lane.advance()
  }

  /// How long to wait before another try; nil where none would help.
  private func wait(after answer: FetchAnswer, tries: Int) -> Double? {
    guard let fault = answer.fault, fault.isPassing else { return nil }
    let growing = session.limits.retryWait * Double(1 << min(tries - 1, 16))
    guard case .status = fault else { return growing }
    return answer.retryAfter(now: session.seconds) ?? growing
  }
}
