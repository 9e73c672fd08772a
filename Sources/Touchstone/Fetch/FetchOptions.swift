/// What is to be fetched, and how.
public struct FetchOptions: Sendable {
  /// Pages, as the user names them: `https://charity.example/blog`, or without the scheme.
  public var pages: [String] = []
  /// Feeds, or pages that announce one.
  public var feeds: [String] = []
  /// Sitemaps, or sites whose sitemaps are looked for.
  public var sitemaps: [String] = []
  /// A file that lists pages: an address a line, or a CSV with the column `url` and perhaps `group`.
  public var list: String?
  /// How many links away from what is named documents may lie.
  public var depth = 0
  /// Whether links to other sites are left alone.
  public var sameSite = true
  /// The first day of what feeds and sitemaps date, `2026-01-31`.
  public var since: String?
  /// How many pages are asked for at most.
  public var pageLimit = 10_000
  /// The seconds between two requests to a host.
  public var delay = 1.0
  /// How many bytes a document may have, as it comes and unpacked.
  public var sizeLimit = 64_000_000
  /// How many seconds the run may take; nil for as long as it needs.
  public var timeLimit: Double?
  /// How to reach whoever fetches, told to every site.
  public var contact: String?
  /// The group of all documents; nil for the name of each one's site.
  public var group: String?
  /// Whether private and local machines may be asked, at any port.
  public var allowsPrivate = false
  /// A file of certificates, in PEM format, to trust instead of the system's.
  public var certificates: String?

  /// Options with the defaults.
  public init() {}
}
