package import WebAddresses

/// Why an address gave no document: the facts, of which words can be made.
package enum FetchFault: Error, Hashable, Sendable {
  /// The address is not one that may be asked for.
  case address(AddressRefusal)
  /// The name leads to something that is no address of the Internet.
  case notInternet
  /// The host's name leads to no address of the Internet.
  case nameNotFound
  /// Nothing accepts connections there.
  case refused
  /// The time for the connection or for the whole request was over.
  case timedOut
  /// The connection broke, as the library says it.
  case broken(String)
  /// The server could not prove who it is, or speaks no encryption that is safe, as the library says it.
  case insecure(String)
  /// The body is shorter than its length says, or broke off.
  case partial
  /// The status line and fields exceed the limits.
  case headTooLarge
  /// The body is larger than this many bytes, as it comes or unpacked.
  case tooLarge(limit: Int)
  /// The body unpacks to so much more than it is that it must have been made to swell.
  case swelling
  /// The answer does not follow HTTP.
  case notHTTP
  /// The body's compression is damaged or unknown.
  case undecodable
  /// A status that is no document's.
  case status(Int)
  /// A redirect that names no address.
  case redirectNowhere
  /// More redirects than are followed.
  case tooManyRedirects(limit: Int)
  /// The site asks programs not to read it (robots.txt).
  case disallowed
  /// The site's robots.txt cannot be had, so nothing is known of what it allows (RFC 9309, 2.3.1.4).
  case robotsUnreachable
  /// The host failed before, or asked for a longer wait; no more was asked of it in this run.
  case hostGivenUp
  /// The server asks to come back after so many seconds.
  case comeBack(seconds: Int)
  /// The run's limit of bytes or time was reached before, or that of pages before this feed or sitemap was asked for.
  case runLimit
  /// So many pages may be asked for, and so many addresses, of which this is the first, are left; no more are counted
  /// than ``mostLeftOut``.
  case pageLimit(Int, left: Int)
  /// The body is none that is read: its media type.
  case notDocument(String)
  /// The same document came from this address.
  case sameAs(String)
  /// A feed or sitemap that holds no address.
  case noEntries
  /// A site of which no sitemap is found.
  case noSitemap

  /// How many addresses that are left out are counted.
  package static let mostLeftOut = 100_000

  /// Whether another try may help.
  var isPassing: Bool {
    switch self {
    case .refused, .timedOut, .broken, .partial: true
    case .status(let status): [429, 500, 502, 503, 504].contains(status)
    default: false
    }
  }

  /// Whether nothing else of the site can be had either, whatever it is.
  var isOfSite: Bool {
    switch self {
    case .address, .notInternet, .nameNotFound, .refused, .insecure, .comeBack, .hostGivenUp,
      .runLimit:
      true
    default: false
    }
  }

  /// Whether the host itself could not be reached or used.
  var isOfHost: Bool {
    switch self {
    case .nameNotFound, .refused, .timedOut, .broken, .insecure: true
    default: false
    }
  }
}
