/// The host of an address.
package enum AddressHost: Hashable, Sendable {
  /// A name, in ASCII and lower case.
  case domain(String)
  /// An IP address.
  case address(IPAddress)
  /// What stands for a host in a scheme that is not special; it is not looked up.
  case opaque(String)
  /// There is a place for a host, and it is empty (`file:///`).
  case empty
}

extension WebAddress {
  /// The scheme, in lower case and without its colon.
  package var scheme: String { slice(0, parts.schemeEnd) }

  /// Whether this is an address of pages: http or https.
  package var isWeb: Bool { parts.kind == .http || parts.kind == .https }

  /// The name of a user, percent-encoded; empty where there is none.
  package var username: String {
    parts.hostStart > parts.schemeEnd + 3 ? slice(parts.schemeEnd + 3, parts.usernameEnd) : ""
  }

  /// The password, percent-encoded; empty where there is none.
  package var password: String {
    parts.hostStart > parts.usernameEnd + 1
      ? slice(parts.usernameEnd + 1, parts.hostStart - 1) : ""
  }

  /// The host; nil where the address has no place for one (`mailto:`).
  package var host: AddressHost? {
    switch parts.hostKind {
    case .none: nil
    case .empty: .empty
    case .domain: .domain(hostname)
    case .address: parts.ip.map(AddressHost.address)
    case .opaque: .opaque(hostname)
    }
  }

  /// The host as it stands in the address, IPv6 in brackets; empty where there is none.
  package var hostname: String { slice(parts.hostStart, parts.hostEnd) }

  /// The host and, where it is not the scheme's own, the port: what a `Host` header says.
  package var hostAndPort: String { slice(parts.hostStart, parts.authorityEnd) }

  /// The port, nil where it is the scheme's own or there is none.
  package var port: UInt16? { parts.port }

  /// The port that a connection goes to; nil for schemes that have none.
  package var effectivePort: UInt16? { parts.port ?? parts.kind.defaultPort }

  /// The path, percent-encoded.
  package var path: String { slice(parts.pathStart, parts.pathEnd) }

  /// Whether the path is one text that nothing can be relative to (`mailto:`, `data:`).
  package var hasOpaquePath: Bool { parts.hasOpaquePath }

  /// The query without its question mark, percent-encoded; nil where there is none.
  package var query: String? {
    parts.queryEnd > parts.pathEnd ? slice(parts.pathEnd + 1, parts.queryEnd) : nil
  }

  /// The fragment without its `#`, percent-encoded; nil where there is none.
  package var fragment: String? {
    let end = UInt32(href.utf8.count)
    return end > parts.queryEnd ? slice(parts.queryEnd + 1, end) : nil
  }

  /// Path and query: what a request asks its server for.
  package var pathAndQuery: String { slice(parts.pathStart, parts.queryEnd) }

  /// Scheme, host and port, which say whether two addresses belong together; `null` for addresses that belong
  /// with no other, not even with themselves.
  package var origin: String {
    switch parts.kind {
    case .http, .https, .ws, .wss, .ftp: scheme + "://" + hostAndPort
    case .file: "null"
    case .other: originOfBlob ?? "null"
    }
  }

  /// A blob's origin is that of the page that made it, which stands in its path.
  private var originOfBlob: String? {
    guard scheme == "blob", let page = WebAddress(path), page.isWeb else { return nil }
    return page.origin
  }

  /// The address without its fragment, which is never sent.
  package var withoutFragment: WebAddress {
    guard parts.queryEnd < href.utf8.count else { return self }
    return WebAddress(href: slice(0, parts.queryEnd), parts: parts)
  }

  /// The address without user name and password.
  package var withoutCredentials: WebAddress {
    let start = parts.schemeEnd + 3
    guard parts.hostStart > start else { return self }
    var moved = parts
    moved.moveHost(by: parts.hostStart - start)
    moved.usernameEnd = moved.hostStart
    return WebAddress(
      href: slice(0, start) + slice(parts.hostStart, UInt32(href.utf8.count)), parts: moved)
  }

  private func slice(_ start: UInt32, _ end: UInt32) -> String {
    String(decoding: href.utf8.dropFirst(Int(start)).prefix(Int(end - start)), as: UTF8.self)
  }
}
