/// How a host is treated: when it may be asked again, and whether at all.
struct HostManners {
  /// The time of ``Clock`` from which it may be asked again.
  private(set) var ready = -Double.infinity
  /// The delay that its robots.txt asks for, in seconds.
  var crawlDelay: Double?
  /// Whether nothing more is asked of it in this run.
  private(set) var isGivenUp = false
  private var failures = 0

  /// Notes that a request has just ended.
  mutating func rest(now: Double, limits: FetchLimits) {
    ready = now + max(limits.delay, min(crawlDelay ?? 0, limits.longestDelay))
  }

  /// Notes that it asked for a wait, or needs one.
  mutating func wait(until time: Double) { ready = max(ready, time) }

  /// Notes what came of an address, all tries taken together.
  mutating func note(_ fault: FetchFault?, limits: FetchLimits) {
    switch fault {
    case .comeBack: isGivenUp = true
    case let fault? where fault.isOfHost:
      failures += 1
      if failures >= limits.hostFailures { isGivenUp = true }
    default: failures = 0
    }
  }
}
