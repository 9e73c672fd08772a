import Testing
import WebAddresses

@Suite struct AddressRulesTests {
  static func refusal(_ text: String, _ rules: AddressRules = AddressRules()) -> AddressRefusal? {
    do {
      _ = try rules.address(text)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      ("ftp://example.org/", .scheme("ftp")), ("file:///etc/passwd", .scheme("file")),
      ("mailto:a@example.org", .scheme("mailto")), ("http://example.org:22/", .port(22)),
      ("https://example.org:80/", nil), ("http://example.org:8443/", nil),
      ("http://example.org:0/", .port(0)), ("http://LocalHost/", .localName("localhost")),
      ("http://a.b.localhost./", .localName("a.b.localhost.")), ("http://notlocalhost/", nil),
      ("http://[fe80::1%25eth0]/", .zoneIdentifier("fe80::1%25eth0")),
      ("http://example.org/\0", .nul), ("//example.org/", .malformed(.noScheme)),
      ("http://", .malformed(.noHost)), ("http://0x7f.1/", .address(.v4(0x7F00_0001), .loopback)),
      ("http://[::1]/", .address(.v6(high: 0, low: 1), .loopback)),
      ("http://169.254.169.254/", .address(.v4(0xA9FE_A9FE), .metadata)),
    ] as [(String, AddressRefusal?)])
  func refusals(_ text: String, _ wanted: AddressRefusal?) {
    #expect(Self.refusal(text) == wanted)
  }

  @Test(arguments: ["http://localhost:6379/", "http://127.0.0.1:8000/", "http://10.0.0.1/"])
  func privateMachinesOnRequest(_ text: String) {
    #expect(Self.refusal(text) != nil)
    #expect(Self.refusal(text, AddressRules(allowsPrivate: true)) == nil)
  }

  @Test func otherSchemesOnNoRequest() {
    let rules = AddressRules(allowsPrivate: true)
    #expect(Self.refusal("file:///etc/passwd", rules) == .scheme("file"))
    #expect(Self.refusal("http://[fe80::1%25lo]/", rules) == .zoneIdentifier("fe80::1%25lo"))
  }

  /// The limit holds for what is given and for what would be sent.
  @Test func length() {
    let limit = AddressRules.lengthLimit
    let start = "http://example.org/"
    let fits = start + String(repeating: "a", count: limit - start.utf8.count)
    #expect(Self.refusal(fits) == nil)
    #expect(Self.refusal(fits + "a") == .tooLong(bytes: limit + 1, limit: limit))
    let grows = start + String(repeating: "ä", count: 2_000)
    #expect(Self.refusal(grows) == .tooLong(bytes: start.utf8.count + 12_000, limit: limit))
  }

  @Test func credentialsAreNotKept() throws {
    let address = try AddressRules().address("http://user:word@example.org:8080/a?b#c")
    #expect(address.href == "http://example.org:8080/a?b#c")
    #expect(address.hostname == "example.org" && address.port == 8080)
  }

  @Test func relativeAddresses() throws {
    let base = try #require(WebAddress("https://example.org/a/"))
    #expect(try AddressRules().address("b", base: base).href == "https://example.org/a/b")
    #expect(throws: AddressRefusal.address(.v4(0x0A00_0001), .privateNetwork)) {
      try AddressRules().address("//10.0.0.1/", base: base)
    }
  }
}
