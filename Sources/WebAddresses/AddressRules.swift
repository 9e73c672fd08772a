/// What may be asked for: pages of public machines, so that no document can make the user's machine talk to what only
/// it can reach.
///
/// An address is checked before it is looked up, and the IP address again when it is connected to, because name servers
/// may answer differently each time. Redirects are addresses like others.
package struct AddressRules: Hashable, Sendable {
  /// The most bytes of an address, both as given and as it is written (what is encoded grows).
  package static let lengthLimit = 8_192

  /// The ports of public machines at which pages are served by custom.
  package static let usualPorts: [UInt16] = [80, 443, 8080, 8443]

  /// Whether private machines may be asked too, at any port.
  ///
  /// Then only scheme, length and form are checked.
  package let allowsPrivate: Bool

  /// Makes the rules.
  package init(allowsPrivate: Bool = false) {
    self.allowsPrivate = allowsPrivate
  }

  /// Reads an address that may be asked for, without the user name and password that it might name.
  ///
  /// Zone identifiers are refused as such also where private machines are allowed: no form of them is an address
  /// of the web.
  package func address(
    _ text: String, base: WebAddress? = nil
  ) throws(AddressRefusal) -> WebAddress {
    try Self.checkLength(text)
    if text.utf8.contains(0) { throw .nul }
    let address: WebAddress
    do {
      address = try WebAddress(parsing: text, base: base)
    } catch .zoneIdentifier(let text) {
      throw .zoneIdentifier(text)
    } catch {
      throw .malformed(error)
    }
    if let refusal = refusal(of: address) { throw refusal }
    return address.withoutCredentials
  }

  /// Why an address may not be asked for; nil if it may, as far as can be told without looking its name up.
  package func refusal(of address: WebAddress) -> AddressRefusal? {
    do { try Self.checkLength(address.href) } catch { return error }
    guard address.isWeb else { return .scheme(address.scheme) }
    switch address.host {
    case .address(let ip):
      if let refusal = refusal(of: ip) { return refusal }
    case .domain(let name):
      if !allowsPrivate, Self.isLocal(name) { return .localName(name) }
    case .opaque, .empty, nil: return .malformed(.noHost)
    }
    guard !allowsPrivate, let port = address.effectivePort, !Self.usualPorts.contains(port) else {
      return nil
    }
    return .port(port)
  }

  /// Why an IP address may not be connected to; nil if it may.
  package func refusal(of address: IPAddress) -> AddressRefusal? {
    if allowsPrivate { return nil }
    return SpecialPurpose(address).map { .address(address, $0) }
  }

  /// `localhost` and the names below it, which RFC 6761 keeps for the machine itself.
  private static func isLocal(_ name: String) -> Bool {
    let name = name.hasSuffix(".") ? String(name.dropLast()) : name
    return name == "localhost" || name.hasSuffix(".localhost")
  }

  private static func checkLength(_ text: String) throws(AddressRefusal) {
    let bytes = text.utf8.count
    if bytes > lengthLimit { throw .tooLong(bytes: bytes, limit: lengthLimit) }
  }
}
