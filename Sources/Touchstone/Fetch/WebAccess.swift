/// How documents of the web are reached where addresses are named in place of paths.
public struct WebAccess: Sendable {
  /// Whether private and local machines may be asked, at any port.
  public var allowsPrivate = false
  /// How to reach whoever asks, told to every site.
  public var contact: String?

  /// Access to public machines.
  public init() {}
}
