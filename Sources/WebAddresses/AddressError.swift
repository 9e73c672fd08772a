/// What keeps a text from being an address: the facts, of which words can be made.
package enum AddressError: Error, Hashable, Sendable {
  /// The text names no scheme, and there is no base address that it could be relative to.
  case noScheme
  /// The text is relative, but its base, of this scheme, has no path that could be left (`mailto:`).
  case baseWithoutPath(scheme: String)
  /// A host must stand where none does.
  case noHost
  /// The host holds a character that no host may hold.
  case hostCharacter(Unicode.Scalar)
  /// The host is not a name that IDNA allows; as it stood, percent-encoded or not.
  case notDomain(String)
  /// The host ends in a number, but is no IPv4 address in any of its forms.
  case notIPv4(String)
  /// What stands in brackets is no IPv6 address.
  case notIPv6(String)
  /// An IPv6 address names a network interface of one machine (`fe80::1%eth0`); this is the whole of it.
  case zoneIdentifier(String)
  /// An opening bracket is not closed at the end of the host.
  case unclosedBracket
  /// The port is not made of digits.
  case portNotNumber(String)
  /// The port is above 65,535.
  case portTooLarge(String)
  /// The text has more bytes than are read.
  case tooLong(bytes: Int, limit: Int)
}
