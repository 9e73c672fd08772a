import Testing
import WebAddresses

@Suite struct SpecialPurposeTests {
  /// The first and last address of each block that is not public.
  @Test(
    arguments: [
      ("0.0.0.0", "0.255.255.255", .unspecified), ("10.0.0.0", "10.255.255.255", .privateNetwork),
      ("100.64.0.0", "100.127.255.255", .carrierNAT), ("127.0.0.0", "127.255.255.255", .loopback),
      ("169.254.0.0", "169.254.255.255", .linkLocal),
      ("172.16.0.0", "172.31.255.255", .privateNetwork),
      ("192.0.0.0", "192.0.0.255", .protocolAssignment),
      ("192.0.2.0", "192.0.2.255", .documentation), ("192.88.99.0", "192.88.99.255", .embedded),
      ("192.168.0.0", "192.168.255.255", .privateNetwork),
      ("198.18.0.0", "198.19.255.255", .benchmarking),
      ("198.51.100.0", "198.51.100.255", .documentation),
      ("203.0.113.0", "203.0.113.255", .documentation),
      ("224.0.0.0", "239.255.255.255", .multicast), ("240.0.0.0", "255.255.255.254", .reserved),
      ("255.255.255.255", "255.255.255.255", .broadcast),
      ("169.254.169.254", "169.254.169.254", .metadata),
      ("100.100.100.200", "100.100.100.200", .metadata),
      ("fd00:ec2::254", "fd00:ec2::254", .metadata),
      ("::", "::", .unspecified), ("::1", "::1", .loopback),
      ("::2", "::255.255.255.255", .embedded),
      ("::ffff:0.0.0.0", "::ffff:255.255.255.255", .embedded),
      ("64:ff9b::", "64:ff9b::ffff:ffff", .embedded),
      ("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", .embedded),
      ("100::", "100::ffff:ffff:ffff:ffff", .discard),
      ("2001::", "2001:1:ffff:ffff:ffff:ffff:ffff:ffff", .protocolAssignment),
      ("2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff", .benchmarking),
      ("2001:3::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", .protocolAssignment),
      ("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", .documentation),
      ("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .embedded),
      ("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", .documentation),
      ("4000::", "4000::", .reserved), ("1fff::", "1fff:ffff::", .reserved),
      ("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .privateNetwork),
      ("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .linkLocal),
      ("fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .siteLocal),
      ("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .multicast),
    ] as [(String, String, SpecialPurpose)])
  func blocks(_ first: String, _ last: String, _ purpose: SpecialPurpose) throws {
    #expect(SpecialPurpose(try #require(IPAddress(first))) == purpose)
    #expect(SpecialPurpose(try #require(IPAddress(last))) == purpose)
  }

  /// Public addresses, among them the neighbours of blocks that are not.
  @Test(arguments: [
    "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
    "191.255.255.255", "192.0.1.0", "192.0.1.255", "192.0.3.0", "192.88.98.255", "192.88.100.0",
    "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255",
    "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255", "2000::", "2001:200::",
    "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::", "2001:ffff::", "2003::",
    "2606:2800:220:1:248:1893:25c8:1946", "3ffe:ffff::", "3fff:1000::",
  ])
  func publicAddresses(_ text: String) throws {
    #expect(SpecialPurpose(try #require(IPAddress(text))) == nil)
  }

  @Test func bytesOfSocketAddresses() {
    #expect(IPAddress(networkBytes: [192, 0, 2, 1]) == IPAddress("192.0.2.1"))
    let bytes: [UInt8] = [0x20, 1, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F]
    #expect(IPAddress(networkBytes: bytes) == IPAddress("2001:db8::7f"))
    #expect(IPAddress(networkBytes: [1, 2, 3]) == nil)
    #expect(IPAddress(networkBytes: []) == nil)
  }

  @Test(
    arguments: [
      ("127.1", "127.0.0.1"), ("0x7F.1", "127.0.0.1"), ("017700000001", "127.0.0.1"),
      ("[2001:DB8::0001]", "2001:db8::1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
      ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("0:0:1:0:0:1:0:0", "::1:0:0:1:0:0"),
      ("::", "::"), ("::192.0.2.1", "::c000:201"), ("1::", "1::"),
      ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
      ("", nil), ("name", nil), ("1.2.3.4.5", nil), ("1.2.3.256", nil), ("4294967296", nil),
      ("09", nil), ("1:2:3:4:5:6:7:8::", nil), ("::1:2:3:4:5:6:7:8", nil), ("1::2::3", nil),
      (":1", nil), ("1:", nil), ("12345::", nil), ("::1.2.3", nil), ("::1.2.3.04", nil),
      ("fe80::1%eth0", nil), ("1:2:3:4:5:6:7:1.2.3.4", nil),
    ] as [(String, String?)])
  func readAndWritten(_ text: String, _ written: String?) {
    #expect(IPAddress(text)?.description == written)
  }
}
