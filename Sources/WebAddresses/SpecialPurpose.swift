/// What an IP address is for that is not the address of a public machine.
///
/// By the IANA registries of special-purpose addresses, IPv4
/// (https://www.iana.org/assignments/iana-ipv4-special-registry) and IPv6
/// (https://www.iana.org/assignments/iana-ipv6-special-registry), of multicast addresses, and of IPv6 unicast
/// assignments: of IPv6 only 2000::/3 is given to machines.
package enum SpecialPurpose: String, CaseIterable, Sendable {
  /// The machine itself, before it knows its address (RFC 791, 1122, 4291).
  case unspecified
  /// The machine itself (RFC 1122, 4291).
  case loopback
  /// A private network (RFC 1918, 4193).
  case privateNetwork
  /// The network behind a provider's address translation (RFC 6598).
  case carrierNAT
  /// The cable or radio network that the machine is on (RFC 3927, 4291).
  case linkLocal
  /// A service that tells machines in data centres what they are, passwords included. Each lies in a range that is
  /// refused anyway, but for that of Azure.
  case metadata
  /// Kept for protocols of the IETF (RFC 6890, 2928), among them Teredo (RFC 4380).
  case protocolAssignment
  /// For examples in texts (RFC 5737, 3849, 9637).
  case documentation
  /// For measuring (RFC 2544, 5180).
  case benchmarking
  /// All machines of a group (RFC 5771, 4291).
  case multicast
  /// All machines of the network (RFC 919).
  case broadcast
  /// Holds an IPv4 address that the check would not see (RFC 4291, 3056, 6052, 8215).
  case embedded
  /// The private network of a site, given up (RFC 3879).
  case siteLocal
  /// Where packets are thrown away (RFC 6666).
  case discard
  /// Routes inside one network (RFC 9602).
  case segmentRouting
  /// Kept for the future, or not given to anybody.
  case reserved

  /// What an address is for, nil where it is that of a public machine.
  package init?(_ address: IPAddress) {
    if let block = Self.blocks.first(where: { $0.contains(address) }) {
      self = block.purpose
    } else if case .v6(let high, _) = address, high >> 61 != 0b001 {
      self = .reserved
    } else {
      return nil
    }
  }

  /// The blocks, smaller ones before those that they lie in.
  private static let blocks: [AddressBlock] = [
    // Where metadata is: AWS and most others, AWS containers, Oracle, Alibaba, Azure; AWS and Google by IPv6.
    AddressBlock("169.254.169.254/32", .metadata), AddressBlock("169.254.170.2/32", .metadata),
    AddressBlock("192.0.0.192/32", .metadata), AddressBlock("100.100.100.200/32", .metadata),
    AddressBlock("168.63.129.16/32", .metadata), AddressBlock("fd00:ec2::254/128", .metadata),
    AddressBlock("fd20:ce::254/128", .metadata),

    AddressBlock("0.0.0.0/8", .unspecified), AddressBlock("10.0.0.0/8", .privateNetwork),
    AddressBlock("100.64.0.0/10", .carrierNAT), AddressBlock("127.0.0.0/8", .loopback),
    AddressBlock("169.254.0.0/16", .linkLocal), AddressBlock("172.16.0.0/12", .privateNetwork),
    AddressBlock("192.0.0.0/24", .protocolAssignment),
    AddressBlock("192.0.2.0/24", .documentation), AddressBlock("192.88.99.0/24", .embedded),
    AddressBlock("192.168.0.0/16", .privateNetwork), AddressBlock("198.18.0.0/15", .benchmarking),
    AddressBlock("198.51.100.0/24", .documentation),
    AddressBlock("203.0.113.0/24", .documentation), AddressBlock("224.0.0.0/4", .multicast),
    AddressBlock("255.255.255.255/32", .broadcast), AddressBlock("240.0.0.0/4", .reserved),

    AddressBlock("::/128", .unspecified), AddressBlock("::1/128", .loopback),
    AddressBlock("::/96", .embedded), AddressBlock("::ffff:0:0/96", .embedded),
    AddressBlock("::ffff:0:0:0/96", .embedded), AddressBlock("64:ff9b::/96", .embedded),
    AddressBlock("64:ff9b:1::/48", .embedded), AddressBlock("100::/64", .discard),
    AddressBlock("2001:2::/48", .benchmarking), AddressBlock("2001::/23", .protocolAssignment),
    AddressBlock("2001:db8::/32", .documentation), AddressBlock("2002::/16", .embedded),
    AddressBlock("3fff::/20", .documentation), AddressBlock("5f00::/16", .segmentRouting),
    AddressBlock("fc00::/7", .privateNetwork), AddressBlock("fe80::/10", .linkLocal),
    AddressBlock("fec0::/10", .siteLocal), AddressBlock("ff00::/8", .multicast),
  ]
}

/// The addresses that begin alike, and what they are for.
private struct AddressBlock: Sendable {
  let start: IPAddress
  let bits: Int
  let purpose: SpecialPurpose

  /// A block as the registries write it; a mistake in one is a mistake of this file.
  init(_ text: String, _ purpose: SpecialPurpose) {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let start = IPAddress(String(parts[0])), let bits = Int(parts[1]) else {
      preconditionFailure("\(text) is no block of addresses")
    }
    self.start = start
    self.bits = bits
    self.purpose = purpose
  }

  func contains(_ address: IPAddress) -> Bool {
    switch (start, address) {
    case (.v4(let start), .v4(let number)): (start ^ number) >> UInt32(32 - bits) == 0
    case (.v6(let high, let low), .v6(let otherHigh, let otherLow)):
      (high ^ otherHigh) >> UInt64(64 - min(bits, 64)) == 0
        && (low ^ otherLow) >> UInt64(64 - max(bits - 64, 0)) == 0
    default: false
    }
  }
}
