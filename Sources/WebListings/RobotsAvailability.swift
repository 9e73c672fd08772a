/// What asking for a site's `robots.txt` has brought, and what follows from it (RFC 9309, section 2.3.1).
package enum RobotsAvailability: Hashable, Sendable {
  /// The file was read: it rules.
  case rules(RobotsRules)
  /// There is no such file: everything may be fetched.
  case unavailable
  /// The site could not say: nothing may be fetched.
  case unreachable

  /// What a request ended with, redirects followed.
  package enum Answer: Hashable, Sendable {
    /// An answer with this status and body.
    case status(Int, body: [UInt8])
    /// More redirects in a row than ``RobotsAvailability/redirectLimit``.
    case tooManyRedirects
    /// No answer: no address, no connection, no time left, or one that was cut off.
    case failure
  }

  /// So many redirects in a row are followed, also to other hosts; the rules hold for the host that was asked first.
  package static let redirectLimit = 5
  /// An answer holds for so many seconds; then the file is asked for again.
  package static let lifetime = 24 * 60 * 60
  /// A site that has been ``unreachable`` for so many seconds may be taken as one without the file.
  package static let patience = 30 * 24 * 60 * 60

  /// What follows from an answer.
  ///
  /// A status from 400 to 499 says that there is no file, as does a redirect that leads nowhere; whether 429 (too many
  /// requests) is worth asking again is decided before. Every other status says that the site cannot tell now.
  package init(_ answer: Answer) {
    switch answer {
    case .status(200..<300, let body): self = .rules(RobotsRules(body))
    case .status(300..<500, _), .tooManyRedirects: self = .unavailable
    case .status, .failure: self = .unreachable
    }
  }

  /// Whether an agent may fetch an address; parameters as in ``RobotsRules/allows(pathAndQuery:agent:)``.
  package func allows(pathAndQuery: String, agent: String) -> Bool {
    switch self {
    case .rules(let rules): rules.allows(pathAndQuery: pathAndQuery, agent: agent)
    case .unavailable: true
    case .unreachable: pathAndQuery == "/robots.txt"
    }
  }

  /// Whether an answer that is so many seconds old must be asked for again.
  package static func isStale(age: Int) -> Bool { age > lifetime }
}
