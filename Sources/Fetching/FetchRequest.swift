internal import WebAddresses

/// An address to be asked for, and what for.
struct FetchRequest: Sendable {
  /// What is expected there.
  enum Role: String, Sendable {
    case robots, feed, sitemap, page
  }

  /// The address, without fragment and credentials.
  var address: WebAddress
  var role: Role
  /// The page, feed or sitemap that named it; nil for what the user named.
  var via: String?
  /// How many links lie between it and what the user named.
  var depth = 0
  /// What the archive of an earlier visit holds of it.
  var earlier: EarlierAnswer?

  /// Whether only what is newer than an earlier answer is asked for.
  var isConditional: Bool { earlier?.conditions.isEmpty == false }

  /// The request's fields, `Name: value`.
  var fields: [String] {
    let accepted =
      switch role {
      case .robots: "text/plain, */*;q=0.5"
      case .feed, .sitemap:
        "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
          + "*/*;q=0.5"
      case .page: "text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.8"
      }
    return ["Accept: " + accepted, "Accept-Encoding: gzip, deflate, br"]
      + (earlier?.conditions ?? [])
  }
}

/// What an earlier visit got from an address.
struct EarlierAnswer: Hashable, Sendable {
  /// The record with the body.
  var recordID: String
  /// The address, as the record has it.
  var address: String
  /// Its date, as records state it.
  var date: String
  /// The digest of its body, as records state it.
  var payloadDigest: String
  /// The digest of the unpacked body, in hexadecimal.
  var contentDigest: String
  /// What the server named the version by.
  var entityTag: String?
  /// When the server said that it was changed.
  var lastModified: String?
  /// Where the record is.
  var place: ArchivePlace

  /// The fields of a request for what is newer.
  var conditions: [String] {
    [entityTag.map { "If-None-Match: " + $0 }, lastModified.map { "If-Modified-Since: " + $0 }]
      .compactMap(\.self)
  }
}
