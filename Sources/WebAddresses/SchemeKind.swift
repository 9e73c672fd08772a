/// The schemes that the standard calls special, and all others.
enum SchemeKind: UInt8, Sendable {
  case http, https, ws, wss, ftp, file
  case other

  /// The kind of a scheme in lower case.
  init(_ scheme: ArraySlice<UInt8>) {
    // At most 15 bytes fit into a string without an allocation; all special schemes have fewer than six.
    guard scheme.count < 6 else {
      self = .other
      return
    }
    switch String(decoding: scheme, as: UTF8.self) {
    case "http": self = .http
    case "https": self = .https
    case "ws": self = .ws
    case "wss": self = .wss
    case "ftp": self = .ftp
    case "file": self = .file
    default: self = .other
    }
  }

  var isSpecial: Bool { self != .other }

  /// The port that needs not be named; nil for files and schemes that are not special.
  var defaultPort: UInt16? {
    switch self {
    case .http, .ws: 80
    case .https, .wss: 443
    case .ftp: 21
    case .file, .other: nil
    }
  }
}
