/// How far a fetcher goes, for one request and for a run: time in seconds, sizes in bytes.
package struct FetchLimits: Sendable {
  /// The time until a connection stands.
  package var connectTime = 20.0
  /// The time for a whole request, body included.
  package var requestTime = 120.0
  /// The size of a body, as it comes and as it unpacks: 64 MB.
  package var bodySize = 64_000_000
  /// The size of an answer's status line and fields.
  package var headSize = 256_000
  /// The number of an answer's fields.
  package var headFields = 1_000
  /// How often an address is asked for, failures counted.
  package var tries = 3
  /// The wait before the second try; it doubles with each further one.
  package var retryWait = 2.0
  /// The longest wait that a server may ask for with `Retry-After` before it is given up for this run.
  package var longestRetryWait = 120.0
  /// How many redirects are followed, one after the other.
  package var redirects = 10
  /// The time between the end of one request to a host and the begin of the next.
  package var delay = 1.0
  /// The longest delay that a site may ask for in its robots.txt.
  package var longestDelay = 60.0
  /// How many hosts are asked at a time.
  package var hosts = 8
  /// How many failed connections one after the other, all tries counted as one, let a host be given up for this run.
  package var hostFailures = 2
  /// How many addresses are asked for in a run, feeds, sitemaps and robots.txt not counted.
  package var pages = 10_000
  /// How many bytes come in a run.
  package var runSize = 20_000_000_000
  /// How long a run goes on; nil for as long as it takes.
  package var runTime: Double?

  /// The limits that hold if nothing else is said.
  package init() {}
}
