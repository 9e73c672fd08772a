internal import Glibc
package import WebAddresses

/// Decides which addresses of the Internet may be connected to, looking at the very ones that connections are made to:
/// after names are resolved, for each request and each redirect.
package struct ConnectionGuard: Sendable {
  /// What may be asked for.
  package var rules: AddressRules
  /// A port of this machine to which every IPv4 connection that is allowed is led instead: for tests, which must reach
  /// no address of the Internet.
  package var detour: UInt16?

  /// Makes a guard; without arguments one that lets through public addresses only.
  package init(rules: AddressRules = AddressRules(), detour: UInt16? = nil) {
    self.rules = rules
    self.detour = detour
  }

  /// Whether a socket's address may be connected to; it may be changed to where the detour leads.
  ///
  /// - Throws: why it must not be.
  func admit(
    _ socketAddress: UnsafeMutableRawBufferPointer, family: Int32
  ) throws(FetchFault) {
    let place: Range<Int>
    switch family {
    case AF_INET: place = 4..<8
    case AF_INET6: place = 8..<24
    default: throw .notInternet
    }
    guard socketAddress.count >= place.upperBound,
      let address = unsafe IPAddress(networkBytes: Array(socketAddress[place]))
    else { throw .notInternet }
    if let refusal = rules.refusal(of: address) { throw .address(refusal) }
    guard let detour, family == AF_INET else { return }
    let bytes: [UInt8] = [UInt8(detour >> 8), UInt8(detour & 0xFF), 127, 0, 0, 1]
    for (index, byte) in bytes.enumerated() { unsafe socketAddress[2 + index] = byte }
  }
}
