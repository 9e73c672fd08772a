/// How a host is treated: when it may be asked again, and whether at all.
struct HostManners {
  /// The delay that its robots.txt asks for, in seconds.
  private var crawlDelay = 0.0
  /// The time of ``Clock`` at which the last request ended.
  private var lastEnd = -Double.infinity
  /// The time of ``Clock`` until which it asked for a wait, or needs one.
  private var pause = -Double.infinity
  /// Whether nothing more is asked of it in this run.
  private(set) var isGivenUp = false
  private var failures = 0

  /// The time of ``Clock`` from which it may be asked again.
  func ready(_ limits: FetchLimits) -> Double {
    max(pause, lastEnd + max(limits.delay, min(crawlDelay, limits.longestDelay)))
  }

  /// Notes that a request has just ended.
  mutating func noteEnd(at now: Double) { lastEnd = now }

  /// Notes that it asked for a wait, or needs one.
  mutating func wait(until time: Double) { pause = time }

  /// Notes what one of its sites asks for; the longest holds.
  mutating func noteCrawlDelay(_ seconds: Double) { crawlDelay = max(crawlDelay, seconds) }

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
