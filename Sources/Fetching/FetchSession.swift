internal import WebListings

/// What holds for all requests of a run.
package struct FetchSession: Sendable {
  /// How far it goes.
  package var limits = FetchLimits()
  /// Which addresses may be connected to.
  package var guardian = ConnectionGuard()
  /// How to reach whoever fetches: an e-mail address or a page, told to every site.
  package var contact: String?
  /// A file of certificates, in PEM format, to trust instead of the system's.
  package var certificates: String?
  /// Names that are not looked up, as `host:port:address`: for tests.
  package var fixedNames: [String] = []
  /// The time of day that holds for the whole run, in seconds since 1970, instead of the clock's: for tests.
  package var fixedTime: Int?
  /// Whether nothing is asked for: what the archive has is taken.
  var isOffline = false
  /// The version of the program, as sites are told it.
  package var version = "0"

  /// A session with the defaults.
  package init() {}

  /// The product token by which robots.txt may name the program.
  package static let productToken = "Touchstone"

  /// How the program names itself to sites.
  package var userAgent: String {
    let purpose = "reads reports and blogs for research"
    let contact = contact.map { "; +\($0)" } ?? ""
    return "\(FetchSession.productToken)/\(version) (\(purpose)\(contact))"
  }

  /// The time of day in seconds since 1970.
  var seconds: Int { fixedTime ?? Clock.seconds() }

  /// The time of day as archives state it, `2026-01-31T12:00:00Z`.
  var time: String { WebTime(seconds: Int64(seconds)).text }
}
