/// Why nothing is asked of an address: the facts, of which words can be made.
package enum AddressRefusal: Error, Hashable, Sendable {
  /// It is no address.
  case malformed(AddressError)
  /// The address has more bytes, as given or as it would be sent, than are asked for.
  case tooLong(bytes: Int, limit: Int)
  /// The text holds a NUL, which other programs take for its end.
  case nul
  /// The scheme is neither http nor https.
  case scheme(String)
  /// No pages are served at this port by custom.
  case port(UInt16)
  /// The name stands for the machine itself, whatever a name server says.
  case localName(String)
  /// The address names a network interface of this machine (`fe80::1%eth0`).
  case zoneIdentifier(String)
  /// The IP address is not that of a public machine.
  case address(IPAddress, SpecialPurpose)
}
